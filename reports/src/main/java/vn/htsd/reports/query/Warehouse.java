package vn.htsd.reports.query;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.htsd.data.problem.Category;
import vn.htsd.data.problem.HtsdException;
import vn.htsd.data.problem.Message;

/** The published build, read-only, as it was when it was opened. Not for use by several threads at once. */
public final class Warehouse implements AutoCloseable {
    private final Path file;
    private final Connection connection;
    private final KeptStatements statements;

    /** @throws HtsdException if there is no warehouse yet or it cannot be read */
    public Warehouse(Path file) {
        this(file, DuckFile.open(file));
    }

    private Warehouse(Path file, Connection connection) {
        this.file = file;
        this.connection = connection;
        this.statements = new KeptStatements(connection);
    }

    /** One of several that are read at the same time: it takes one thread, not all of the machine. */
    public static Warehouse ofOneThread(Path file) {
        return new Warehouse(file, DuckFile.openWithOneThread(file));
    }

    /**
     * From now on queries are answered from copies of what there is of one province in one campaign; only for its report and
     * those of its communes.
     */
    public void narrow(int campaign, String provinceKey) {
        try (var statement = connection.createStatement()) {
            statements.close(); // They would go on reading what they were prepared for.
            for (var copy : Narrowed.statements(campaign, provinceKey)) {
                statement.execute(copy);
            }
        } catch (SQLException e) {
            throw new HtsdException(
                    Category.BUG, Message.of(DuckFile.BUNDLE, "warehouse_odd", file, DuckFile.sentence(e)), e);
        }
    }

    /** Makes a record of one row. */
    @FunctionalInterface
    interface Reader<T> {
        T read(Row row) throws SQLException;
    }

    <T> List<T> list(String sql, Reader<T> reader, Object... parameters) {
        try {
            var statement = statements.ready(sql, parameters);
            var rows = new ArrayList<T>();
            try (var answer = statement.executeQuery()) {
                var row = new Row(answer);
                while (answer.next()) {
                    rows.add(reader.read(row));
                }
            }
            return rows;
        } catch (SQLException e) {
            throw new HtsdException(
                    Category.BUG, Message.of(DuckFile.BUNDLE, "warehouse_odd", file, DuckFile.sentence(e)), e);
        }
    }

    <T> Optional<T> first(String sql, Reader<T> reader, Object... parameters) {
        return list(sql, reader, parameters).stream().findFirst();
    }

    @Override
    public void close() {
        try {
            statements.close();
            connection.close();
        } catch (SQLException e) {
            throw new HtsdException(
                    Category.ENVIRONMENT, Message.of(DuckFile.BUNDLE, "warehouse_unreadable", file, e.getMessage()), e);
        }
    }
}
