package vn.htsd.scheduler.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.htsd.scheduler.app.Assembly;
import vn.htsd.scheduler.connection.Databases;
import vn.htsd.scheduler.connection.Web;
import vn.htsd.scheduler.mail.Postbox;
import vn.htsd.scheduler.run.AttemptRunner;
import vn.htsd.scheduler.run.DagRunner;
import vn.htsd.scheduler.run.InProcess;
import vn.htsd.scheduler.run.Outside;

/** Makes the runner of DAGs whose plain {@code htsd} commands come back to this command line. */
final class Runners {
    private final Htsd htsd;
    private final Map<String, String> extra;

    Runners(Htsd htsd) {
        this(htsd, Map.of());
    }

    /** @param extra what commands see as environment beside the usual */
    Runners(Htsd htsd, Map<String, String> extra) {
        this.htsd = htsd;
        this.extra = extra;
    }

    DagRunner of(Assembly assembly, Path logs) {
        return new DagRunner(logs, htsd.clock(), inside(assembly), environment(), outside(assembly));
    }

    AttemptRunner attempts(Assembly assembly) {
        return new AttemptRunner(
                assembly.workspace().logs(), htsd.clock(), inside(assembly), environment(), outside(assembly));
    }

    private Outside outside(Assembly assembly) {
        return new Outside(
                postbox(assembly), new Web(), new Databases(assembly.workspace().warehouse()));
    }

    Postbox postbox(Assembly assembly) {
        return new Postbox(assembly.config().mail(), htsd.clock());
    }

    private @Nullable InProcess inside(Assembly assembly) {
        return assembly.config().inProcess() ? new Inside(assembly) : null;
    }

    /** Calls this command line again. */
    private final class Inside implements InProcess {
        private final Assembly assembly;

        Inside(Assembly assembly) {
            this.assembly = assembly;
        }

        @Override
        public int run(List<String> arguments, Map<String, String> environment, PrintStream out, PrintStream err) {
            return run(arguments, environment, out, err, () -> {});
        }

        @Override
        public int run(
                List<String> arguments,
                Map<String, String> environment,
                PrintStream out,
                PrintStream err,
                Runnable lease) {
            return new Invocation(environment, Streams.toFile(out, err), htsd.clock(), assembly, lease)
                    .run(arguments.toArray(String[]::new));
        }
    }

    /** Commands work on the same workspace, and find {@code htsd} itself. */
    private Map<String, String> environment() {
        var environment = new HashMap<>(htsd.environment());
        environment.put("HTSD_HOME", htsd.workspace().home().toString());
        environment.put("HTSD_LANG", htsd.locale().getLanguage());
        environment.putAll(extra);
        var launcher = launcherDirectory();
        if (launcher != null) {
            environment.merge("PATH", launcher, (path, own) -> own + ":" + path);
        }
        return environment;
    }

    private static @Nullable String launcherDirectory() {
        var launcher = System.getProperty("htsd.launcher");
        var directory = launcher == null ? null : Path.of(launcher).getParent();
        return directory == null ? null : directory.toString();
    }
}
