package vn.htsd.scheduler;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A scheduler in a process of its own, which a test may kill. */
final class Node implements AutoCloseable {
    private final Process process;

    private Node(Process process) {
        this.process = process;
    }

    /** Runs {@code htsd serve} on {@code home}; its words go to {@code log}. */
    static Node start(Path home, Path log, Map<String, String> settings) throws IOException {
        return start(home, log, settings, List.of("-Xmx256m", "-XX:TieredStopAtLevel=1"));
    }

    static Node start(Path home, Path log, Map<String, String> settings, List<String> jvm) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        var command = new ArrayList<>(List.of(java, "-Duser.timezone=UTC"));
        command.addAll(jvm);
        command.addAll(List.of("-cp", classes, "vn.htsd.scheduler.cli.Main", "serve", "--lang", "en"));
        command.addAll(List.of("--home", home.toString()));
        return started(command, log, settings);
    }

    /** The same by the launcher, as a user does. */
    static Node launched(Path home, Path log, Map<String, String> settings) throws IOException {
        var launcher = Path.of("..", "htsd").toAbsolutePath().normalize().toString();
        return started(List.of(launcher, "serve", "--lang", "en", "--home", home.toString()), log, settings);
    }

    private static Node started(List<String> command, Path log, Map<String, String> settings) throws IOException {
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(new File(log.toString())));
        builder.environment().putAll(settings);
        return new Node(builder.start());
    }

    /** Processor time since it started. */
    Duration processorTime() {
        return process.info().totalCpuDuration().orElseThrow();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** As {@code kill -9} does. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    /** As Ctrl-C does. */
    @Override
    public void close() {
        process.destroy();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
