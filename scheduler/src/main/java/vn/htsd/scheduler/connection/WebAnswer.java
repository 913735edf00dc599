package vn.htsd.scheduler.connection;

/** What a web service said. */
public record WebAnswer(int status, String text) {
    /** Whether it is no error. */
    public boolean isGood() {
        return status < 400;
    }
}
