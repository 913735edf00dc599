package vn.htsd.scheduler.connection;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An open database. Statements are one transaction, unless each is to count by itself. */
public final class SqlSession implements AutoCloseable {
    private final String id;
    private final Connection connection;
    private volatile @Nullable Statement running;
    private volatile boolean cancelled;

    SqlSession(String id, Connection connection) {
        this.id = id;
        this.connection = connection;
    }

    /** The statements of {@code sql}, told apart by semicolons. */
    public static List<String> statements(String sql) {
        return SqlText.statements(sql);
    }

    /**
     * Runs the statements in their order.
     *
     * @param parameters a list or a mapping for the placeholders of each; null for none
     * @param autocommit whether each counts by itself
     * @param mostRows a longer answer is refused
     * @throws Unreachable with the database's own words if one is refused: none of them counts then
     */
    public List<SqlAnswer> run(List<String> statements, @Nullable Object parameters, boolean autocommit, int mostRows) {
        try {
            connection.setAutoCommit(autocommit);
            var answers = new ArrayList<SqlAnswer>();
            for (var statement : statements) {
                answers.add(run(Bound.of(statement, parameters), mostRows));
            }
            if (!autocommit) {
                connection.commit();
            }
            return answers;
        } catch (SQLException e) {
            throw Unreachable.now("The database of connection “" + id + "” says: "
                    + String.valueOf(e.getMessage()).strip());
        }
    }

    private SqlAnswer run(Bound bound, int mostRows) throws SQLException {
        try (var statement = connection.prepareStatement(bound.sql())) {
            running = statement;
            if (cancelled) {
                throw new SQLException("cancelled");
            }
            for (int i = 0; i < bound.values().size(); i++) {
                statement.setObject(i + 1, bound.values().get(i));
            }
            if (!statement.execute()) {
                return new SqlAnswer(null, statement.getUpdateCount());
            }
            try (var answer = statement.getResultSet()) {
                return new SqlAnswer(rows(answer, mostRows), 0);
            }
        } finally {
            running = null;
        }
    }

    private List<List<@Nullable Object>> rows(ResultSet answer, int mostRows) throws SQLException {
        int columns = answer.getMetaData().getColumnCount();
        var rows = new ArrayList<List<@Nullable Object>>();
        while (answer.next()) {
            if (rows.size() == mostRows) {
                throw Unreachable.forGood(
                        "The answer has more than " + mostRows
                                + " rows, which is the most that a task passes on. Let the statement count, add up or limit them");
            }
            var row = new ArrayList<@Nullable Object>();
            for (int i = 1; i <= columns; i++) {
                row.add(plain(answer.getObject(i)));
            }
            rows.add(row);
        }
        return rows;
    }

    private static @Nullable Object plain(@Nullable Object value) {
        return value == null || value instanceof Boolean || value instanceof Number ? value : value.toString();
    }

    /** Ends what another thread is running: it fails there. */
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

    /** What was not committed is undone. */
    @Override
    public void close() {
        try {
            if (!connection.getAutoCommit()) {
                connection.rollback();
            }
            connection.close();
        } catch (SQLException e) {
            throw Unreachable.now("The database of connection “" + id + "” cannot be closed: " + e.getMessage());
        }
    }
}
