package vn.htsd.transform.publish;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import vn.htsd.data.table.TableSpec;
import vn.htsd.data.table.Tables;

/** The DuckDB file that analysts open: it contains the tables, so it needs no other file and opens from anywhere. */
final class WarehouseFile {
    /** Readable by DuckDB 1.2 and later, so that an older client still opens it. */
    private static final String STORAGE = "v1.2.0";

    private static final String MEMORY = "2GB";

    private WarehouseFile() {}

    /** Loads every table of the build in {@code directory} into a new file, and checks it before anybody sees it. */
    static void load(Path directory, Path file, Path scratch) {
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement()) {
            statement.execute("SET memory_limit='" + MEMORY + "'");
            statement.execute("SET temp_directory='" + quoted(scratch.resolve("duckdb")) + "'");
            statement.execute("SET preserve_insertion_order=true");
            statement.execute("ATTACH '" + quoted(file) + "' AS warehouse (STORAGE_VERSION '" + STORAGE + "')");
            statement.execute("USE warehouse");
            for (var table : Tables.PUBLISHED) {
                for (var line : table.ddl()) {
                    statement.execute(line);
                }
                insert(connection, table, directory.resolve(table.name()));
            }
            Identities.check(connection);
            AnalystViews.create(connection);
            statement.execute("CHECKPOINT warehouse");
            statement.execute("USE memory");
            statement.execute("DETACH warehouse");
        } catch (SQLException e) {
            throw new IllegalStateException("Loading the warehouse from " + directory + " failed", e);
        }
    }

    private static void insert(Connection connection, TableSpec table, Path directory) throws SQLException {
        if (!holdsRows(directory)) {
            return;
        }
        var columns = String.join(", ", table.columnNames());
        var source = table.byCampaign()
                ? "read_parquet('" + literal(directory) + "/*/*.parquet', hive_partitioning = true, "
                        + "hive_types = {'campaign_year': INTEGER})"
                : "read_parquet('" + literal(directory) + "/*.parquet')";
        try (var statement = connection.createStatement()) {
            statement.execute("INSERT INTO " + table.name() + " SELECT " + columns + " FROM " + source + " ORDER BY "
                    + String.join(", ", order(table)));
        }
    }

    private static List<String> order(TableSpec table) {
        return table.key().stream().map(name -> name + " NULLS FIRST").toList();
    }

    private static boolean holdsRows(Path directory) {
        try (var files = Files.walk(directory)) {
            return files.anyMatch(file -> file.toString().endsWith(".parquet"));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** The id of the build in {@code file}; empty where there is no file, or none of ours. */
    static Optional<String> buildId(Path file) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        var readOnly = new Properties();
        readOnly.setProperty("duckdb.read_only", "true");
        try (var connection = DriverManager.getConnection("jdbc:duckdb:" + file, readOnly);
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT build_id FROM build")) {
            return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
        } catch (SQLException e) {
            return Optional.empty();
        }
    }

    /** The path inside a pattern: its own brackets, stars and question marks stand for themselves. */
    private static String literal(Path path) {
        return quoted(path).replaceAll("([\\[*?])", "[$1]");
    }

    private static String quoted(Path path) {
        return path.toString().replace("'", "''");
    }
}
