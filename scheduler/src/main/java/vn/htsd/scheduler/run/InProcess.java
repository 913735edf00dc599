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
}
