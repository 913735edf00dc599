package vn.htsd.scheduler.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import vn.htsd.data.workspace.Workspace;
import vn.htsd.scheduler.app.Assembly;
import vn.htsd.scheduler.app.ConfigFile;

/** The command line inside this process, as the scheduler calls it: Spark stays warm from one command to the next. */
public final class WarmCommands implements AutoCloseable {
    private final Map<Path, Assembly> warm = new HashMap<>();

    /** What a command printed and how it ended. */
    public record Outcome(int exit, String out, String err) {}

    public Outcome run(Path home, String... arguments) {
        boolean there = Files.isDirectory(home.resolve("archive"));
        return run(home, Map.of(), there ? warm.computeIfAbsent(home, WarmCommands::assembly) : null, arguments);
    }

    /** With other settings, which those of the warm workspace are not. */
    public Outcome run(Path home, Map<String, String> environment, String... arguments) {
        return run(home, environment, null, arguments);
    }

    private static Outcome run(Path home, Map<String, String> environment, Assembly assembly, String... arguments) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var streams = Streams.toFile(
                new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8));
        var words = Stream.concat(Stream.of(arguments), Stream.of("--home", home.toString()));
        int exit = new Invocation(environment, streams, Clock.systemUTC(), assembly).run(words.toArray(String[]::new));
        return new Outcome(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static Assembly assembly(Path home) {
        var workspace = new Workspace(home);
        return new Assembly(workspace, ConfigFile.read(workspace.configuration(), Map.of()), Clock.systemUTC());
    }

    @Override
    public void close() {
        warm.values().forEach(Assembly::close);
        warm.clear();
    }
}
