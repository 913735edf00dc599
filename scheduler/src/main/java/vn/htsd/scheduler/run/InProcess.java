package vn.htsd.scheduler.run;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;

/** Runs a command of the product inside this process, with its own streams; an interrupt asks it to stop. */
@FunctionalInterface
public interface InProcess {
    /**
     * @param arguments what follows {@code htsd}
     * @param environment what the command sees as its environment
     * @return the exit code
     */
    int run(List<String> arguments, Map<String, String> environment, PrintStream out, PrintStream err);

    /** @param lease is asked before anything is published, and throws where the attempt counts no more */
    default int run(
            List<String> arguments, Map<String, String> environment, PrintStream out, PrintStream err, Runnable lease) {
        return run(arguments, environment, out, err);
    }
}
