package vn.htsd.scheduler.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import vn.htsd.data.form.FormCatalogue;
import vn.htsd.data.progress.Progress;
import vn.htsd.data.reference.Reference;
import vn.htsd.data.release.Release;
import vn.htsd.data.workspace.Workspace;
import vn.htsd.data.workspace.WorkspaceLock;
import vn.htsd.ingest.Ingest;
import vn.htsd.ingest.Validation;
import vn.htsd.scheduler.app.Assembly;
import vn.htsd.scheduler.app.ConfigFile;
import vn.htsd.scheduler.dag.Reading;

/** The root command: the options that every command has, and what the commands share. */
@Command(name = "htsd", abbreviateSynopsis = true, sortOptions = false, versionProvider = VersionCommand.Text.class)
final class Htsd implements AutoCloseable {
    @Option(names = "--home", paramLabel = "DIR", scope = ScopeType.INHERIT, order = 90)
    private @Nullable Path home;

    @Option(names = "--lang", paramLabel = "vi|en", scope = ScopeType.INHERIT, order = 91)
    private @Nullable Language language;

    @Option(
            names = {"-q", "--quiet"},
            scope = ScopeType.INHERIT,
            order = 92)
    private boolean quiet;

    @Option(
            names = {"-v", "--verbose"},
            scope = ScopeType.INHERIT,
            order = 93)
    private boolean verbose;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            order = 94)
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            order = 95)
    private boolean version;

    private final Texts texts;
    private final Map<String, String> environment;
    private final Streams streams;
    private final Clock clock;
    private final @Nullable Assembly warm;
    private final Runnable lease;
    private @Nullable Assembly own;
    private @Nullable BarProgress bar;

    /** @param lease asked before anything is published; throws where it must not be */
    Htsd(
            Language language,
            Map<String, String> environment,
            Streams streams,
            Clock clock,
            @Nullable Assembly warm,
            Runnable lease) {
        this.texts = Texts.of(language);
        this.environment = environment;
        this.streams = streams;
        this.clock = clock;
        this.warm = warm;
        this.lease = lease;
    }

    Locale locale() {
        return texts.locale();
    }

    Texts texts() {
        return texts;
    }

    Streams streams() {
        return streams;
    }

    Clock clock() {
        return clock;
    }

    Map<String, String> environment() {
        return environment;
    }

    /** A result, in words. */
    void print(String key, @Nullable Object... arguments) {
        streams.out().println(texts.say(key, arguments));
    }

    /** Words to be put into others. */
    String text(String key, @Nullable Object... arguments) {
        return texts.say(key, arguments);
    }

    /** A message beside the result; {@code --quiet} silences it. */
    void tell(String key, @Nullable Object... arguments) {
        if (!quiet) {
            streams.err().println(texts.say(key, arguments));
        }
    }

    /** The workspace that was asked for, whether it exists or not. */
    Workspace workspace() {
        if (home != null) {
            return new Workspace(home);
        }
        return new Workspace(Path.of(environment.getOrDefault("HTSD_HOME", "workspace")));
    }

    /** @throws vn.htsd.data.problem.HtsdException if there is no workspace yet, or it cannot be written */
    Assembly forWriting() {
        workspace().require().create();
        return assembly();
    }

    /** @throws vn.htsd.data.problem.HtsdException if there is no workspace yet */
    Assembly forReading() {
        workspace().require();
        return assembly();
    }

    /** The workspace as a release shows it. */
    Assembly at(Release release) {
        var workspace = workspace().at(release.name());
        if (own == null || !own.workspace().equals(workspace)) {
            var settings = ConfigFile.read(workspace.configuration(), environment);
            if (own != null) {
                own.close();
            }
            own = new Assembly(workspace, settings, clock);
        }
        return own;
    }

    /** Everything of the workspace; of a server's own one where this runs inside it. */
    Assembly assembly() {
        openLog();
        var workspace = workspace();
        if (warm != null && warm.workspace().equals(workspace)) {
            return warm;
        }
        if (own == null) {
            own = new Assembly(workspace, ConfigFile.read(workspace.configuration(), environment), clock);
        }
        return own;
    }

    /** With what DAG files are read at {@code now}; no workspace is needed, its settings count where there is one. */
    Reading reading(Instant now) {
        var config = ConfigFile.read(workspace().configuration(), environment);
        return new Reading(environment, now, config.cronDataIntervals());
    }

    /** The right to write; what a crash left half done is ended first, so that every command finds a whole workspace. */
    WorkspaceLock lock(String purpose, boolean wait) {
        var lock = WorkspaceLock.take(workspace(), "htsd " + purpose, wait);
        try {
            Ingest.recover(workspace());
            return lock;
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** Checks files by the forms and the reference of the workspace, where there is one; nothing is written into it. */
    Validation validation() {
        LogFile.openAside(verbose);
        var workspace = workspace();
        return new Validation(
                FormCatalogue.withFormsOf(workspace.forms()),
                Reference.of(workspace.reference()),
                ConfigFile.read(workspace.configuration(), environment).limits());
    }

    /** Bars where somebody looks at them; results are shown only while the attempt counts for which this works. */
    Progress progress() {
        var bars = bars();
        return new Progress() {
            @Override
            public Step step(String label, long total) {
                return bars.step(label, total);
            }

            @Override
            public void beforePublication() {
                lease.run();
            }
        };
    }

    private Progress bars() {
        if (quiet || !streams.errIsTerminal()) {
            return Progress.SILENT;
        }
        if (bar == null) {
            bar = new BarProgress(streams.err());
        }
        return bar;
    }

    /** @return the log file, from now on open */
    Path openLog() {
        return LogFile.open(workspace(), verbose, ConfigFile.jsonLog(workspace().configuration(), environment));
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
        if (own != null) {
            own.close();
        }
    }
}
