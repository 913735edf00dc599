package vn.htsd.scheduler.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Options that are right one by one and wrong together; carries the key of the sentence that says so. */
final class Misuse extends ParameterException {
    private static final long serialVersionUID = 1L;

    private final String key;
    private final transient @Nullable Object[] arguments;

    Misuse(CommandLine command, String key, @Nullable Object... arguments) {
        super(command, key);
        this.key = key;
        this.arguments = arguments;
    }

    String key() {
        return key;
    }

    @Nullable
    Object[] arguments() {
        return arguments;
    }
}
