package vn.htsd.transform.publish;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import vn.htsd.data.table.Column;
import vn.htsd.data.table.Tables;

/** A warehouse file of rows that a test says, without Spark: all published tables, and the views and macros over them. */
final class SmallWarehouse implements AutoCloseable {
    private final Connection connection;

    SmallWarehouse(Path file) throws SQLException {
        connection = DriverManager.getConnection("jdbc:duckdb:");
        run("ATTACH '" + file + "' AS warehouse (STORAGE_VERSION 'v1.2.0')");
        run("USE warehouse");
        for (var table : Tables.PUBLISHED) {
            for (var line : table.ddl()) {
                run(line);
            }
        }
        AnalystViews.create(connection);
    }

    /** Rows of {@code table}, one a line: values of the columns named; "-" is blank, and so is what is not named, or harmless. */
    void rows(String table, String columns, String values) throws SQLException {
        var names = columns.strip().split("\\s*\\|\\s*");
        for (var line : values.strip().lines().toList()) {
            var cells = line.strip().split("\\s*\\|\\s*");
            var said = new HashMap<String, String>();
            for (int place = 0; place < names.length; place++) {
                Tables.published(table).column(names[place]);
                said.put(names[place], cells[place].equals("-") ? "NULL" : "'" + cells[place] + "'");
            }
            var row = new ArrayList<String>();
            for (var column : Tables.published(table).columns()) {
                row.add(said.getOrDefault(column.name(), harmless(column)));
            }
            run("INSERT INTO " + table + " VALUES (" + String.join(", ", row) + ")");
        }
    }

    private static String harmless(Column column) {
        if (column.nullable()) {
            return "NULL";
        }
        return switch (column.type()) {
            case TEXT -> "'x'";
            case INT, COUNT, MONEY, SHARE -> "0";
            case DATE -> "DATE '2000-01-01'";
            case INSTANT -> "TIMESTAMPTZ '2000-01-01 00:00:00+00'";
            case FLAG -> "false";
        };
    }

    Connection connection() {
        return connection;
    }

    void run(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Every row as its values with bars between. */
    List<String> query(String sql) throws SQLException {
        var found = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            int width = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                var cells = new ArrayList<String>();
                for (int column = 1; column <= width; column++) {
                    cells.add(String.valueOf(rows.getString(column)));
                }
                found.add(String.join("|", cells));
            }
        }
        return found;
    }

    @Override
    public void close() throws SQLException {
        run("USE memory");
        run("DETACH warehouse");
        connection.close();
    }
}
