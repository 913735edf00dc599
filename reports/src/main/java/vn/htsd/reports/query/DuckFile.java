package vn.htsd.reports.query;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import vn.htsd.data.problem.Category;
import vn.htsd.data.problem.HtsdException;
import vn.htsd.data.problem.Message;

/**
 * Opens the published file so that nothing can be changed by it and nothing else read through it: attached read-only to
 * an empty database in memory, external access off, configuration locked. Attaching instead of opening lets readers of
 * an old build finish on it while others see the new one: DuckDB shares opened files by name, attached ones not.
 */
public final class DuckFile {
    static final String BUNDLE = "vn.htsd.reports.query.messages";
    static final String MEMORY_LIMIT = "2GB";

    /** What sorting and joining may lay on disk for a while: an answer must not fill it. */
    private static final String SPILL_LIMIT = "8GB";

    private DuckFile() {}

    /** @throws HtsdException if it is not there, or cannot be read */
    public static Connection open(Path file) {
        return open(file, List.of(), new Properties());
    }

    static Connection openWithOneThread(Path file) {
        var single = new Properties();
        single.setProperty("threads", "1");
        return open(file, List.of(), single);
    }

    /**
     * A connection for what nobody knows beforehand: rows come as they are made, so that a long answer never lies in memory
     * as a whole, and one answer must be read or closed before the next query.
     *
     * @param writable files that a {@code COPY} on this connection may write; nothing else outside is within reach
     */
    static Connection openStreaming(Path file, List<Path> writable) {
        var streaming = new Properties();
        streaming.setProperty("jdbc_stream_results", "true");
        return open(file, writable, streaming);
    }

    private static Connection open(Path file, List<Path> writable, Properties properties) {
        if (!Files.isRegularFile(file)) {
            throw new HtsdException(Category.ENVIRONMENT, Message.of(BUNDLE, "warehouse_missing", file));
        }
        try {
            var connection = DriverManager.getConnection("jdbc:duckdb:", properties);
            try (var statement = connection.createStatement()) {
                statement.execute("SET memory_limit = " + quoted(MEMORY_LIMIT));
                statement.execute("SET temp_directory = " + quoted(spillOf(file)));
                statement.execute("SET max_temp_directory_size = " + quoted(SPILL_LIMIT));
                statement.execute("SET autoinstall_known_extensions = false");
                statement.execute("SET autoload_known_extensions = false");
                statement.execute("SET TimeZone = 'Asia/Ho_Chi_Minh'");
                statement.execute("ATTACH " + quoted(file.toString()) + " AS warehouse (READ_ONLY)");
                statement.execute("USE warehouse");
                if (!writable.isEmpty()) {
                    var paths = writable.stream()
                            .map(path -> quoted(path.toString()))
                            .toList();
                    statement.execute("SET allowed_paths = [" + String.join(", ", paths) + "]");
                }
                statement.execute("SET enable_external_access = false");
                statement.execute("SET lock_configuration = true");
                return connection;
            } catch (SQLException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw new HtsdException(
                    Category.ENVIRONMENT, Message.of(BUNDLE, "warehouse_unreadable", file, sentence(e)), e);
        }
    }

    /** DuckDB's own words, without the statement's text and the position that it appends. */
    static String sentence(SQLException problem) {
        var text = String.valueOf(problem.getMessage()).strip();
        var end = text.indexOf("\n\nLINE ");
        return (end < 0 ? text : text.substring(0, end)).strip();
    }

    static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /**
     * A directory that nobody else uses, for DuckDB names its files alike in every process: in the scratch of the workspace
     * where the file lies in one. DuckDB makes it when it is needed, and removes it.
     */
    private static String spillOf(Path file) {
        var scratch = file.toAbsolutePath().resolveSibling(".tmp");
        var parent = Files.isDirectory(scratch) ? scratch : Path.of(System.getProperty("java.io.tmpdir"));
        return parent.resolve("duckdb-" + UUID.randomUUID()).toString();
    }
}
