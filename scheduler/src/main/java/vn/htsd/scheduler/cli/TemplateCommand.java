package vn.htsd.scheduler.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(name = "template", abbreviateSynopsis = true, sortOptions = false)
final class TemplateCommand implements Callable<Integer> {
    private final Htsd htsd;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--form", paramLabel = "FORM")
    private @Nullable String form;

    @Option(names = "--reporter", paramLabel = "CODE")
    private @Nullable String reporter;

    @Option(names = "--all")
    private boolean all;

    @Option(names = "--out", paramLabel = "FILE|DIR")
    private @Nullable Path out;

    TemplateCommand(Htsd htsd) {
        this.htsd = htsd;
    }

    @Override
    public Integer call() {
        if (all == (reporter != null)) {
            throw new Misuse(spec.commandLine(), "template.whose");
        }
        var templates = htsd.assembly().templates();
        if (reporter != null) {
            var file = templates.write(form, reporter, out == null ? Path.of("") : out);
            htsd.streams().out().println(file);
        } else {
            var directory = out == null ? Path.of("templates") : out;
            htsd.print("template.done", templates.writeAll(form, directory, htsd.progress()), directory);
        }
        return 0;
    }
}
