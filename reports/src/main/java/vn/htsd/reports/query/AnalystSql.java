package vn.htsd.reports.query;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.problem.Category;
import vn.htsd.data.problem.HtsdException;
import vn.htsd.data.problem.Message;

/**
 * Answers one query at a time from the published warehouse: read-only, external access off, configuration locked. Not for
 * use by several threads at once.
 */
public final class AnalystSql implements AutoCloseable {
    private final Path warehouse;
    private final Connection connection;
    private volatile @Nullable Statement running;
    private volatile boolean cancelled;

    /** Opens {@code warehouse.duckdb} as it is now; a build published later is seen by the next instance. */
    public AnalystSql(Path warehouse) {
        this.warehouse = warehouse;
        this.connection = DuckFile.openStreaming(warehouse, List.of());
    }

    /** A column of an answer; {@code sqlType} is one of {@link Types}. */
    public record ColumnInfo(String name, int sqlType) {}

    /** Receives an answer row by row, so that a large one never lies in memory. */
    public interface RowSink {
        void columns(List<ColumnInfo> columns);

        /** One row: numbers, booleans, text, dates and instants as their java.time values, null for blank. */
        void row(List<@Nullable Object> cells);
    }

    /**
     * Runs one SELECT, WITH, FROM, DESCRIBE, SHOW or SUMMARIZE.
     *
     * @return number of rows
     * @throws vn.htsd.data.problem.HtsdException naming what was wrong with the query, for any other statement, or several
     */
    public long query(String sql, RowSink sink) {
        var admitted = QueryGate.admitted(connection, sql);
        cancelled = false;
        try (var statement = connection.createStatement()) {
            running = statement;
            try (var answer = statement.executeQuery(admitted)) {
                return pour(answer, sink);
            }
        } catch (SQLException e) {
            throw cancelled ? QueryFailure.cancelled(e) : QueryFailure.of(explained(admitted, e));
        } catch (OutOfMemoryError e) { // one value, or a sink that keeps rows: what it held is garbage by now
            throw QueryFailure.tooLarge(e);
        } finally {
            running = null;
        }
    }

    /**
     * Where a query fails while its rows stream, the driver knows that it failed and not why. Run once more without
     * streaming, it says so.
     */
    private SQLException explained(String admitted, SQLException problem) {
        if (!String.valueOf(problem.getMessage()).contains("Invalid result set")) {
            return problem;
        }
        try (var own = DuckFile.open(warehouse);
                var statement = own.createStatement()) {
            running = statement;
            statement.execute(admitted);
            return problem;
        } catch (SQLException explanation) {
            return explanation;
        }
    }

    /** Ends the query that another thread is running, if any: it fails there. */
    public void cancel() {
        cancelled = true;
        var statement = running;
        if (statement != null) {
            try {
                statement.cancel();
            } catch (SQLException alreadyOver) {
                // nothing is left to cancel
            }
        }
    }

    /** Writes the answer of one query to {@code target} as Parquet. */
    public long queryToParquet(String sql, Path target) {
        var admitted = QueryGate.admitted(connection, sql);
        var whole = target.toAbsolutePath().normalize();
        var unfinished = whole.resolveSibling("." + UUID.randomUUID() + ".parquet");
        try {
            var directory = whole.getParent();
            if (directory != null) {
                Files.createDirectories(directory);
            }
            try {
                var rows = copied(admitted, unfinished);
                Files.move(unfinished, whole, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                return rows;
            } finally {
                Files.deleteIfExists(unfinished);
            }
        } catch (IOException e) {
            throw new HtsdException(
                    Category.ENVIRONMENT, Message.of(DuckFile.BUNDLE, "target_unwritable", target, e.getMessage()), e);
        }
    }

    /**
     * A connection of its own, on which exactly one new file is within reach: the query was found to be one SELECT before,
     * so only this COPY can write, and there is nothing outside that it could read.
     */
    private long copied(String admitted, Path unfinished) {
        try (var own = DuckFile.openStreaming(warehouse, List.of(unfinished));
                var copy = own.createStatement()) {
            running = copy;
            return copy.executeLargeUpdate("COPY (" + admitted + "\n) TO " + DuckFile.quoted(unfinished.toString())
                    + " (FORMAT parquet, COMPRESSION zstd)");
        } catch (SQLException e) {
            throw QueryFailure.of(e);
        } finally {
            running = null;
        }
    }

    /** Names of tables, views, macros and their columns, for completion. */
    public List<String> words() {
        var words = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var names = statement.executeQuery(
                        """
                        SELECT table_name AS word FROM duckdb_tables() WHERE database_name = 'warehouse'
                        UNION SELECT view_name FROM duckdb_views() WHERE database_name = 'warehouse' AND NOT internal
                        UNION SELECT function_name || '(' FROM duckdb_functions()
                          WHERE database_name = 'warehouse' AND NOT internal
                        UNION SELECT column_name FROM duckdb_columns() WHERE database_name = 'warehouse' AND NOT internal
                        ORDER BY word
                        """)) {
            while (names.next()) {
                words.add(names.getString(1));
            }
            return List.copyOf(words);
        } catch (SQLException e) {
            throw QueryFailure.of(e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw QueryFailure.of(e);
        }
    }

    private static long pour(ResultSet answer, RowSink sink) throws SQLException {
        var shape = answer.getMetaData();
        var columns = new ArrayList<ColumnInfo>();
        for (int i = 1; i <= shape.getColumnCount(); i++) {
            columns.add(new ColumnInfo(shape.getColumnLabel(i), shape.getColumnType(i)));
        }
        sink.columns(List.copyOf(columns));
        long rows = 0;
        while (answer.next()) {
            var cells = new ArrayList<@Nullable Object>();
            for (int i = 1; i <= columns.size(); i++) {
                cells.add(value(answer, i));
            }
            sink.row(cells);
            rows++;
        }
        return rows;
    }

    private static @Nullable Object value(ResultSet answer, int column) throws SQLException {
        try {
            return CellValue.of(answer.getObject(column));
        } catch (DateTimeException | ArithmeticException e) {
            throw QueryFailure.ofValue(e);
        }
    }
}
