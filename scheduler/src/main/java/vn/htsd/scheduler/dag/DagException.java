package vn.htsd.scheduler.dag;

import org.jspecify.annotations.Nullable;
import vn.htsd.data.problem.Message;

/** Carries what is wrong with one key up to where the DAG is given up. */
final class DagException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final String BUNDLE = "vn.htsd.scheduler.dag.messages";

    private final String key;
    private final transient Message reason;

    private DagException(String key, Message reason) {
        super(key + ": " + reason.key());
        this.key = key;
        this.reason = reason;
    }

    static DagException at(String key, String reason, @Nullable Object... arguments) {
        return new DagException(key, reason(reason, arguments));
    }

    static Message reason(String reason, @Nullable Object... arguments) {
        return Message.of(BUNDLE, reason, arguments);
    }

    String key() {
        return key;
    }

    Message reason() {
        return reason;
    }
}
