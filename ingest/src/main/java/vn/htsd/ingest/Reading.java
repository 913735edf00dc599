package vn.htsd.ingest;

import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import vn.htsd.ingest.IngestSummary.FileResult;
import vn.htsd.ingest.check.Outcome;
import vn.htsd.ingest.land.Batch;
import vn.htsd.ingest.land.LandedFile;

/** Reads the files of one claim into one batch, in their order, whatever thread is faster. */
record Reading(FileWork work, int threads) {
    /** Told of every file when it is in the batch. */
    interface Told {
        void of(FileResult result, LandedFile landed) throws IOException;
    }

    /** @param before what was loaded earlier, by content hash, with the moment of its first receipt */
    void into(Batch batch, List<ClaimedFile> files, Map<String, Instant> before, Told told) throws IOException {
        var loaded = new HashMap<>(before);
        var returned = new HashSet<String>();
        Ordered.run(
                files,
                threads,
                file -> work.on(file, before::containsKey),
                read -> take(read, loaded, returned, batch, told));
    }

    /** Runs in the order of the files, so that of two equal ones the first is loaded. */
    private static void take(ReadFile read, Map<String, Instant> loaded, Set<String> returned, Batch batch, Told told)
            throws IOException {
        if (read.isOpenedParcel()) {
            told.of(Results.of(read), new LandedFile(read.archived(), "parcel", List.of()));
            return;
        }
        var sha256 = read.archived().sha256();
        var earlier = loaded.get(sha256);
        var result = earlier == null ? Results.of(read) : Results.duplicate(read, earlier);
        var outcomes = earlier == null ? read.outcomes() : List.<Outcome>of();
        var landed = new LandedFile(
                read.archived(),
                result.status().name().toLowerCase(Locale.ROOT),
                outcomes,
                earlier == null ? read.signed() : null,
                earlier == null ? read.photos() : List.of());
        boolean isReturned = result.status() == IngestSummary.FileStatus.RETURNED;
        if (!isReturned) {
            loaded.putIfAbsent(sha256, read.archived().receipt().receivedAt());
        }
        // Landed once, but answered again: whoever else sent these bytes has to act on them too.
        boolean landedBefore = isReturned && !returned.add(sha256);
        batch.add(landedBefore ? new LandedFile(read.archived(), "duplicate", List.of()) : landed);
        told.of(result, landed);
    }
}
