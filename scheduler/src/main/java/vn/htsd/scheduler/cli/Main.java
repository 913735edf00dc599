package vn.htsd.scheduler.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;

/** Starts the command line; the only place that knows the process, its streams and the system's clock. */
public final class Main {
    private Main() {}

    public static void main(String... arguments) {
        var streams =
                new Streams(utf8(FileDescriptor.out), utf8(FileDescriptor.err), isTerminal("out"), isTerminal("err"));
        int exit = new Invocation(System.getenv(), streams, Clock.systemUTC(), null).run(arguments);
        streams.out().flush();
        streams.err().flush();
        System.exit(exit);
    }

    /** Vietnamese text whatever the locale of the machine says. */
    private static PrintStream utf8(FileDescriptor descriptor) {
        return new PrintStream(
                new FileOutputStream(descriptor), descriptor == FileDescriptor.err, StandardCharsets.UTF_8);
    }

    /** The launcher looks at each stream; Java itself only knows about input and output together. */
    private static boolean isTerminal(String stream) {
        var told = System.getProperty("htsd.terminals");
        return told == null ? System.console() != null : told.contains(stream);
    }
}
