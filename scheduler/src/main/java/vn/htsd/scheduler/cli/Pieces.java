package vn.htsd.scheduler.cli;

import java.nio.file.Path;
import java.util.List;
import vn.htsd.data.finding.Finding;
import vn.htsd.ingest.IngestSummary;
import vn.htsd.scheduler.app.Pipeline;
import vn.htsd.transform.TransformSummary;

/** How results are told to people; several commands share these. */
final class Pieces {
    private static final int FILES_SHOWN = 20;
    private static final int FINDINGS_SHOWN = 10;

    private final Htsd htsd;

    Pieces(Htsd htsd) {
        this.htsd = htsd;
    }

    void ingested(IngestSummary summary) {
        if (summary.total() == 0) {
            htsd.print("ingest.nothing");
            return;
        }
        htsd.print(
                "ingest.counts",
                summary.accepted(),
                summary.partly(),
                summary.returned(),
                summary.duplicates(),
                summary.documents());
        var toCorrect = summary.files().stream().filter(Pieces::needsCorrection).toList();
        toCorrect.stream().limit(FILES_SHOWN).forEach(this::file);
        long hidden = summary.partly() + summary.returned() - Math.min(FILES_SHOWN, toCorrect.size());
        if (hidden > 0) {
            htsd.print("ingest.more_files", hidden);
        }
        if (summary.anyReturned()) {
            htsd.print("ingest.outbox", htsd.workspace().outbox());
        }
    }

    private static boolean needsCorrection(IngestSummary.FileResult file) {
        return file.status() == IngestSummary.FileStatus.RETURNED || file.status() == IngestSummary.FileStatus.PARTLY;
    }

    private void file(IngestSummary.FileResult file) {
        htsd.print("ingest.file." + file.status(), file.file());
        var errors = file.findings().stream().filter(Finding::isError).toList();
        errors.stream().limit(FINDINGS_SHOWN).forEach(finding -> htsd.streams()
                .out()
                .println("  " + (finding.place().isEmpty() ? "" : finding.place() + ": ")
                        + finding.message(htsd.locale())));
        if (errors.size() > FINDINGS_SHOWN) {
            htsd.print("ingest.more_findings", errors.size() - FINDINGS_SHOWN);
        }
    }

    void built(TransformSummary summary) {
        if (summary.unchanged()) {
            htsd.print("transform.unchanged", summary.buildId());
        } else {
            htsd.print(
                    "transform.built",
                    summary.buildId(),
                    summary.submissions(),
                    htsd.workspace().warehouse());
        }
    }

    void written(List<Path> files) {
        files.forEach(file -> htsd.streams().out().println(file));
    }

    /** @return the exit code */
    int outcome(Pipeline.Outcome outcome) {
        if (outcome.nothingNew()) {
            htsd.print("run.nothing_new");
            return 0;
        }
        ingested(outcome.ingest());
        outcome.transform().ifPresent(this::built);
        if (!outcome.reports().written().isEmpty()) {
            htsd.print("run.reports");
            written(outcome.reports().written());
        }
        return outcome.ingest().anyReturned() ? IngestCommand.SOME_RETURNED : 0;
    }
}
