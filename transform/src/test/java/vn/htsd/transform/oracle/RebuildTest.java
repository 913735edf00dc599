package vn.htsd.transform.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import vn.htsd.data.form.FormCatalogue;
import vn.htsd.data.progress.Progress;
import vn.htsd.data.reference.Reference;
import vn.htsd.data.table.Tables;
import vn.htsd.data.workspace.Workspace;
import vn.htsd.transform.SharedSpark;
import vn.htsd.transform.Transform;

/**
 * A build is a function of what arrived: random seasons, built as of a moment from files in other batches, in another order
 * and some of them twice, beside the build of what had arrived by then. The moment is that of a receipt, just before one,
 * before all and that of the last. {@code -Drebuild.seasons=50} takes more of them.
 */
@ExtendWith(SharedSpark.class)
class RebuildTest {
    private static final int SEASONS = Integer.getInteger("rebuild.seasons", 4);
    private static final int FIRST = 2001;
    private static final Instant MOMENT = Instant.parse("2020-10-15T00:00:00Z");

    private final Geography geography = new Geography();
    private final List<Season> seasons = IntStream.range(FIRST, FIRST + SEASONS)
            .mapToObj(year -> aroundTheMoment(SeasonGenerator.season(geography, year, 0)))
            .toList();

    @Test
    void what_had_arrived_by_a_moment_is_built_whatever_its_order_batches_and_repetitions_and_what_came_later(
            @TempDir Path one, @TempDir Path other) throws Exception {
        var mixed = new Workspace(one).create();
        LandingWriter.write(
                seasons.stream().map(RebuildTest::shuffled).toList(),
                mixed,
                sha -> List.of(sha.charAt(0) % 5, sha.charAt(1) % 5),
                5);
        build(mixed);

        var cut = new Workspace(other).create();
        LandingWriter.write(seasons.stream().map(season -> season.until(MOMENT)).toList(), cut);
        build(cut);
        assertSame(mixed, cut);
    }

    /** Whose receipts lie around {@link #MOMENT}, drawn from them: in every four seasons in each of the four ways. */
    private static Season aroundTheMoment(Season season) {
        var receipts = season.reports().stream()
                .map(report -> report.receipt().received())
                .sorted()
                .toList();
        var drawn = receipts.get(new Random(season.year()).nextInt(receipts.size()));
        var there =
                switch (Math.floorMod(season.year(), 4)) {
                    case 0 -> drawn;
                    case 1 -> drawn.minusMillis(1);
                    case 2 -> receipts.get(0).minusMillis(1);
                    default -> receipts.get(receipts.size() - 1);
                };
        var shift = Duration.between(there, MOMENT);
        return season.with(season.reports().stream()
                .map(report -> report.receivedAfter(shift))
                .toList());
    }

    private static Season shuffled(Season season) {
        var reports = new ArrayList<>(season.reports());
        Collections.shuffle(reports, new Random(season.year()));
        return season.with(reports);
    }

    private void build(Workspace workspace) throws Exception {
        geography.write(seasons, workspace.reference());
        DecisionWriter.write(seasons, workspace);
        var reference = Reference.of(workspace.reference());
        try (var transform = new Transform(workspace, FormCatalogue.shipped(), reference, "local[2]")) {
            transform.run(MOMENT, Progress.SILENT);
        }
    }

    /** Every published table but {@code build}, row by row. */
    private static void assertSame(Workspace one, Workspace other) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement()) {
            statement.execute("ATTACH '" + one.warehouse() + "' AS one (READ_ONLY)");
            statement.execute("ATTACH '" + other.warehouse() + "' AS other (READ_ONLY)");
            for (var table : Tables.PUBLISHED) {
                if (!table.equals(Tables.BUILD)) {
                    assertThat(difference(connection, "one", "other", table.name()))
                            .isEmpty();
                    assertThat(difference(connection, "other", "one", table.name()))
                            .isEmpty();
                }
            }
            assertThat(count(connection, "fact_participants")).isGreaterThan(100L);
            assertThat(count(connection, "finding")).isPositive();
        }
    }

    private static List<String> difference(Connection connection, String left, String right, String table)
            throws SQLException {
        var found = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "SELECT '%3$s of %1$s only', row::TEXT FROM (SELECT * FROM %1$s.%3$s EXCEPT ALL SELECT * FROM %2$s.%3$s) row LIMIT 5"
                                .formatted(left, right, table))) {
            while (rows.next()) {
                found.add(rows.getString(1) + ": " + rows.getString(2));
            }
        }
        return found;
    }

    private static long count(Connection connection, String table) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT count(*) FROM one." + table)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
