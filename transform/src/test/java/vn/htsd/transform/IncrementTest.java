package vn.htsd.transform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import vn.htsd.data.decision.Decision;
import vn.htsd.data.decision.DecisionLog;
import vn.htsd.data.form.FormCatalogue;
import vn.htsd.data.progress.Progress;
import vn.htsd.data.reference.Reference;
import vn.htsd.data.release.Release;
import vn.htsd.data.release.Releases;
import vn.htsd.data.table.Tables;
import vn.htsd.data.workspace.Workspace;
import vn.htsd.transform.LandingFixture.ReportRow;
import vn.htsd.transform.harmonise.TrendSettings;
import vn.htsd.transform.publish.BuildPublisher;
import vn.htsd.transform.publish.Builds;
import vn.htsd.transform.publish.ReleaseDiff;
import vn.htsd.transform.stage.Branches;

/** A build that keeps what nothing changed is the build that makes everything anew; and what moved since a release is told. */
@ExtendWith(SharedSpark.class)
class IncrementTest {
    private static final String TRUNG_KHANH = "01477@2025-07-01";
    private static final String CAO_BANG = "04@2022-10-01";
    private static final String HA_NOI = "01@2022-10-01";
    private static final String HUNG_DAO = "11689@2025-07-01";
    private static final Instant NOW = Instant.parse("2025-11-01T03:00:00Z");

    @TempDir
    Path folder;

    @Test
    void builds_step_by_step_end_where_one_build_does_and_tell_what_moved() throws Exception {
        var steps = new Workspace(folder.resolve("steps")).create();
        var batches = batches(new Random(7));
        var builds = new ArrayList<String>();
        try (var transform = transform(steps)) {
            for (var batch : batches) {
                batch.writeTo(steps);
                if (builds.size() == batches.size() - 1) {
                    decide(steps);
                }
                builds.add(transform.run(null, Progress.SILENT).buildId());
                if (builds.size() == 1) {
                    keep(steps, "2025-so-bo", builds.get(0));
                }
            }
        }
        var atOnce = new Workspace(folder.resolve("at once")).create();
        copyReleases(steps, atOnce);
        for (var batch : batches) {
            batch.writeTo(atOnce);
        }
        decide(atOnce);
        try (var transform = transform(atOnce)) {
            assertThat(transform.run(null, Progress.SILENT).buildId()).isEqualTo(builds.get(builds.size() - 1));
        }
        var undivided = new Workspace(folder.resolve("undivided")).create();
        copyReleases(steps, undivided);
        for (var batch : batches) {
            batch.writeTo(undivided);
        }
        decide(undivided);
        try (var transform = transform(undivided, Branches.STANDARD)) {
            transform.run(null, Progress.SILENT);
        }
        assertThat(differentRows(steps.warehouse(), undivided.warehouse())).isEmpty();
        assertThat(differing(
                        steps.builds().resolve(builds.get(builds.size() - 1)),
                        atOnce.builds().resolve(builds.get(builds.size() - 1))))
                .isEmpty();
        assertThat(differentRows(steps.warehouse(), atOnce.warehouse())).isEmpty();

        assertOnlyTouchedCampaignsAreWritten(steps, builds);
        assertMovesAreTold(steps);
    }

    private static void assertOnlyTouchedCampaignsAreWritten(Workspace steps, List<String> builds) throws Exception {
        // The first step after the first build brings a correction from Cao Bằng in 2025 alone.
        var before = steps.builds().resolve(builds.get(0)).resolve("fact_participants");
        var after = steps.builds().resolve(builds.get(1)).resolve("fact_participants");
        for (var kept : List.of("campaign_year=2024/part-04.parquet", "campaign_year=2025/part-01.parquet")) {
            assertThat(Files.isSameFile(before.resolve(kept), after.resolve(kept)))
                    .as(kept)
                    .isTrue();
        }
        var corrected = "campaign_year=2025/part-04.parquet";
        assertThat(Files.isSameFile(before.resolve(corrected), after.resolve(corrected)))
                .isFalse();
        // What lies beside it is the nation's, whose figures are made of all.
        assertThat(Files.isSameFile(
                        before.resolveSibling("fact_reconciliation").resolve("campaign_year=2025/part-01.parquet"),
                        after.resolveSibling("fact_reconciliation").resolve("campaign_year=2025/part-01.parquet")))
                .isTrue();
    }

    private static void assertMovesAreTold(Workspace steps) throws Exception {
        var releases = new Releases(steps);
        var release = releases.warehouse(releases.named("2025-so-bo"));
        var moves = new ReleaseDiff(release, steps.warehouse()).moves();
        var national = moves.stream()
                .filter(move -> move.level().equals("nation") && move.measure().equals("participants"))
                .toList();
        assertThat(national)
                .filteredOn(move -> move.campaign() == 2025)
                .extracting(ReleaseDiff.Move::reason)
                .contains(ReleaseDiff.Reason.REVISION, ReleaseDiff.Reason.NEW_REPORT, ReleaseDiff.Reason.DECISION);
        assertThat(national)
                .filteredOn(move -> move.reason() == ReleaseDiff.Reason.REVISION)
                .extracting(ReleaseDiff.Move::fileName)
                .contains("s1-revised.xlsx");
        // What moved a figure adds up to its move.
        var figures = moves.stream()
                .filter(move -> move.part() != null)
                .collect(Collectors.groupingBy(
                        move -> move.campaign() + move.level() + move.code() + move.measure(),
                        TreeMap::new,
                        Collectors.toList()));
        assertThat(figures).isNotEmpty().allSatisfy((figure, causes) -> {
            var first = causes.get(0);
            long before = first.before() == null ? 0 : first.before().longValueExact();
            long after = first.after() == null ? 0 : first.after().longValueExact();
            assertThat(causes.stream()
                            .mapToLong(move -> move.part().longValueExact())
                            .sum())
                    .isEqualTo(after - before);
        });
        assertThat(new ReleaseDiff(release, release).moves()).isEmpty();

        // The release outlives the clearing, and its figures stay as they were.
        var cleared = new Builds(steps).clear(1, NOW.plusSeconds(200_000));
        assertThat(cleared.kept()).hasSize(2).anySatisfy(build -> assertThat(build.releases())
                .containsExactly("2025-so-bo"));
        assertThat(LandingFixture.query(
                        release, "SELECT sum(participants) FROM fact_participants WHERE reporter_key LIKE 'S1@%'"))
                .containsExactly("100");
    }

    /** With every campaign divided, however small. */
    private static Transform transform(Workspace workspace) {
        return transform(workspace, new Branches(2));
    }

    private static Transform transform(Workspace workspace, Branches branches) {
        return new Transform(
                workspace,
                FormCatalogue.shipped(),
                Reference.shipped(),
                "local[2]",
                TrendSettings.STANDARD,
                new BuildPublisher(workspace, Clock.fixed(NOW, ZoneOffset.UTC)),
                null,
                branches);
    }

    private static void keep(Workspace workspace, String name, String build) {
        new Releases(workspace)
                .keep(new Release(name, Release.Kind.PRELIMINARY, 2025, build, null, NOW), workspace.warehouse());
    }

    /** Releases are inputs of a build, as what has arrived is. */
    private static void copyReleases(Workspace from, Workspace to) throws IOException {
        try (var all = Files.walk(from.releases())) {
            for (var path : all.toList()) {
                var target =
                        to.releases().resolve(from.releases().relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(path, target);
                }
            }
        }
    }

    private static void decide(Workspace workspace) {
        new DecisionLog(workspace.decisions())
                .add(
                        new DecisionLog.Request(
                                2025, "04", "participants", Decision.Verdict.ACCEPT_DETAIL, "Số ghi nhầm", "CV 12"),
                        "chuyên viên",
                        NOW);
    }

    /** First what three campaigns sent, then a correction, then whatever else comes in. */
    private static List<LandingFixture> batches(Random random) {
        var first = new LandingFixture("b0")
                .report("s1", "S1", TRUNG_KHANH, "01477")
                .activity("s1", 0, "communication", 100, 80, 2)
                .province("cao-bang", "04", CAO_BANG, 60, 55)
                .activity("cao-bang", 0, "communication", 9_000, 0, 70)
                .province("ha-noi", "01", HA_NOI, 100, 95)
                .activity("ha-noi", 0, "contests", 5_000, 4_000, 40)
                .funding("ha-noi", 0, "mobilised", 10_000_000)
                .report("h1", "H1", HA_NOI, "01")
                .activity("h1", 0, "contests", 70, 20, 1)
                // a place that was divided on the way to the years before, in a branch that no later batch touches
                .report("d1", "D1", HUNG_DAO, "11689")
                .activity("d1", 0, "contests", 61, 20, 1)
                .report("central", "M1", HA_NOI, "VN")
                .activity("central", 0, "contests", 30, 20, 1)
                // a signed document that names no campaign: every later build goes on from one that knows it
                .report(
                        "document",
                        "S7",
                        TRUNG_KHANH,
                        "01477",
                        new ReportRow().with("year", null).with("status", "returned"));
        for (int year : new int[] {2023, 2024}) {
            first.report("u" + year, "U" + year, CAO_BANG, "04", new ReportRow().with("year", year))
                    .activity("u" + year, 0, "contests", 40 + year, 10, 3)
                    .funding("u" + year, 0, "state_budget", 1_000_000);
        }
        var correction = new LandingFixture("b1")
                .report(
                        "s1-revised",
                        "S1",
                        TRUNG_KHANH,
                        "01477",
                        new ReportRow().with("revision", 2).with("received", "2025-10-12 08:00:00+07"))
                .activity("s1-revised", 0, "communication", 130, 90, 2)
                .activity("s1-revised", 1, "communication", 7, 0, 1);
        return List.of(first, correction, anything("b2", random));
    }

    private static LandingFixture anything(String name, Random random) {
        var batch = new LandingFixture(name);
        for (int number = 0; number < 6; number++) {
            var id = name + "-" + number;
            var row = new ReportRow()
                    .with("year", List.of(2024, 2025).get(random.nextInt(2)))
                    .with("status", random.nextInt(4) == 0 ? "returned" : "accepted")
                    .with("held", random.nextInt(4) == 0 ? "not_held" : "held");
            batch.report(id, "R" + random.nextInt(4), CAO_BANG, "04", row)
                    .activity(id, 0, "communication", 10 + random.nextInt(90), 5, 1);
        }
        return batch.report(
                        "none-" + name,
                        "S9",
                        TRUNG_KHANH,
                        "01477",
                        new ReportRow().with("year", null).with("status", "returned"))
                .report("new-" + name, "S2" + name, TRUNG_KHANH, "01477")
                .activity("new-" + name, 0, "communication", 20, 5, 1);
    }

    private static List<String> differing(Path left, Path right) throws Exception {
        var here = files(left);
        var there = files(right);
        assertThat(here.keySet()).isEqualTo(there.keySet());
        var differing = new ArrayList<String>();
        for (var file : here.entrySet()) {
            if (Files.mismatch(file.getValue(), there.get(file.getKey())) >= 0) {
                differing.add(file.getKey());
            }
        }
        return differing;
    }

    private static Map<String, Path> files(Path directory) throws Exception {
        try (var all = Files.walk(directory)) {
            return all.filter(Files::isRegularFile)
                    .collect(Collectors.toMap(
                            file -> directory.relativize(file).toString(), file -> file, (a, b) -> a, TreeMap::new));
        }
    }

    private static List<String> differentRows(Path left, Path right) throws SQLException {
        var different = new ArrayList<String>();
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement()) {
            statement.execute("ATTACH '" + left + "' AS l (READ_ONLY)");
            statement.execute("ATTACH '" + right + "' AS r (READ_ONLY)");
            for (var table : Tables.PUBLISHED) {
                var sql = "SELECT count(*) FROM ((FROM l.%1$s EXCEPT ALL FROM r.%1$s) UNION ALL"
                        + " (FROM r.%1$s EXCEPT ALL FROM l.%1$s))";
                try (var rows = statement.executeQuery(sql.formatted(table.name()))) {
                    rows.next();
                    if (rows.getLong(1) > 0) {
                        different.add(table.name() + ": " + rows.getLong(1));
                    }
                }
            }
        }
        return different;
    }
}
