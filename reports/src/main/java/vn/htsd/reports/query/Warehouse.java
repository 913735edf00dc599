package vn.htsd.reports.query;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.problem.Category;
import vn.htsd.data.problem.HtsdException;
import vn.htsd.data.problem.Message;

/** The published build, read-only, as it was when it was opened. Not for use by several threads at once. */
public final class Warehouse implements AutoCloseable {
    private final Path file;
    private final Connection connection;
    private final KeptStatements statements;
    private @Nullable Together together;

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

    /** From now on, a question about one of these places is asked about all of them at once. */
    public void askTogether(List<Place> places) {
        together = places.size() > 1 ? new Together(places) : null;
    }

    /** Makes a record of one row. */
    @FunctionalInterface
    interface Reader<T> {
        T read(Row row) throws SQLException;
    }

    <T> List<T> list(String sql, Reader<T> reader, Object... parameters) {
        try {
            var question = Question.of(sql, parameters);
            var rows = new ArrayList<T>();
            var known = together == null
                    ? Optional.<List<Map<String, @Nullable Object>>>empty()
                    : together.rows(connection, question);
            if (known.isPresent()) {
                for (var row : known.get()) {
                    rows.add(reader.read(Together.row(row)));
                }
                return rows;
            }
            try (var answer = statements.ready(question).executeQuery()) {
                var row = new Row(answer::getObject);
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
