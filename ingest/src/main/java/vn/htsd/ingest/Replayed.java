package vn.htsd.ingest;

import java.util.Optional;

/**
 * What became of an archive that was read again.
 *
 * @param files all that was read, as an ingest tells of it
 * @param kept claims that were not read again and stay as they were landed
 * @param nowAccepted files of which more is accepted than before
 * @param nowReturned files of which less is accepted than before
 * @param answers the directory of the outbox with the answers to these; empty where every file was judged as before
 */
public record Replayed(IngestSummary files, int kept, int nowAccepted, int nowReturned, Optional<String> answers) {}
