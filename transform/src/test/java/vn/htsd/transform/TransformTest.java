package vn.htsd.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TimeZone;
import org.apache.spark.JobExecutionStatus;
import org.apache.spark.SparkJobInfo;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import vn.htsd.data.decision.Decision;
import vn.htsd.data.decision.DecisionLog;
import vn.htsd.data.form.FormCatalogue;
import vn.htsd.data.progress.Progress;
import vn.htsd.data.reference.Reference;
import vn.htsd.data.table.Tables;
import vn.htsd.data.workspace.Workspace;
import vn.htsd.transform.LandingFixture.ReportRow;
import vn.htsd.transform.harmonise.Comparability;
import vn.htsd.transform.harmonise.TrendSettings;
import vn.htsd.transform.publish.BuildInputs;
import vn.htsd.transform.stage.Branches;
import vn.htsd.transform.stage.Effort;

/** One small season through Spark, read back with DuckDB: what counts, what does not, and what each table says of it. */
@ExtendWith(SharedSpark.class)
class TransformTest {
    private static final String TRUNG_KHANH = "01477@2025-07-01";
    private static final String CAO_BANG = "04@2022-10-01";
    private static final String HA_NOI = "01@2022-10-01";

    @TempDir
    static Path home;

    private static Workspace workspace;
    private static Transform transform;
    private static TransformSummary first;

    @BeforeAll
    static void build() throws Exception {
        workspace = new Workspace(home).create();
        season().writeTo(workspace);
        transform = new Transform(workspace, FormCatalogue.shipped(), Reference.shipped(), "local[2]");
        first = transform.run(null, Progress.SILENT);
    }

    private static LandingFixture season() {
        return new LandingFixture("b1")
                .report("school-1", "S1", TRUNG_KHANH, "01477")
                .activity("school-1", 0, "communication", 100, 80, 2)
                .activity("school-1", 1, "opening", 50, 0, 0)
                .funding("school-1", 0, "state_budget", 3_000_000)
                .report("school-1b", "S1", TRUNG_KHANH, "01477", new ReportRow().with("revision", 2))
                .activity("school-1b", 0, "communication", 120, 90, 3)
                .funding("school-1b", 0, "state_budget", 4_000_000)
                .number("school-1b", "12/BC-THCS")
                .report("paper-1", "S1", TRUNG_KHANH, "01477", new ReportRow().with("status", "document"))
                .number("paper-1", "21/BC-THCS")
                .report("paper-4", "S4", TRUNG_KHANH, "01477", new ReportRow().with("status", "document"))
                .report("school-2", "S2", TRUNG_KHANH, "01477", new ReportRow().with("status", "returned"))
                .report(
                        "school-3",
                        "S3",
                        TRUNG_KHANH,
                        "01477",
                        new ReportRow().with("held", "not_held").with("received", "2025-10-20 08:00:00+07"))
                .province("cao-bang", "04", CAO_BANG, 60, 55)
                .activity("cao-bang", 0, "communication", 9_000, 0, 70)
                .province("ha-noi", "01", HA_NOI, 100, 95)
                .activity("ha-noi", 0, "contests", 5_000, 4_000, 40)
                .funding("ha-noi", 0, "mobilised", 10_000_000);
    }

    @AfterAll
    static void close() {
        transform.close();
    }

    @Test
    void latest_revision_wins_and_the_overtaken_one_is_named() throws Exception {
        assertThat(query("SELECT submission_id, status, supersedes FROM submission WHERE reporter_key LIKE"
                        + " 'S1@%' ORDER BY 1"))
                .containsExactly("paper-1|document|null", "school-1|superseded|null", "school-1b|accepted|school-1");
        assertThat(query("SELECT sum(participants) FROM fact_participants WHERE reporter_key LIKE 'S1@%'"))
                .containsExactly("120");
    }

    @Test
    void what_only_a_comparison_shows_is_found_by_the_build() throws Exception {
        assertThat(query("SELECT submission_id, code, value, message_vi FROM finding ORDER BY ALL"))
                .satisfiesExactly(
                        late -> assertThat(late)
                                .startsWith("paper-1|DOCUMENT_DIFFERS|21/BC-THCS|")
                                .contains("12/BC-THCS"),
                        old -> assertThat(old).startsWith("school-1|SUPERSEDED|school-1b.xlsx|"),
                        newer -> assertThat(newer).startsWith("school-1b|SUPERSEDES|school-1.xlsx|"),
                        late -> assertThat(late).startsWith("school-3|REPORTED_LATE|20/10/2025|"));
    }

    @Test
    void a_declared_total_never_adds_to_its_own_details() throws Exception {
        assertThat(query("SELECT participants, classes, amount_vnd FROM national_summary WHERE campaign_year = 2025"))
                .containsExactly("14000|110|14000000");
        assertThat(query("SELECT name, participants, amount_vnd FROM locality_summary WHERE campaign_year = 2025 AND"
                        + " level = 'province' AND participants IS NOT NULL ORDER BY code"))
                .containsExactly("Hà Nội|5000|10000000", "Cao Bằng|9000|4000000");
        assertThat(query("SELECT family, detail, declared, published, residual, status FROM fact_reconciliation"
                        + " WHERE campaign_year = 2025 AND node_key = '" + CAO_BANG + "' ORDER BY family"))
                .containsExactly(
                        "classes|3|70|70|67|declared_above",
                        "funding|4000000|null|4000000|0|detail_only",
                        "participants|120|9000|9000|8880|declared_above");
        assertThat(query("SELECT activity_group, participants, submission_id, declared_submission_id FROM"
                        + " fact_participants WHERE basis = 'residual'"))
                .containsExactly("communication|8880|null|cao-bang");
    }

    @Test
    void groups_partition_the_total_and_a_nil_report_is_zero() throws Exception {
        assertThat(query("SELECT population_group, sum(participants) FROM fact_participants WHERE reporter_key LIKE"
                        + " 'S1@%' GROUP BY 1 ORDER BY 1"))
                .containsExactly("learners|90", "unspecified|30");
        assertThat(query("SELECT participants, activity_group FROM fact_participants WHERE reporter_key LIKE 'S3@%'"))
                .containsExactly("0|unspecified");
        assertThat(query("SELECT amount_vnd FROM fact_funding WHERE reporter_key LIKE 'S3@%'"))
                .containsExactly("0");
    }

    @Test
    void reporting_tells_returned_nil_late_and_missing_apart() throws Exception {
        assertThat(query("SELECT reporter_key, status, timeliness FROM fact_reporting WHERE reporter_key LIKE"
                        + " 'S%' ORDER BY 1"))
                .containsExactly(
                        "S1@2025-07-01|reported|on_time",
                        "S2@2025-07-01|returned|on_time",
                        "S3@2025-07-01|nil|late",
                        "S4@2025-07-01|document_only|on_time");
        assertThat(query(
                        "SELECT status FROM fact_reporting WHERE campaign_year = 2025 AND reporter_key LIKE '20333@%'"))
                .isEmpty();
        assertThat(query("SELECT expected, own_report, missing FROM reporting_summary WHERE campaign_year = 2025 AND"
                        + " province_key = 'VN@1900-01-01' AND level = 'province'"))
                .containsExactly("34|2|32");
    }

    @Test
    void coverage_is_what_a_declaration_that_is_used_says() throws Exception {
        assertThat(query("SELECT code, expected, covered FROM locality_summary WHERE campaign_year = 2025 AND level ="
                        + " 'province' AND code IN ('01', '04') ORDER BY code"))
                .containsExactly("01|100|95", "04|60|55");
    }

    @Test
    void the_trend_tells_communes_from_what_is_known_of_their_province_alone_and_is_provisional_in_the_season()
            throws Exception {
        assertThat(query("SELECT level, name, undetailed, value, obs_status FROM trend WHERE measure ="
                        + " 'participants' AND target_campaign = 2025 AND campaign_year = 2025 AND value"
                        + " IS NOT NULL ORDER BY level, code"))
                .containsExactly(
                        "commune|Hà Nội|true|5000|P",
                        "commune|Trùng Khánh|false|120|P",
                        "commune|Cao Bằng|true|8880|P",
                        "nation|Việt Nam|false|14000|P",
                        "province|Hà Nội|false|5000|P",
                        "province|Cao Bằng|false|9000|P");
        assertThat(query("SELECT DISTINCT target_campaign FROM trend ORDER BY 1"))
                .containsExactly("2023", "2024", "2025");
    }

    @Test
    void settings_that_decide_what_a_build_holds_are_part_of_its_identity() {
        var standard = BuildInputs.of(workspace, Reference.shipped(), TrendSettings.STANDARD, null);
        var strict = BuildInputs.of(
                workspace,
                Reference.shipped(),
                new TrendSettings(new Comparability(30, 0.95, 0.2), TrendSettings.Shown.OFFICIAL),
                null);
        assertThat(standard.buildId()).isEqualTo(first.buildId()).isNotEqualTo(strict.buildId());
    }

    @Test
    void the_same_inputs_change_nothing_and_more_inputs_publish_anew() throws Exception {
        assertThat(first.unchanged()).isFalse();
        assertThat(transform.run(null, Progress.SILENT).unchanged()).isTrue();
        assertThat(workspace
                        .builds()
                        .resolve(first.buildId())
                        .resolve("fact_participants/campaign_year=2025/part-0.parquet"))
                .exists();
    }

    @Test
    void a_build_as_of_an_earlier_moment_leaves_out_what_came_later(@TempDir Path other) throws Exception {
        var elsewhere = new Workspace(other).create();
        season().writeTo(elsewhere);
        var log = new DecisionLog(elsewhere.decisions());
        decide(log, Decision.Verdict.ACCEPT_DETAIL, "2025-10-09T12:00:00Z");
        decide(log, Decision.Verdict.ACCEPT_DECLARED, "2025-10-11T12:00:00Z");
        try (var asOf = new Transform(elsewhere, FormCatalogue.shipped(), Reference.shipped(), "local[2]")) {
            var moment = Instant.parse("2025-10-10T00:00:00Z");
            assertNothingIsShown(elsewhere, () -> asOf.run(moment, new Interrupting()));
            assertThat(Thread.interrupted()).isTrue();
            var inputs = BuildInputs.of(elsewhere, Reference.shipped(), TrendSettings.STANDARD, moment);
            assertJobsWereCancelled("transform-" + inputs.buildId());
            asOf.run(moment, Progress.SILENT);
        }
        assertThat(rows(elsewhere, "SELECT count(*) FROM submission")).containsExactly("7");
        assertThat(rows(
                        elsewhere,
                        "SELECT published, status, decision_id FROM fact_reconciliation WHERE campaign_year = 2025 AND"
                                + " family = 'participants' AND node_key = '" + CAO_BANG + "'"))
                .containsExactly("120|declared_above|QD-1");
        assertThat(rows(elsewhere, "SELECT decision_id, verdict FROM decision")).containsExactly("QD-1|accept_detail");
    }

    /** Cancelling is only asked for; that a job has failed and not simply ended shows that it was. */
    private static void assertJobsWereCancelled(String group) {
        var tracker = JavaSparkContext.fromSparkContext(SparkSession.active().sparkContext())
                .statusTracker();
        while (tracker.getActiveJobIds().length > 0) {
            Thread.onSpinWait();
        }
        assertThat(Arrays.stream(tracker.getJobIdsForGroup(group))
                        .mapToObj(tracker::getJobInfo)
                        .filter(Objects::nonNull)
                        .map(SparkJobInfo::status))
                .contains(JobExecutionStatus.FAILED);
    }

    private static void assertNothingIsShown(Workspace workspace, Runnable run) {
        assertThatThrownBy(run::run).isInstanceOf(IllegalStateException.class);
        assertThat(workspace.warehouse()).doesNotExist();
    }

    /** Stops the build when its tables are being written. */
    private static final class Interrupting implements Progress {
        @Override
        public Step step(String label, long total) {
            Thread.currentThread().interrupt();
            return Progress.SILENT.step(label, total);
        }
    }

    /** Whoever asked for the build has lost the right to it meanwhile. */
    private static final class Refusing implements Progress {
        @Override
        public Step step(String label, long total) {
            return Progress.SILENT.step(label, total);
        }

        @Override
        public void beforePublication() {
            throw new IllegalStateException("somebody else's by now");
        }
    }

    private static void decide(DecisionLog log, Decision.Verdict verdict, String moment) {
        var request =
                new DecisionLog.Request(2025, "04", "participants", verdict, "Số tổng hợp ghi nhầm", "CV 12/SGDĐT");
        log.add(request, "chuyên viên", Instant.parse(moment));
    }

    @Test
    void names_of_batches_locale_time_zone_tasks_and_how_spark_goes_about_it_do_not_matter(@TempDir Path other)
            throws Exception {
        var elsewhere = new Workspace(other).create();
        season().writeTo(elsewhere);
        Files.move(elsewhere.landing().resolve("b1"), elsewhere.landing().resolve("z9"));
        var locale = Locale.getDefault();
        var zone = TimeZone.getDefault();
        // Turkish lower-cases I otherwise; there it is tomorrow already.
        Locale.setDefault(Locale.forLanguageTag("tr-TR"));
        TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
        try (var again = new Transform(
                elsewhere,
                FormCatalogue.shipped(),
                Reference.shipped(),
                "local[2]",
                Effort.COMPILED,
                Branches.STANDARD)) {
            assertNothingIsShown(elsewhere, () -> again.run(null, new Refusing()));
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
        var here = workspace.builds().resolve(first.buildId());
        var there = elsewhere.builds().resolve(first.buildId());
        try (var all = Files.walk(here)) {
            var files = all.filter(file -> file.toString().endsWith(".parquet")).toList();
            assertThat(files).hasSizeGreaterThan(Tables.PUBLISHED.size()).allSatisfy(file -> assertThat(Files.mismatch(
                            file, there.resolve(here.relativize(file).toString())))
                    .as(file.toString())
                    .isEqualTo(-1));
        }
    }

    @Test
    void a_build_names_the_hashes_of_all_that_it_is_made_from() throws Exception {
        var manifest =
                Files.readString(workspace.builds().resolve(first.buildId()).resolve("build.json"));
        assertThat(manifest)
                .contains("\"reference\" : \"" + Reference.shipped().digest())
                .contains("\"b1\" : ", "\"forms\" : ", "\"decisions\" : ", "\"program\" : ", "\"as_of\" : null");
    }

    private static List<String> query(String sql) throws SQLException {
        return rows(workspace, sql);
    }

    private static List<String> rows(Workspace from, String sql) throws SQLException {
        return LandingFixture.query(from.warehouse(), sql);
    }
}
