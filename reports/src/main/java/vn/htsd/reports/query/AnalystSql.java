package vn.htsd.reports.query;

import java.nio.file.Path;
import java.sql.Types;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Answers one query at a time from the published warehouse: read-only, external access off, configuration locked. Not for
 * use by several threads at once.
 */
public final class AnalystSql implements AutoCloseable {
    /** Opens {@code warehouse.duckdb} as it is now; a build published later is seen by the next instance. */
    public AnalystSql(Path warehouse) {}

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
        throw new UnsupportedOperationException();
    }

    /** Writes the answer of one query to {@code target} as Parquet. */
    public long queryToParquet(String sql, Path target) {
        throw new UnsupportedOperationException();
    }

    /** Table and column names, for completion. */
    public List<String> words() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
}
