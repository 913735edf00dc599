package vn.htsd.scheduler.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import vn.htsd.data.problem.Category;
import vn.htsd.data.problem.HtsdException;
import vn.htsd.data.problem.Message;

/** Asks before something is lost. */
final class Confirmation {
    @Option(
            names = {"-y", "--yes"},
            descriptionKey = "api.without_asking")
    private boolean yes;

    /**
     * Whether to go on; whoever sits at a terminal is asked.
     *
     * @throws HtsdException where nobody sits there who could be asked, and nobody said yes beforehand
     */
    boolean given(Htsd htsd, String key, @Nullable Object... arguments) {
        if (yes) {
            return true;
        }
        var console = htsd.streams().errIsTerminal() ? System.console() : null;
        if (console == null) {
            throw new HtsdException(
                    Category.USAGE, Message.of(Problems.BUNDLE, "confirm.missing", htsd.text(key, arguments)));
        }
        var answer = console.readLine("%s [y/n] ", htsd.text(key, arguments));
        return answer != null
                && (answer.strip().equalsIgnoreCase("y") || answer.strip().equalsIgnoreCase("yes"));
    }
}
