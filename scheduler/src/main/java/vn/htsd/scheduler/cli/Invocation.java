package vn.htsd.scheduler.cli;

import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import vn.htsd.scheduler.app.Assembly;

/** One call of {@code htsd} with its own environment and streams: from arguments to exit code. Never ends the process. */
public final class Invocation {
    private static final int HELP_WIDTH = 100;

    private final Map<String, String> environment;
    private final Streams streams;
    private final Clock clock;
    private final @Nullable Assembly warm;
    private final Runnable lease;

    /** @param warm what a server holds open, used where it is for the same workspace; null for none */
    Invocation(Map<String, String> environment, Streams streams, Clock clock, @Nullable Assembly warm) {
        this(environment, streams, clock, warm, () -> {});
    }

    /** @param lease asked before anything is published; throws where it must not be */
    Invocation(Map<String, String> environment, Streams streams, Clock clock, @Nullable Assembly warm, Runnable lease) {
        this.environment = environment;
        this.streams = streams;
        this.clock = clock;
        this.warm = warm;
        this.lease = lease;
    }

    /** @return 0 done, 1 failed, 2 wrong usage, 3 done but some files were returned or loaded partly */
    public int run(String... arguments) {
        var language = Language.before(arguments, environment);
        try (var htsd = new Htsd(language, environment, streams, clock, warm, lease)) {
            return commandLine(htsd, language, arguments).execute(arguments);
        }
    }

    private CommandLine commandLine(Htsd htsd, Language language, String... arguments) {
        var commandLine = Commands.of(htsd, arguments);
        var failures = new Failures(htsd);
        return commandLine
                .setResourceBundle(Texts.help(language))
                .setUsageHelpWidth(HELP_WIDTH)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF))
                .setOut(writer(streams.out()))
                .setErr(writer(streams.err()))
                .setParameterExceptionHandler(failures::wrongUsage)
                .setExecutionExceptionHandler(failures::failed);
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
    }
}
