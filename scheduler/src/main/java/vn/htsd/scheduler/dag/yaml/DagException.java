package vn.htsd.scheduler.dag.yaml;

import org.jspecify.annotations.Nullable;
import vn.htsd.data.problem.Message;

/** Carries what is wrong with one key up to where the DAG is given up. */
public final class DagException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final String BUNDLE = "vn.htsd.scheduler.dag.messages";

    private final String key;
    private final transient Message reason;

    private DagException(String key, Message reason) {
        super(key + ": " + reason.key());
        this.key = key;
        this.reason = reason;
    }

    /** @param reason key of the sentence in the bundle of {@code scheduler.dag} */
    public static DagException at(String key, String reason, @Nullable Object... arguments) {
        return new DagException(key, reason(reason, arguments));
    }

    public static Message reason(String reason, @Nullable Object... arguments) {
        return Message.of(BUNDLE, reason, arguments);
    }

    /** The dotted path of the key. */
    public String key() {
        return key;
    }

    public Message reason() {
        return reason;
    }
}
