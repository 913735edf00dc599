package vn.htsd.scheduler.engine;

/** What was asked for cannot be done; says why, and whose turn it is. */
public final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** Why not. */
    public enum Reason {
        /** There is no such thing. */
        UNKNOWN,
        /** It is there already, or is in a state that does not allow it. */
        CONFLICT,
        /** The request contradicts itself or the DAG. */
        WRONG
    }

    public Refused(Reason reason, String sentence) {
        super(sentence);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    static Refused noDag(String dagId) {
        return new Refused(Reason.UNKNOWN, "The Dag with ID: `" + dagId + "` was not found");
    }

    static Refused noRun(String dagId, String runId) {
        return new Refused(
                Reason.UNKNOWN, "The DagRun with dag_id: `" + dagId + "` and run_id: `" + runId + "` was not found");
    }
}
