package vn.htsd.ingest;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.finding.Finding;

/**
 * What became of the files.
 *
 * @param batch id of the landed batch; empty where there was nothing to land
 * @param accepted files whose every report was loaded
 * @param partly files of which some reports were loaded
 * @param returned files sent back for correction
 * @param files one line a file that somebody should look at (all but plainly accepted ones), and for an inbox of up to
 *     {@link #FILES_KEPT} files all of them
 */
public record IngestSummary(
        Optional<String> batch,
        int accepted,
        int partly,
        int returned,
        int duplicates,
        int documents,
        List<FileResult> files) {
    /** So many files are listed in full; a whole season's list would not fit in memory or on a screen. */
    public static final int FILES_KEPT = 1_000;

    public IngestSummary {
        files = List.copyOf(files);
    }

    /** How a file ended. */
    public enum FileStatus {
        ACCEPTED,
        RETURNED,
        PARTLY,
        DUPLICATE,
        /** Opened: its files are counted by themselves, it is not. */
        PARCEL,
        DOCUMENT
    }

    /** One report in a file; fields are null where the file does not tell. */
    public record ReportResult(
            @Nullable String reporter, @Nullable Integer campaignYear, @Nullable String kind, String status) {}

    /** One file with its reports and findings. */
    public record FileResult(String file, FileStatus status, List<ReportResult> reports, List<Finding> findings) {
        public FileResult {
            reports = List.copyOf(reports);
            findings = List.copyOf(findings);
        }
    }

    /** How many files there were. */
    public int total() {
        return accepted + partly + returned + duplicates + documents;
    }

    /** Whether somebody has to correct something: the exit code is then 3. */
    public boolean anyReturned() {
        return returned + partly > 0;
    }
}
