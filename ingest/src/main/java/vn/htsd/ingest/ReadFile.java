package vn.htsd.ingest;

import java.util.List;
import vn.htsd.ingest.check.Outcome;
import vn.htsd.ingest.land.ArchivedFile;

/**
 * A claimed file, archived and read.
 *
 * @param document the signed report itself, without figures
 */
record ReadFile(ClaimedFile claimed, ArchivedFile archived, boolean document, List<Outcome> outcomes) {
    ReadFile {
        outcomes = List.copyOf(outcomes);
    }
}
