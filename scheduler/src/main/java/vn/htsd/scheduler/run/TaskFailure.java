package vn.htsd.scheduler.run;

/** A task cannot do its work; the sentence goes into its log. */
public final class TaskFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final AttemptResult result;

    private TaskFailure(String sentence, AttemptResult result) {
        super(sentence);
        this.result = result;
    }

    /** Another try may do better. */
    public static TaskFailure of(String sentence) {
        return new TaskFailure(sentence, AttemptResult.failed());
    }

    /** Another try would not do better. */
    public static TaskFailure forGood(String sentence) {
        return new TaskFailure(sentence, AttemptResult.failedForGood());
    }

    /** It was not to be done at all. */
    static TaskFailure skipped(String sentence) {
        return new TaskFailure(sentence, AttemptResult.skipped());
    }

    AttemptResult result() {
        return result;
    }
}
