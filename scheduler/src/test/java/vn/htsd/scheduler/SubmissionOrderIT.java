package vn.htsd.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.htsd.data.form.FormCatalogue;
import vn.htsd.data.progress.Progress;
import vn.htsd.data.reference.Reference;
import vn.htsd.data.table.Tables;
import vn.htsd.data.workspace.Workspace;
import vn.htsd.ingest.Ingest;
import vn.htsd.transform.Transform;

/**
 * Random files through the real ingest and transform: all at once and built as of a moment; and only those received by then,
 * in another order, in several lots, some of them twice. Both publish the same. {@code -Dorder.seed=7} makes other files.
 */
class SubmissionOrderIT {
    private static final int SEED = Integer.getInteger("order.seed", 1);
    private static final int UNITS = 14;
    private static final List<Integer> YEARS = List.of(2023, 2024, 2025);
    private static final Instant FIRST = Instant.parse("2025-10-05T01:00:00Z");
    private static final Instant AS_OF = FIRST.plus(20, ChronoUnit.DAYS);

    @TempDir
    Path directory;

    private final Random dice = new Random(SEED);

    private record Mail(String name, String json, Instant received) {}

    @Test
    void neither_order_nor_lots_nor_repetitions_nor_what_came_later_matter() throws Exception {
        var mails = season();
        var whole = new Workspace(directory.resolve("whole")).create();
        ingest(whole, mails);

        var lots = new Workspace(directory.resolve("lots")).create();
        var inTime = new ArrayList<>(
                mails.stream().filter(mail -> !mail.received().isAfter(AS_OF)).toList());
        assertThat(inTime).hasSizeBetween(mails.size() / 2, mails.size() - 10);
        Collections.shuffle(inTime, dice);
        int third = inTime.size() / 3;
        ingest(lots, inTime.subList(0, third));
        ingest(lots, inTime.subList(third / 2, 2 * third));
        ingest(lots, inTime.subList(third, inTime.size()));

        build(whole);
        build(lots);
        assertSame(whole, lots);
    }

    private List<Mail> season() {
        var mails = new ArrayList<Mail>();
        for (int year : YEARS) {
            for (int unit = 0; unit < UNITS; unit++) {
                int revisions = dice.nextInt(4) == 0 ? 2 : 1;
                for (int revision = 1; revision <= revisions; revision++) {
                    mails.add(mail(year, unit(year, "DV-" + unit, revision)));
                }
            }
            mails.add(mail(year, office(year, "01477", "commune", 1)));
            mails.add(mail(year, office(year, "01477", "commune", 2)));
            mails.add(mail(year, office(year, "04", "province", 1)));
        }
        return mails;
    }

    private Mail mail(int year, String json) {
        var name = "%d-%08x.json".formatted(year, dice.nextInt());
        return new Mail(name, json, FIRST.plus(dice.nextInt(30 * 24 * 60), ChronoUnit.MINUTES));
    }

    /** Now and then it is a memo, says that the Week was not held, or has a number that sends it back. */
    private String unit(int year, String code, int revision) {
        int kind = dice.nextInt(10);
        int people = kind == 0 ? -1 : 50 + dice.nextInt(400);
        var more = kind == 1 ? ", \"held\": \"not_held\"" : "";
        var counted = kind == 2 ? ", \"counted_in\": \"DV-0\"" : "";
        var figures = kind == 1 ? "[]" : activities(people);
        return """
                {"form": "HTSD-A/%1$d", "campaign_year": %1$d, "kind": "direct", "revision": %2$d%3$s,
                 "reporter": {"code": "%4$s", "name": "Trường %4$s", "type": "primary", "level": "unit",
                              "locality_code": "01477"%5$s}, "activities": %6$s, "synthetic": true}"""
                .formatted(year, revision, more, code, counted, figures);
    }

    private String office(int year, String code, String level, int revision) {
        int expected = UNITS - dice.nextInt(3);
        return """
                {"form": "HTSD-A/%1$d", "campaign_year": %1$d, "kind": "consolidated", "revision": %2$d,
                 "reporter": {"code": "%3$s", "name": "UBND %3$s", "type": "people_committee", "level": "%4$s",
                              "locality_code": "%3$s"},
                 "coverage": {"expected": %5$d, "received": %6$d},
                 "activities": %7$s, "funding": [{"source": "state_budget", "amount_vnd": %8$d}], "synthetic": true}"""
                .formatted(
                        year,
                        revision,
                        code,
                        level,
                        expected,
                        expected - dice.nextInt(2),
                        activities(2_000 + dice.nextInt(3_000)),
                        1_000_000L * dice.nextInt(90));
    }

    private String activities(int people) {
        return "[{\"group\": \"contests\", \"classes\": %d, \"participants\": {\"total\": %d}}]"
                .formatted(1 + dice.nextInt(5), people);
    }

    private static void ingest(Workspace workspace, List<Mail> mails) throws IOException {
        for (var mail : mails) {
            var file = workspace.inbox().resolve(mail.name());
            Files.writeString(file, mail.json());
            Files.writeString(
                    file.resolveSibling(mail.name() + ".meta.json"),
                    "{\"received_at\": \"" + mail.received() + "\", \"channel\": \"email\"}");
        }
        new Ingest(workspace, FormCatalogue.shipped(), Reference.shipped(), Clock.systemUTC())
                .run(new Ingest.Request(workspace.inbox(), null, null, 2), Progress.SILENT);
        assertThat(workspace.inbox()).isEmptyDirectory();
    }

    private static void build(Workspace workspace) {
        try (var transform = new Transform(workspace, FormCatalogue.shipped(), Reference.shipped(), "local[2]")) {
            transform.run(AS_OF, Progress.SILENT);
        }
    }

    /** Every published table but {@code build}, row by row; and the season holds what it should. */
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
            assertThat(texts(connection, "SELECT DISTINCT status FROM one.submission ORDER BY 1"))
                    .contains("accepted", "memo", "returned", "superseded");
        }
    }

    private static List<String> difference(Connection connection, String left, String right, String table)
            throws SQLException {
        return texts(
                connection,
                "SELECT '%3$s of %1$s only: ' || row::TEXT FROM (SELECT * FROM %1$s.%3$s EXCEPT ALL SELECT * FROM %2$s.%3$s) row LIMIT 5"
                        .formatted(left, right, table));
    }

    private static List<String> texts(Connection connection, String sql) throws SQLException {
        var found = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }
}
