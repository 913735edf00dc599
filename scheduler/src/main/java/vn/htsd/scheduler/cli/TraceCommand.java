package vn.htsd.scheduler.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import vn.htsd.data.problem.Category;
import vn.htsd.data.problem.HtsdException;
import vn.htsd.data.problem.Message;
import vn.htsd.reports.query.AnalystSql;
import vn.htsd.reports.trace.FigureFile;
import vn.htsd.reports.trace.FigureList;
import vn.htsd.reports.trace.Trace;
import vn.htsd.reports.trace.Tracer;
import vn.htsd.scheduler.app.Assembly;

@Command(name = "trace", abbreviateSynopsis = true, sortOptions = false)
final class TraceCommand implements Callable<Integer> {
    private final Htsd htsd;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @ArgGroup(exclusive = true, multiplicity = "1")
    private Asked asked = new Asked();

    @Option(names = "--where", paramLabel = "SQL")
    private @Nullable String where;

    @Option(names = "--column", paramLabel = "COLUMN")
    private @Nullable String column;

    @Option(names = "--no-cells")
    private boolean withoutCells;

    @Mixin
    private final ReleaseOption release = new ReleaseOption();

    @Option(names = "-o", paramLabel = "table|csv|json", defaultValue = "table")
    private TracePrinter.Form form = TracePrinter.Form.TABLE;

    /** What is traced. */
    static final class Asked {
        @Option(names = "--table", paramLabel = "TABLE")
        private @Nullable String table;

        @Option(names = "--figure", paramLabel = "ID")
        private @Nullable String figure;
    }

    TraceCommand(Htsd htsd) {
        this.htsd = htsd;
    }

    @Override
    public Integer call() {
        if (asked.figure != null && (where != null || column != null)) {
            throw new Misuse(spec.commandLine(), "trace.figure_alone");
        }
        if (where != null && where.isBlank()) {
            throw new Misuse(spec.commandLine(), "trace.blank");
        }
        var assembly = release.reading(htsd);
        try (var sql = assembly.sql()) {
            var printer = new TracePrinter(htsd, form, withoutCells ? null : assembly.archivedCells());
            return asked.figure == null ? rows(sql, printer) : figure(assembly, sql, asked.figure, printer);
        }
    }

    private int rows(AnalystSql sql, TracePrinter printer) {
        var trace = new Tracer(sql).rows(String.valueOf(asked.table), column, where == null ? "true" : where);
        printer.print(trace, Optional.empty());
        return 0;
    }

    private int figure(Assembly assembly, AnalystSql sql, String id, TracePrinter printer) {
        var list = new FigureFile(assembly.workspace().reports())
                .listOf(id)
                .orElseThrow(
                        () -> problem("no_figure_list", id, assembly.workspace().reports()));
        var entry = list.entry(id).orElseThrow(() -> problem("no_figure", id, list.report(), like(list, id)));
        var trace = new Tracer(sql).figure(entry.figure());
        printer.print(trace, Optional.of(entry));
        if (agrees(trace)) {
            return 0;
        }
        htsd.tell("trace.differs", list.build());
        return 1;
    }

    private static boolean agrees(Trace trace) {
        return trace.quantities().stream().allMatch(quantity -> TracePrinter.agrees(trace, quantity));
    }

    /** Figures of the section that was asked for, to choose from. */
    private static String like(FigureList list, String id) {
        var section = id.contains(".") ? id.substring(0, id.lastIndexOf('.')) : id;
        var near = list.entries().stream()
                .map(FigureList.Entry::id)
                .filter(each -> each.startsWith(section))
                .limit(10)
                .toList();
        return String.join(
                ", ",
                near.isEmpty()
                        ? list.entries().stream()
                                .map(FigureList.Entry::id)
                                .limit(10)
                                .toList()
                        : near);
    }

    private static HtsdException problem(String key, Object... arguments) {
        return new HtsdException(Category.INPUT, Message.of(Problems.BUNDLE, key, arguments));
    }
}
