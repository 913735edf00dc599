package vn.htsd.ingest.land;

import java.util.List;
import vn.htsd.ingest.check.Outcome;

/**
 * One file with what became of it.
 *
 * @param status as written to {@code files.tsv}: accepted, returned, partly, duplicate, document
 * @param outcomes its reports in their order; none for a duplicate or a document
 */
public record LandedFile(ArchivedFile file, String status, List<Outcome> outcomes) {
    public LandedFile {
        outcomes = List.copyOf(outcomes);
    }
}
