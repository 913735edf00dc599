package vn.htsd.ingest.check;

import org.jspecify.annotations.Nullable;
import vn.htsd.data.report.Report;

/** As much as is known of who sent a returned report, and for when; null where the file does not tell. */
public record Known(
        @Nullable String form,
        @Nullable Integer campaignYear,
        @Nullable String kind,
        @Nullable String nature,
        @Nullable Integer revision,
        @Nullable String held,
        @Nullable String reporterCode,
        @Nullable Boolean provisional,
        @Nullable String reporterName,
        @Nullable String reporterType,
        @Nullable String reporterLevel,
        @Nullable String localityKey,
        @Nullable String reportsTo,
        @Nullable String countedIn,
        @Nullable String relayedBy,
        boolean synthetic) {
    /** Of a file that could not be read, nothing is known. */
    public static final Known NOTHING =
            new Known(null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, false);

    /** What an accepted report tells, of one that goes back all the same. */
    static Known of(Report report) {
        var reporter = report.reporter();
        return new Known(
                report.form(),
                report.campaignYear(),
                report.kind().code(),
                report.nature().code(),
                report.revision(),
                report.held().code(),
                reporter.code(),
                reporter.provisional(),
                reporter.name(),
                reporter.type(),
                reporter.level().code(),
                reporter.localityKey(),
                reporter.reportsTo(),
                reporter.countedIn(),
                report.relayedBy(),
                report.synthetic());
    }
}
