package vn.htsd.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import vn.htsd.data.form.FormCatalogue;
import vn.htsd.data.progress.Progress;
import vn.htsd.data.reference.Reference;
import vn.htsd.data.table.Tables;
import vn.htsd.data.workspace.Workspace;

/**
 * {@code make bench-transform}: full builds cold and warm, one corrected report, and the same totals by hand in SQL, all from
 * the landing of one workspace ({@code -Dbench.home}); {@code -Dbench.ingest} is how many seconds ingest took for it.
 */
class TransformBench {
    private static final String HOME = System.getProperty("bench.home", "");
    private static final double INGEST = Double.parseDouble(System.getProperty("bench.ingest", "0"));
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 3);

    private final List<String> lines = new ArrayList<>();

    /** Something that takes time. */
    private interface Step {
        void run() throws Exception;
    }

    private double seconds(String name, Step step) throws Exception {
        long start = System.nanoTime();
        step.run();
        double seconds = (System.nanoTime() - start) / 1e9;
        tell("%-40s %7.1f s", name, seconds);
        return seconds;
    }

    private void tell(String pattern, Object... arguments) {
        lines.add(String.format(Locale.ROOT, pattern, arguments));
    }

    @Test
    void measure() throws Exception {
        assumeTrue(!HOME.isEmpty(), "no -Dbench.home: nothing was measured");
        var workspace = new Workspace(Path.of(HOME)).create();
        for (int round = 0; round < ROUNDS; round++) {
            vn.htsd.data.workspace.ReadOnly.delete(workspace.landing().resolve("correction-" + round));
        }
        double full = 0;
        double increment = 0;
        double sql = 0;
        try (var transform = new Transform(
                workspace,
                FormCatalogue.withFormsOf(workspace.forms()),
                Reference.of(workspace.reference()),
                "local[*]")) {
            seconds("full transform, with the start of Spark", () -> anew(transform, workspace));
            for (int round = 0; round < ROUNDS; round++) {
                full += seconds("full transform, warm", () -> anew(transform, workspace)) / ROUNDS;
            }
            var ours = PlainSql.published(workspace.warehouse());
            for (int round = 0; round < ROUNDS; round++) {
                var totals = new ArrayList<String>();
                sql += seconds(
                                "the same totals by hand in SQL",
                                () -> totals.addAll(new PlainSql(workspace).totals(workspace.warehouse())))
                        / ROUNDS;
                tell(
                        "  %s",
                        totals.equals(ours) ? "which are ours" : "which DIFFER from ours: " + totals + " / " + ours);
            }
            for (int round = 0; round < ROUNDS; round++) {
                correct(workspace, round);
                increment += seconds("one corrected report, warm", () -> transform.run(null, Progress.SILENT)) / ROUNDS;
            }
        }
        tell("full transform / hand-written SQL          %7.1f", full / sql);
        tell("one corrected report / full transform      %7.2f", increment / full);
        if (INGEST > 0) {
            tell("full transform / ingest                    %7.2f", full / INGEST);
        }
        Files.write(Path.of("target", "bench-transform.txt"), lines);
        lines.forEach(System.out::println);
        assertThat(lines).noneMatch(line -> line.contains("DIFFER"));
    }

    /** The parquet of the build before stays: what counts is that no warehouse names it. */
    private static void anew(Transform transform, Workspace workspace) throws Exception {
        Files.deleteIfExists(workspace.warehouse());
        transform.run(null, Progress.SILENT);
    }

    /** A school sends its report of the last campaign once more, with other figures. */
    private static void correct(Workspace workspace, int round) throws Exception {
        var batch = Files.createDirectories(workspace.landing().resolve("correction-" + round));
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement()) {
            statement.execute("SET TimeZone = 'UTC'");
            for (var table : Tables.LANDING) {
                statement.execute(table.ddl().get(0));
            }
            var landed = workspace.landing() + "/*/%s.parquet";
            statement.execute("INSERT INTO report SELECT * FROM read_parquet('" + landed.formatted("report")
                    + "') WHERE status = 'accepted' AND kind = 'direct' AND campaign_year IS NOT NULL"
                    + " ORDER BY campaign_year DESC, submission_id LIMIT 1 OFFSET " + round);
            statement.execute("INSERT INTO activity SELECT * FROM read_parquet('" + landed.formatted("activity")
                    + "') WHERE submission_id = (SELECT submission_id FROM report)");
            statement.execute(
                    "UPDATE activity SET submission_id = 'correction-" + round + "', participants = participants + 10");
            statement.execute("UPDATE report SET submission_id = 'correction-" + round + "', sha256 = 'correction-"
                    + round + "', revision = coalesce(revision, 1) + 1");
            copy(statement, batch);
        }
        Files.writeString(
                batch.resolve("batch.json"),
                "{\"batch\": \"%1$s\", \"digest\": \"%1$s\"}".formatted(batch.getFileName()));
    }

    private static void copy(java.sql.Statement statement, Path batch) throws SQLException {
        for (var table : Tables.LANDING) {
            statement.execute("COPY " + table.name() + " TO '" + batch.resolve(table.name() + ".parquet") + "'");
        }
    }
}
