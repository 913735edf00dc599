package vn.htsd.scheduler.cli;

import java.io.PrintStream;

/**
 * Where a command writes: results to {@code out}, progress and messages to {@code err}.
 *
 * @param outIsTerminal whether a person reads the results directly
 * @param errIsTerminal whether a moving progress bar makes sense
 */
record Streams(PrintStream out, PrintStream err, boolean outIsTerminal, boolean errIsTerminal) {
    static Streams toFile(PrintStream out, PrintStream err) {
        return new Streams(out, err, false, false);
    }
}
