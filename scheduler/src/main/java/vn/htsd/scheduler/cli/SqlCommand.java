package vn.htsd.scheduler.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vn.htsd.data.problem.Category;
import vn.htsd.data.problem.HtsdException;
import vn.htsd.data.problem.Message;
import vn.htsd.data.workspace.Workspace;
import vn.htsd.scheduler.app.Assembly;

@Command(name = "sql", abbreviateSynopsis = true, sortOptions = false)
final class SqlCommand implements Callable<Integer> {
    private final Htsd htsd;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "QUERY", arity = "0..1")
    private @Nullable String query;

    @Option(names = "-o", paramLabel = "table|csv|json|parquet|xlsx", defaultValue = "table")
    private AnswerFormat format = AnswerFormat.TABLE;

    @Option(names = "--out", paramLabel = "FILE")
    private @Nullable Path file;

    @Mixin
    private final ReleaseOption release = new ReleaseOption();

    SqlCommand(Htsd htsd) {
        this.htsd = htsd;
    }

    @Override
    public Integer call() throws IOException {
        if (query != null && query.isBlank()) {
            throw new Misuse(spec.commandLine(), "sql.blank");
        }
        if (query != null && !format.isText() && file == null && htsd.streams().outIsTerminal()) {
            throw new Misuse(spec.commandLine(), "sql.needs_file", format.name().toLowerCase(java.util.Locale.ROOT));
        }
        requireDirectoryOf(file);
        var assembly = release.reading(htsd);
        requireOutside(assembly.workspace(), file);
        if (query == null) {
            return new SqlShell(htsd, assembly).run();
        }
        answer(assembly, query);
        return 0;
    }

    private static void requireDirectoryOf(@Nullable Path file) {
        var directory = file == null ? null : file.toAbsolutePath().getParent();
        if (directory != null && !Files.isDirectory(directory)) {
            throw new HtsdException(Category.INPUT, Message.of(Problems.BUNDLE, "no_directory", directory));
        }
    }

    /** An answer must not take the place of the warehouse, a build or the archive; of a workspace, reports are free. */
    private static void requireOutside(Workspace workspace, @Nullable Path file) throws IOException {
        if (file == null || !Files.exists(workspace.home())) {
            return;
        }
        if (Files.isDirectory(file)) {
            throw new HtsdException(Category.INPUT, Message.of(Problems.BUNDLE, "target_is_directory", file));
        }
        var real = Objects.requireNonNull(file.toAbsolutePath().getParent()).toRealPath();
        var home = workspace.home().toRealPath();
        if (real.startsWith(home) && !real.startsWith(home.resolve("reports"))) {
            throw new HtsdException(
                    Category.INPUT, Message.of(Problems.BUNDLE, "target_in_workspace", file, home.resolve("reports")));
        }
    }

    private void answer(Assembly assembly, String asked) throws IOException {
        try (var sql = assembly.sql()) {
            var answer = new Answer(sql, format);
            if (file == null) {
                long rows = answer.print(
                        asked, htsd.streams().out(), assembly.workspace().scratch());
                if (format == AnswerFormat.TABLE) {
                    htsd.tell("sql.rows", rows);
                }
            } else {
                htsd.tell("sql.saved", answer.save(asked, file), file);
            }
        }
    }
}
