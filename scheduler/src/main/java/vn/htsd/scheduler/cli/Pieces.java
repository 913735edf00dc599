package vn.htsd.scheduler.cli;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import vn.htsd.data.finding.Finding;
import vn.htsd.data.finding.Severity;
import vn.htsd.ingest.IngestSummary;
import vn.htsd.ingest.Replayed;
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

    /** Tells of the files of a run as soon as they are landed: whatever happens afterwards, somebody has heard of them. */
    void ingestedBefore(IngestSummary summary) {
        if (summary.total() > 0) {
            ingested(summary);
        }
    }

    void replayed(Replayed replayed) {
        var files = replayed.files();
        htsd.print(
                "ingest.replayed",
                files.total(),
                files.accepted(),
                files.partly(),
                files.returned(),
                files.duplicates(),
                files.documents());
        if (replayed.kept() > 0) {
            htsd.print("ingest.replay_kept", replayed.kept());
        }
        replayed.answers()
                .ifPresentOrElse(
                        answers -> htsd.print(
                                "ingest.replay_changed",
                                replayed.nowAccepted(),
                                replayed.nowReturned(),
                                htsd.workspace().outbox().resolve(answers)),
                        () -> htsd.print("ingest.replay_same"));
    }

    /** Every file with all that an officer should look at. */
    void validated(IngestSummary summary) {
        if (summary.total() == 0) {
            htsd.print("validate.nothing");
            return;
        }
        summary.files().stream().limit(FILES_SHOWN).forEach(file -> {
            htsd.print("validate.file." + file.status(), file.file());
            judged(file.findings().stream()
                    .filter(finding -> finding.rule().severity() != Severity.INFO)
                    .sorted(Comparator.comparing(finding -> finding.rule().severity()))
                    .toList());
        });
        if (summary.total() > 1) {
            htsd.print(
                    "validate.counts", summary.accepted(), summary.partly(), summary.returned(), summary.documents());
        }
        long hidden = summary.total() - Math.min(FILES_SHOWN, summary.files().size());
        if (hidden > 0) {
            htsd.print("validate.more_files", hidden);
        }
    }

    /** Errors and warnings, errors first, each called what it is. */
    private void judged(List<Finding> findings) {
        findings.stream().limit(FINDINGS_SHOWN).forEach(finding -> htsd.streams()
                .out()
                .println(
                        "  " + htsd.text("validate.severity." + finding.rule().severity()) + ": " + sentence(finding)));
        if (findings.size() > FINDINGS_SHOWN) {
            long errors = findings.stream()
                    .skip(FINDINGS_SHOWN)
                    .filter(Finding::isError)
                    .count();
            htsd.print("validate.more_findings", errors, findings.size() - FINDINGS_SHOWN - errors);
        }
    }

    private String sentence(Finding finding) {
        return (finding.place().isEmpty() ? "" : finding.place() + ": ") + finding.message(htsd.locale());
    }

    private static boolean needsCorrection(IngestSummary.FileResult file) {
        return file.status() == IngestSummary.FileStatus.RETURNED || file.status() == IngestSummary.FileStatus.PARTLY;
    }

    private void file(IngestSummary.FileResult file) {
        htsd.print("ingest.file." + file.status(), file.file());
        sentences(file.findings().stream().filter(Finding::isError).toList());
    }

    private void sentences(List<Finding> errors) {
        errors.stream()
                .limit(FINDINGS_SHOWN)
                .forEach(finding -> htsd.streams().out().println("  " + sentence(finding)));
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

    /** What came after the ingest, of which {@link #ingestedBefore} told; @return the exit code */
    int outcome(Pipeline.Outcome outcome) {
        if (outcome.nothingNew()) {
            htsd.print("run.nothing_new");
            return 0;
        }
        outcome.transform().ifPresent(this::built);
        if (!outcome.reports().written().isEmpty()) {
            htsd.print("run.reports");
            written(outcome.reports().written());
        }
        return outcome.ingest().anyReturned() ? IngestCommand.SOME_RETURNED : 0;
    }
}
