package vn.htsd.scheduler.app;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.locality.LocalityLevel;
import vn.htsd.data.progress.Progress;
import vn.htsd.data.release.Release;
import vn.htsd.ingest.Ingest;
import vn.htsd.ingest.IngestSummary;
import vn.htsd.ingest.Replayed;
import vn.htsd.reports.Reports;
import vn.htsd.reports.render.Format;
import vn.htsd.scheduler.lineage.Begun;
import vn.htsd.scheduler.lineage.Data;
import vn.htsd.transform.TransformSummary;

/** The steps of the road, each of which tells the lineage what it read and wrote. */
public final class Steps {
    private final Assembly assembly;
    private final @Nullable Begun parent;

    /** Steps that stand alone. */
    public Steps(Assembly assembly) {
        this(assembly, null);
    }

    /** @param parent the run that they are parts of; null for none */
    Steps(Assembly assembly, @Nullable Begun parent) {
        this.assembly = assembly;
        this.parent = parent;
    }

    public IngestSummary ingest(Path inbox, @Nullable String channel, @Nullable String sender, Progress progress) {
        var request =
                new Ingest.Request(inbox, channel, sender, assembly.config().threads());
        var workspace = assembly.workspace();
        return assembly.lineage()
                .told(
                        "ingest",
                        parent,
                        List.of(Data.archive(workspace)),
                        begun -> assembly.ingest().run(request, progress),
                        summary -> summary.batch().isPresent() ? Data.landing(workspace) : List.of());
    }

    /** Reads the archive again. */
    public Replayed replay(@Nullable Instant since, Progress progress) {
        var workspace = assembly.workspace();
        return assembly.lineage()
                .told(
                        "ingest.replay",
                        parent,
                        List.of(Data.archive(workspace)),
                        begun -> assembly.ingest()
                                .replay(since, assembly.config().threads(), progress),
                        replayed -> Data.landing(workspace));
    }

    public TransformSummary transform(@Nullable Instant asOf, Progress progress) {
        var workspace = assembly.workspace();
        var inputs = new java.util.ArrayList<>(Data.landing(workspace));
        inputs.add(Data.reference(workspace));
        inputs.add(Data.decisions(workspace));
        return assembly.lineage()
                .told(
                        "transform",
                        parent,
                        inputs,
                        begun -> assembly.transform().run(asOf, progress),
                        summary -> summary.unchanged() ? List.of() : Data.published(workspace, summary.buildId()));
    }

    public List<Path> national(int campaign, Set<Format> formats, Locale locale, Progress progress) {
        return report("report.national", () -> {
            var since = new Revisions(assembly.workspace()).sinceLastRelease(campaign);
            return assembly.reports().national(campaign, since.orElse(null), formats, locale, progress);
        });
    }

    public List<Path> trend(int from, int to, Set<Format> formats, Locale locale, Progress progress) {
        return report("report.trend", () -> assembly.reports().trend(from, to, formats, locale, progress));
    }

    public List<Path> status(int campaign, Set<Format> formats, Locale locale, Progress progress) {
        return report("report.status", () -> assembly.reports().status(campaign, formats, locale, progress));
    }

    public List<Path> quality(int campaign, Set<Format> formats, Locale locale, Progress progress) {
        return report("report.quality", () -> assembly.reports().quality(campaign, formats, locale, progress));
    }

    /** @param newer null for the published build */
    public List<Path> revision(
            Release older, @Nullable Release newer, Set<Format> formats, Locale locale, Progress progress) {
        return report("report.diff", () -> assembly.reports()
                .revision(new Revisions(assembly.workspace()).between(older, newer), formats, locale, progress));
    }

    /** Those of all provinces, or communes, where {@code code} is null. */
    public Reports.Outcome places(
            int campaign,
            LocalityLevel level,
            @Nullable String code,
            Set<Format> formats,
            Locale locale,
            Progress progress) {
        return assembly.lineage()
                .told(
                        "report." + level.code(),
                        parent,
                        Data.published(assembly.workspace(), null),
                        begun -> assembly.reports()
                                .places(
                                        campaign,
                                        level,
                                        code,
                                        formats,
                                        assembly.config().threads(),
                                        locale,
                                        progress),
                        outcome -> outcome.written().stream().map(Data::report).toList());
    }

    private List<Path> report(String job, Supplier<List<Path>> work) {
        return assembly.lineage()
                .told(
                        job,
                        parent,
                        Data.published(assembly.workspace(), null),
                        begun -> work.get(),
                        paths -> paths.stream().map(Data::report).toList());
    }
}
