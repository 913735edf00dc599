package vn.htsd.transform.publish;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import vn.htsd.data.table.ExampleQueries;
import vn.htsd.data.table.ExampleQueries.ExampleQuery;
import vn.htsd.data.table.Tables;
import vn.htsd.data.workspace.Workspace;

/**
 * {@code make bench-queries}: every example query on the published file and on the bare Parquet files of the same build,
 * with the same views and macros over them, in turn. {@code -Dbench.home} names the workspace, {@code -Dbench.rounds} how
 * often.
 */
class QueriesBench {
    private static final String HOME = System.getProperty("bench.home", "");
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 11);

    private final List<String> lines = new ArrayList<>();
    private final List<Double> allOnFile = new ArrayList<>();
    private final List<Double> allOnParquet = new ArrayList<>();
    private final List<Double> ratios = new ArrayList<>();

    @Test
    void the_example_queries_on_the_file_and_on_bare_parquet() throws Exception {
        assumeTrue(!HOME.isEmpty(), "-Dbench.home names no workspace: nothing is measured");
        var workspace = new Workspace(Path.of(HOME).toAbsolutePath());
        var build = WarehouseFile.buildId(workspace.warehouse()).orElseThrow();
        lines.add(String.format("%-60s %9s %9s %6s", "query", "file ms", "Parquet", "ratio"));
        try (var file = connection();
                var parquet = connection()) {
            run(file, "ATTACH '" + workspace.warehouse() + "' AS warehouse (READ_ONLY)");
            run(file, "USE warehouse");
            overParquet(parquet, workspace.builds().resolve(build));
            for (var query : ExampleQueries.ALL) {
                measure(query, file, parquet);
            }
        }
        lines.add(String.format(
                Locale.ROOT,
                "p95 of all runs: file %.1f ms, Parquet %.1f ms, ratio %.2f; of the queries' ratios: median %.2f, largest %.2f",
                quantile(allOnFile, 0.95),
                quantile(allOnParquet, 0.95),
                quantile(allOnFile, 0.95) / quantile(allOnParquet, 0.95),
                quantile(ratios, 0.5),
                quantile(ratios, 1)));
        Files.write(Path.of("target/bench-queries.txt"), lines);
    }

    private static Connection connection() throws SQLException {
        var connection = DriverManager.getConnection("jdbc:duckdb:");
        run(connection, "SET memory_limit='2GB'");
        return connection;
    }

    private static void overParquet(Connection connection, Path build) throws SQLException, IOException {
        for (var table : Tables.PUBLISHED) {
            try (var files = Files.walk(build.resolve(table.name()))) {
                if (files.noneMatch(file -> file.toString().endsWith(".parquet"))) {
                    for (var line : table.ddl()) {
                        run(connection, line);
                    }
                    continue;
                }
            }
            // Columns are qualified: DuckDB takes a bare one for the parameter of the macro that is made over the view.
            var columns = String.join(
                    ", ", table.columnNames().stream().map(name -> "p." + name).toList());
            run(
                    connection,
                    "CREATE VIEW " + table.name() + " AS SELECT " + columns + " FROM read_parquet('"
                            + build.resolve(table.name())
                            + (table.byCampaign()
                                    ? "/*/*.parquet', hive_partitioning = true, hive_types = {'campaign_year': INTEGER}) p"
                                    : "/*.parquet') p"));
        }
        AnalystViews.create(connection);
    }

    private void measure(ExampleQuery query, Connection file, Connection parquet) throws SQLException {
        var onFile = new ArrayList<Double>();
        var onParquet = new ArrayList<Double>();
        for (int round = 0; round <= ROUNDS; round++) {
            double first = milliseconds(file, query.sql());
            double second = milliseconds(parquet, query.sql());
            if (round > 0) { // the first one warms up
                onFile.add(first);
                onParquet.add(second);
            }
        }
        allOnFile.addAll(onFile);
        allOnParquet.addAll(onParquet);
        double left = quantile(onFile, 0.5);
        double right = quantile(onParquet, 0.5);
        ratios.add(left / right);
        var title = query.number() + ". " + query.en();
        lines.add(String.format(
                Locale.ROOT,
                "%-60s %9.1f %9.1f %6.2f",
                title.substring(0, Math.min(60, title.length())),
                left,
                right,
                left / right));
    }

    private static double milliseconds(Connection connection, String sql) throws SQLException {
        long start = System.nanoTime();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                rows.getObject(1);
            }
        }
        return (System.nanoTime() - start) / 1e6;
    }

    private static double quantile(List<Double> values, double share) {
        var sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        return sorted.get((int) Math.min(sorted.size() - 1, Math.ceil(share * sorted.size()) - 1));
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
