package vn.htsd.ingest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import vn.htsd.data.campaign.CampaignCatalogue;
import vn.htsd.data.finding.Finding;
import vn.htsd.data.finding.Rule;
import vn.htsd.ingest.IngestSummary.FileResult;
import vn.htsd.ingest.IngestSummary.FileStatus;
import vn.htsd.ingest.IngestSummary.ReportResult;
import vn.htsd.ingest.check.Outcome;

/** What became of a file, in the words of a summary. */
final class Results {
    private Results() {}

    static FileStatus status(ReadFile read) {
        if (read.isOpenedParcel()) {
            return FileStatus.PARCEL;
        }
        if (read.document()) {
            return FileStatus.DOCUMENT;
        }
        long accepted = read.outcomes().stream()
                .filter(Outcome.Accepted.class::isInstance)
                .count();
        if (accepted == read.outcomes().size()) {
            return FileStatus.ACCEPTED;
        }
        return accepted == 0 ? FileStatus.RETURNED : FileStatus.PARTLY;
    }

    static FileResult of(ReadFile read) {
        var findings = new ArrayList<Finding>(read.remarks());
        read.outcomes().forEach(outcome -> findings.addAll(outcome.findings()));
        return new FileResult(
                read.claimed().name(),
                status(read),
                read.outcomes().stream().map(Results::of).toList(),
                findings);
    }

    private static ReportResult of(Outcome outcome) {
        return outcome.match(
                accepted -> {
                    var report = accepted.report();
                    return new ReportResult(
                            report.reporter().name(),
                            report.campaignYear(),
                            report.kind().code(),
                            report.isMemo() ? "memo" : "accepted");
                },
                returned -> new ReportResult(
                        returned.known().reporterName(),
                        returned.known().campaignYear(),
                        returned.known().kind(),
                        "returned"));
    }

    /** @param earlier when these bytes came first */
    static FileResult duplicate(ReadFile read, Instant earlier) {
        var day = earlier.atZone(CampaignCatalogue.ZONE).toLocalDate();
        return new FileResult(
                read.claimed().name(),
                FileStatus.DUPLICATE,
                List.of(),
                List.of(Finding.of(Rule.DUPLICATE_FILE, "", null, day)));
    }
}
