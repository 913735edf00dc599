package vn.htsd.scheduler.connection;

/** Another system cannot be talked to, or does not do what it is asked for; the sentence says why, without any secret. */
public final class Unreachable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean forGood;

    private Unreachable(String sentence, boolean forGood) {
        super(sentence);
        this.forGood = forGood;
    }

    /** It may be otherwise the next time. */
    static Unreachable now(String sentence) {
        return new Unreachable(sentence, false);
    }

    /** Until somebody mends a setting. */
    static Unreachable forGood(String sentence) {
        return new Unreachable(sentence, true);
    }

    /** Whether another try would end the same way. */
    public boolean isForGood() {
        return forGood;
    }
}
