package vn.htsd.ingest;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.htsd.ingest.IngestSummary.FileResult;
import vn.htsd.ingest.IngestSummary.FileStatus;

/** Counts what became of the files, and keeps those lines that somebody should look at. */
final class Tally {
    private final boolean keepAll;
    private final Map<FileStatus, Integer> counts = new EnumMap<>(FileStatus.class);
    private final List<FileResult> files = new ArrayList<>();

    Tally(long total) {
        this.keepAll = total <= IngestSummary.FILES_KEPT;
    }

    void add(FileResult result) {
        counts.merge(result.status(), 1, Integer::sum);
        if (keepAll || result.status() != FileStatus.ACCEPTED) {
            files.add(result);
        }
    }

    private int count(FileStatus status) {
        return counts.getOrDefault(status, 0);
    }

    IngestSummary summary(Optional<String> batch) {
        return new IngestSummary(
                batch,
                count(FileStatus.ACCEPTED),
                count(FileStatus.PARTLY),
                count(FileStatus.RETURNED),
                count(FileStatus.DUPLICATE),
                count(FileStatus.DOCUMENT),
                files);
    }
}
