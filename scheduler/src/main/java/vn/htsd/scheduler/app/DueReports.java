package vn.htsd.scheduler.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.approval.ApprovalLog;
import vn.htsd.data.progress.Progress;
import vn.htsd.data.theme.ThemeList;
import vn.htsd.data.workspace.Workspace;
import vn.htsd.reports.query.AnalystSql;
import vn.htsd.reports.render.Format;

/**
 * The reports that the published warehouse calls for: the national one of every campaign with a report in it, and the
 * trend over all. One that is younger than the warehouse, the settings, approvals and
 * templates is left alone.
 */
public final class DueReports {
    private static final String CAMPAIGNS =
            """
            select distinct campaign_year
            from submission
            where campaign_year is not null and status in ('accepted', 'superseded')
            order by campaign_year""";

    private static final Set<Format> PDF = Set.of(Format.PDF);

    private final Assembly assembly;
    private final Steps steps;

    public DueReports(Assembly assembly) {
        this(assembly, new Steps(assembly));
    }

    DueReports(Assembly assembly, Steps steps) {
        this.assembly = assembly;
        this.steps = steps;
    }

    /** What was made now, and what was still good. */
    public record Outcome(List<Path> written, List<Path> current) {
        public Outcome {
            written = List.copyOf(written);
            current = List.copyOf(current);
        }
    }

    /** Makes what is due; with no warehouse nothing is. */
    public Outcome make(Locale locale, Progress progress) {
        var workspace = assembly.workspace();
        if (!Files.isRegularFile(workspace.warehouse())) {
            return new Outcome(List.of(), List.of());
        }
        var written = new ArrayList<Path>();
        var current = new ArrayList<Path>();
        var campaigns = campaigns();
        for (int campaign : campaigns) {
            var file = workspace.reports().resolve(Integer.toString(campaign)).resolve("national.pdf");
            makeUnlessCurrent(file, () -> steps.national(campaign, PDF, locale, progress), written, current);
        }
        if (campaigns.size() > 1) {
            int from = campaigns.get(0);
            int to = campaigns.get(campaigns.size() - 1);
            var file = workspace.reports().resolve("trend-" + from + "-" + to + ".pdf");
            makeUnlessCurrent(file, () -> steps.trend(from, to, PDF, locale, progress), written, current);
        }
        return new Outcome(written, current);
    }

    /** The campaigns with at least one report that was not sent back. */
    public List<Integer> campaigns() {
        var years = new ArrayList<Integer>();
        try (var sql = assembly.sql()) {
            sql.query(CAMPAIGNS, new AnalystSql.RowSink() {
                @Override
                public void columns(List<AnalystSql.ColumnInfo> columns) {}

                @Override
                public void row(List<@Nullable Object> cells) {
                    if (cells.get(0) instanceof Number year) {
                        years.add(year.intValue());
                    }
                }
            });
        }
        return years;
    }

    private void makeUnlessCurrent(Path file, Supplier<List<Path>> report, List<Path> written, List<Path> current) {
        if (isCurrent(file, assembly.workspace())) {
            current.add(file);
        } else {
            written.addAll(report.get());
        }
    }

    private static boolean isCurrent(Path file, Workspace workspace) {
        return Files.exists(file)
                && sources(workspace).stream()
                        .filter(Files::exists)
                        .allMatch(source -> time(file).compareTo(time(source)) > 0);
    }

    /** Whatever a report could come out otherwise by. */
    private static List<Path> sources(Workspace workspace) {
        var sources = new ArrayList<>(List.of(
                workspace.warehouse(),
                workspace.configuration(),
                workspace.home().resolve(ThemeList.FILE),
                new ApprovalLog(workspace.decisions()).file(),
                workspace.releases(),
                workspace.templates()));
        if (Files.isDirectory(workspace.templates())) {
            try (var templates = Files.list(workspace.templates())) {
                templates.forEach(sources::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return sources;
    }

    private static FileTime time(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
