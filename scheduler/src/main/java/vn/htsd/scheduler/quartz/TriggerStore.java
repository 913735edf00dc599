package vn.htsd.scheduler.quartz;

/**
 * Where Quartz keeps its triggers; the tables are there already.
 *
 * @param shared whether other schedulers use them too
 */
public record TriggerStore(String url, String user, String password, boolean shared) {
    /** Without the password, which a line of a log may hold. */
    @Override
    public String toString() {
        return url + " as " + user;
    }
}
