package vn.htsd.scheduler.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.LogManager;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.config.Configurator;
import org.apache.logging.log4j.core.config.builder.api.ConfigurationBuilderFactory;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.workspace.Workspace;

/** Sends every log line to one rolling file, and to the terminal only when somebody asks for it. */
final class LogFile {
    private static final String PATTERN = "%d{yyyy-MM-dd HH:mm:ss.SSS} %-5p [%t] %c{1.} - %m%n%xEx";
    /** One JSON object a line, for programs that collect logs. */
    private static final String JSON = "{\"timestamp\":\"%d{yyyy-MM-dd'T'HH:mm:ss.SSS'Z'}{UTC}\",\"level\":\"%p\","
            + "\"logger\":\"%c\",\"thread\":\"%enc{%t}{JSON}\",\"message\":\"%enc{%m}{JSON}\","
            + "\"error\":\"%enc{%xEx}{JSON}\"}%n";

    private static @Nullable Path opened;

    private LogFile() {}

    /** Opens the log once a process; without a writable workspace it lies in the system's temporary directory. */
    static synchronized Path open(Workspace workspace, boolean verbose, boolean json) {
        var already = opened;
        if (already != null) {
            return already;
        }
        boolean writable = Files.isDirectory(workspace.home()) && Files.isWritable(workspace.home());
        var directory = writable ? workspace.logs() : Path.of(System.getProperty("java.io.tmpdir"));
        var file = directory.resolve("htsd.log");
        configure(file, verbose, json ? JSON : PATTERN);
        LogManager.getLogManager().reset(); // nothing that uses the JDK's own logging may write on the terminal
        opened = file;
        return file;
    }

    /** The same for a command that leaves the workspace as it is. */
    static synchronized Path openAside(boolean verbose) {
        return open(
                new Workspace(Path.of(System.getProperty("java.io.tmpdir")).resolve("htsd-no-workspace")),
                verbose,
                false);
    }

    private static void configure(Path file, boolean verbose, String pattern) {
        var builder = ConfigurationBuilderFactory.newConfigurationBuilder();
        builder.setStatusLevel(Level.OFF);
        builder.setShutdownHook("disable");
        var layout = builder.newLayout("PatternLayout")
                .addAttribute("pattern", pattern)
                .addAttribute("alwaysWriteExceptions", pattern.equals(PATTERN))
                .addAttribute("charset", "UTF-8");
        builder.add(builder.newAppender("file", "RollingFile")
                .addAttribute("fileName", file.toString())
                .addAttribute("filePattern", file + ".%i")
                .add(layout)
                .addComponent(builder.newComponent("Policies")
                        .addComponent(builder.newComponent("SizeBasedTriggeringPolicy")
                                .addAttribute("size", "10MB")))
                .addComponent(builder.newComponent("DefaultRolloverStrategy").addAttribute("max", "5")));
        var root = builder.newRootLogger(Level.WARN).add(builder.newAppenderRef("file"));
        if (verbose) {
            builder.add(builder.newAppender("terminal", "Console")
                    .addAttribute("target", "SYSTEM_ERR")
                    .add(builder.newLayout("PatternLayout").addAttribute("pattern", PATTERN)));
            root.add(builder.newAppenderRef("terminal"));
        }
        builder.add(root);
        builder.add(builder.newLogger("vn.htsd", Level.INFO));
        Configurator.reconfigure(builder.build(false));
    }
}
