package vn.htsd.transform.publish;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import vn.htsd.data.table.TableSpec;
import vn.htsd.data.table.Tables;
import vn.htsd.data.workspace.Workspace;
import vn.htsd.transform.stage.Branches;
import vn.htsd.transform.stage.Part;

/** The DuckDB file that analysts open: it contains the tables, so it needs no other file and opens from anywhere. */
final class WarehouseFile {
    /** Readable by DuckDB 1.2 and later, so that an older client still opens it. */
    private static final String STORAGE = "v1.2.0";

    private static final String MEMORY = "2GB";

    /** To copy so little takes no time, and in few blocks much is free. */
    private static final long SMALL = 32L * 1024 * 1024;

    /** What part of a greater file may be free. */
    private static final double MOST_FREE = 0.25;

    private WarehouseFile() {}

    /**
     * Loads the build in {@code directory} into a new file, and checks it before anybody sees it. Where most of it is as in the
     * published file, that one is copied and only what changed is replaced.
     *
     * @return what breaks an identity, in words; empty where all holds
     */
    static List<String> load(Path directory, Path file, Workspace workspace, Increment increment) {
        return load(directory, file, workspace, increment, SMALL);
    }

    /** @param small bytes up to which a file is always made tight */
    static List<String> load(Path directory, Path file, Workspace workspace, Increment increment, long small) {
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement()) {
            statement.execute("SET memory_limit='" + MEMORY + "'");
            statement.execute(
                    "SET temp_directory='" + quoted(workspace.scratch().resolve("duckdb")) + "'");
            statement.execute("SET preserve_insertion_order=true");
            if (increment.base() == null) {
                statement.execute("ATTACH '" + quoted(file) + "' AS warehouse (STORAGE_VERSION '" + STORAGE + "')");
                statement.execute("USE warehouse");
                describe(connection);
                for (var table : Tables.PUBLISHED) {
                    insert(connection, table, files(directory.resolve(table.name())));
                }
            } else {
                copyWritable(workspace.warehouse(), file);
                statement.execute("ATTACH '" + quoted(file) + "' AS warehouse");
                statement.execute("USE warehouse");
                for (var table : Tables.PUBLISHED) {
                    replace(connection, table, directory, increment);
                }
            }
            var broken = Identities.breaches(connection, increment.scope());
            statement.execute("CHECKPOINT warehouse");
            if (increment.base() != null && (file.toFile().length() <= small || isWasteful(statement))) {
                tighten(statement, file);
            } else {
                statement.execute("USE memory");
                statement.execute("DETACH warehouse");
            }
            return broken;
        } catch (SQLException | IOException e) {
            throw new IllegalStateException("Loading the warehouse from " + directory + " failed", e);
        }
    }

    /** Tables, views and what is said of them: hundreds of small steps, which wait for the disk once. */
    private static void describe(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("BEGIN TRANSACTION");
            for (var table : Tables.PUBLISHED) {
                for (var line : table.ddl()) {
                    statement.execute(line);
                }
            }
            AnalystViews.create(connection);
            statement.execute("COMMIT");
        }
    }

    /** The room of rows that were taken out is used again by a later build only; where it is much, the file would grow by it. */
    private static boolean isWasteful(Statement statement) throws SQLException {
        try (var rows = statement.executeQuery(
                "SELECT free_blocks, total_blocks FROM pragma_database_size() WHERE database_name = 'warehouse'")) {
            return rows.next() && rows.getLong(1) > rows.getLong(2) * MOST_FREE;
        }
    }

    /** The same in a new file. */
    private static void tighten(Statement statement, Path file) throws SQLException, IOException {
        var tight = file.resolveSibling(file.getFileName() + ".tight");
        Files.deleteIfExists(tight);
        statement.execute("ATTACH '" + quoted(tight) + "' AS tight (STORAGE_VERSION '" + STORAGE + "')");
        statement.execute("COPY FROM DATABASE warehouse TO tight");
        statement.execute("CHECKPOINT tight");
        statement.execute("USE memory");
        statement.execute("DETACH tight");
        statement.execute("DETACH warehouse");
        Files.move(tight, file, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void copyWritable(Path published, Path file) throws IOException {
        Files.copy(published, file);
        file.toFile().setWritable(true);
    }

    /** Takes out the rows of the files that are no longer the same, and puts in those of the new ones. */
    private static void replace(Connection connection, TableSpec table, Path directory, Increment increment)
            throws SQLException {
        var home = directory.resolve(table.name());
        var before = Objects.requireNonNull(increment.base()).resolve(table.name());
        var fresh = files(home).stream()
                .filter(file ->
                        !isSame(file, before.resolve(home.relativize(file).toString())))
                .toList();
        var gone = files(before).stream()
                .filter(file ->
                        !isSame(file, home.resolve(before.relativize(file).toString())))
                .toList();
        if (!gone.isEmpty()) {
            delete(connection, table, gone, files(before).size() == gone.size());
        }
        insert(connection, table, fresh);
    }

    /** Hard links of one file are the same; so are two files of the same bytes. */
    private static boolean isSame(Path file, Path other) {
        try {
            return Files.exists(other) && (Files.isSameFile(file, other) || Files.mismatch(file, other) < 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Connection connection, TableSpec table, List<Path> gone, boolean all)
            throws SQLException {
        try (var statement = connection.createStatement()) {
            if (all) {
                statement.execute("DELETE FROM " + table.name());
            } else if (!table.byCampaign()) {
                var key = String.join(", ", table.key());
                statement.execute("DELETE FROM " + table.name() + " WHERE (" + key + ") IN (SELECT (" + key + ") FROM "
                        + parquet(gone, false) + ")");
            } else {
                for (var year :
                        gone.stream().map(WarehouseFile::year).distinct().toList()) {
                    statement.execute("DELETE FROM " + table.name() + " WHERE campaign_year = " + year
                            + ofBranches(table, year, gone));
                }
            }
        }
    }

    /** What the key names after the campaign, a reporter, a node or a submission, lies in one branch with all its rows. */
    private static String ofBranches(TableSpec table, String year, List<Path> gone) {
        var files = gone.stream().filter(file -> year(file).equals(year)).toList();
        if (files.stream().anyMatch(file -> Part.branchOf(file).equals(Branches.ALL))) {
            return "";
        }
        var whose = table.key().get(1);
        return " AND " + whose + " IN (SELECT " + whose + " FROM " + parquet(files, false) + ")";
    }

    private static String year(Path partition) {
        return Integer.toString(
                Part.yearOf(Objects.requireNonNull(partition.getParent(), "a partition is a directory")));
    }

    private static void insert(Connection connection, TableSpec table, List<Path> files) throws SQLException {
        if (files.isEmpty()) {
            return;
        }
        var columns = String.join(", ", table.columnNames());
        try (var statement = connection.createStatement()) {
            // The files are sorted by key, and read in their order.
            statement.execute("INSERT INTO " + table.name() + " SELECT " + columns + " FROM "
                    + parquet(files, table.byCampaign()));
        }
    }

    private static String parquet(List<Path> files, boolean byCampaign) {
        var list = files.stream().map(file -> "'" + literal(file) + "'").collect(Collectors.joining(", "));
        return byCampaign
                ? "read_parquet([" + list + "], hive_partitioning = true, hive_types = {'campaign_year': INTEGER})"
                : "read_parquet([" + list + "])";
    }

    /** The Parquet files of a table, in the order of their names. */
    private static List<Path> files(Path directory) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (var files = Files.walk(directory)) {
            return files.filter(file -> file.toString().endsWith(".parquet"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
    static String literal(Path path) {
        return quoted(path).replaceAll("([\\[*?])", "[$1]");
    }

    static String quoted(Path path) {
        return path.toString().replace("'", "''");
    }
}
