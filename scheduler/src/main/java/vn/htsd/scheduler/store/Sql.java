package vn.htsd.scheduler.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Statements of one transaction. Moments go in and come out as instants. */
public final class Sql {
    private static final int AT_ONCE = 1000;

    private final Connection connection;

    Sql(Connection connection) {
        this.connection = connection;
    }

    /** Makes a value of the row that the cursor stands on. */
    interface RowReader<T> {
        T read(Row row) throws SQLException;
    }

    <T> List<T> query(String sql, RowReader<T> reader, @Nullable Object... arguments) {
        try (var statement = prepared(sql, arguments);
                var result = statement.executeQuery()) {
            var rows = new ArrayList<T>();
            var row = new Row(result);
            while (result.next()) {
                rows.add(reader.read(row));
            }
            return rows;
        } catch (SQLException e) {
            throw new StoreException(sql, e);
        }
    }

    /**
     * The rows of many keys, so many at a time as a statement may have parameters.
     *
     * @param sql ends before the list of keys, with {@code in}
     */
    <T> List<T> in(String sql, Collection<?> keys, RowReader<T> reader) {
        var all = List.copyOf(keys);
        var rows = new ArrayList<T>();
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            var some = all.subList(from, Math.min(from + AT_ONCE, all.size()));
            rows.addAll(query(sql + " " + marks(some.size()), reader, some.toArray()));
        }
        return rows;
    }

    <T> Optional<T> one(String sql, RowReader<T> reader, @Nullable Object... arguments) {
        return query(sql, reader, arguments).stream().findFirst();
    }

    long count(String sql, @Nullable Object... arguments) {
        return one(sql, row -> row.number("n"), arguments).orElse(0L);
    }

    /** @return how many rows changed */
    int update(String sql, @Nullable Object... arguments) {
        try (var statement = prepared(sql, arguments)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new StoreException(sql, e);
        }
    }

    /** The same statement once for each list of arguments. */
    void updateAll(String sql, Collection<List<@Nullable Object>> rows) {
        if (rows.isEmpty()) {
            return;
        }
        try (var statement = connection.prepareStatement(sql)) {
            for (var row : rows) {
                bind(statement, row.toArray());
                statement.addBatch();
            }
            statement.executeBatch();
        } catch (SQLException e) {
            throw new StoreException(sql, e);
        }
    }

    /** @return the number that the database gave the new row as its {@code id} */
    long insert(String sql, @Nullable Object... arguments) {
        try (var statement = connection.prepareStatement(sql, new String[] {"id"})) {
            bind(statement, arguments);
            statement.executeUpdate();
            try (var keys = statement.getGeneratedKeys()) {
                keys.next();
                return keys.getLong(1);
            }
        } catch (SQLException e) {
            throw new StoreException(sql, e);
        }
    }

    /** The database's clock, which all schedulers share. */
    Instant now() {
        return one("select current_timestamp as n", row -> row.moment("n")).orElseThrow();
    }

    /** {@code (?, ?, ?)} for a list of {@code size}, which must not be empty. */
    static String marks(int size) {
        return "(" + String.join(", ", Collections.nCopies(size, "?")) + ")";
    }

    private PreparedStatement prepared(String sql, @Nullable Object... arguments) throws SQLException {
        var statement = connection.prepareStatement(sql);
        try {
            bind(statement, arguments);
            return statement;
        } catch (SQLException e) {
            statement.close();
            throw e;
        }
    }

    private static void bind(PreparedStatement statement, @Nullable Object... arguments) throws SQLException {
        for (int at = 0; at < arguments.length; at++) {
            var argument = arguments[at];
            statement.setObject(
                    at + 1, argument instanceof Instant moment ? moment.atOffset(ZoneOffset.UTC) : argument);
        }
    }
}
