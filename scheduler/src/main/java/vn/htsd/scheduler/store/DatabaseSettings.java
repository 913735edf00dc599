package vn.htsd.scheduler.store;

import java.nio.file.Path;

/**
 * Where the run store lies.
 *
 * @param url of JDBC, for H2 or PostgreSQL
 */
public record DatabaseSettings(String url, String user, String password) {
    /** H2 in a file of its own; nothing that was said to be written is lost when the machine dies. */
    public static DatabaseSettings inFile(Path file) {
        return new DatabaseSettings(
                "jdbc:h2:file:" + file.toAbsolutePath() + ";WRITE_DELAY=0;LOCK_TIMEOUT=30000;DB_CLOSE_ON_EXIT=FALSE",
                "sa",
                "");
    }

    /** Whether several schedulers may share it. */
    public boolean isShared() {
        return url.startsWith("jdbc:postgresql:");
    }

    /** Without the password, which a line of a log may hold. */
    @Override
    public String toString() {
        return url + " as " + user;
    }
}
