package vn.htsd.scheduler.app;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import vn.htsd.data.progress.Progress;
import vn.htsd.ingest.IngestSummary;
import vn.htsd.transform.TransformSummary;

/** The whole road, once: inbox → landing → warehouse → reports. The caller holds the workspace lock. */
public final class Pipeline {
    private final Assembly assembly;

    public Pipeline(Assembly assembly) {
        this.assembly = assembly;
    }

    /** @param transform empty where nothing was ever landed */
    public record Outcome(IngestSummary ingest, Optional<TransformSummary> transform, DueReports.Outcome reports) {
        /** Whether this run found nothing to do. */
        public boolean nothingNew() {
            return ingest.total() == 0
                    && transform.map(TransformSummary::unchanged).orElse(true)
                    && reports.written().isEmpty();
        }
    }

    /** @param told hears of the files as soon as they are landed, long before the run ends or breaks off */
    public Outcome run(Locale locale, Progress progress, Consumer<IngestSummary> told) {
        return assembly.lineage()
                .told(
                        "run",
                        null,
                        List.of(),
                        begun -> run(new Steps(assembly, begun), locale, progress, told),
                        done -> List.of());
    }

    private Outcome run(Steps steps, Locale locale, Progress progress, Consumer<IngestSummary> told) {
        var ingested = steps.ingest(assembly.workspace().inbox(), null, null, progress);
        told.accept(ingested);
        var built = transform(steps, progress);
        var reports = new DueReports(assembly, steps).make(locale, progress);
        return new Outcome(ingested, built, reports);
    }

    /** Builds from all that was landed; empty where nothing ever was. */
    private Optional<TransformSummary> transform(Steps steps, Progress progress) {
        return Landed.isEmpty(assembly.workspace()) ? Optional.empty() : Optional.of(steps.transform(null, progress));
    }
}
