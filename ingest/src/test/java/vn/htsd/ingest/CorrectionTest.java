package vn.htsd.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.htsd.data.form.FormCatalogue;
import vn.htsd.data.problem.HtsdException;
import vn.htsd.data.progress.Progress;
import vn.htsd.data.reference.Reference;
import vn.htsd.data.report.Kind;
import vn.htsd.data.workspace.Workspace;
import vn.htsd.ingest.read.Limits;
import vn.htsd.ingest.write.Change;

class CorrectionTest {
    private static final String LETTER = "CV 12/UBND-VHXH ngày 20/10/2025";

    private final Workspace workspace;
    private Instant now = Instant.parse("2025-10-20T03:00:00Z");

    CorrectionTest(@TempDir Path home) {
        this.workspace = new Workspace(home.resolve("home")).create();
    }

    private Clock clock() {
        now = now.plusSeconds(60);
        return Clock.fixed(now, ZoneOffset.UTC);
    }

    private IngestSummary ingest() {
        return new Ingest(workspace, FormCatalogue.shipped(), Reference.shipped(), clock(), Limits.STANDARD)
                .run(new Ingest.Request(workspace.inbox(), "counter", null, 2), Progress.SILENT);
    }

    private Correction.Corrected correct(String reporter, @Nullable Kind kind, String... changes) {
        return new Correction(workspace, FormCatalogue.shipped(), Reference.shipped(), clock(), Limits.STANDARD)
                .make(
                        new Correction.Request(
                                reporter,
                                2025,
                                kind,
                                Arrays.stream(changes).map(Change::parse).toList(),
                                LETTER,
                                Instant.parse("2025-10-20T01:00:00Z"),
                                null),
                        Locale.ENGLISH,
                        Progress.SILENT);
    }

    private List<String> landed(String select, String table, String where) throws SQLException {
        return Landed.query(
                "select " + select + " from '" + workspace.landing() + "/*/" + table + ".parquet' where " + where);
    }

    private void sent() {
        Forms.form2025().save(workspace.inbox().resolve("a.xlsx"));
        assertThat(ingest().accepted()).isEqualTo(1);
    }

    @Test
    void a_letter_changes_one_figure_and_nothing_else_and_its_source_is_kept() throws Exception {
        sent();
        var corrected = correct(
                "HP-0001",
                null,
                "activities[group=digital_skills].participants.total=1.200",
                "funding[source=state_budget].amount_vnd=12000000",
                "assessment.difficulties=");
        assertThat(corrected.revision()).isEqualTo(2);
        assertThat(corrected.ingest().accepted()).isEqualTo(1);
        assertThat(corrected.changes())
                .extracting(Change.Done::place, Change.Done::before, Change.Done::after)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                "activities[0] (digital_skills, Lớp AI cơ bản).participants.total", "1000", "1200"),
                        org.assertj.core.groups.Tuple.tuple(
                                "funding[0] (state_budget).amount_vnd", "10000000", "12000000"),
                        org.assertj.core.groups.Tuple.tuple("assessment.difficulties", "x", null));
        var columns = "reporter_code, reporter_name, nature, held, locality_key, opening_held_on, opening_format,"
                + " opening_participants, document_number";
        assertThat(landed(columns.replace("nature", "'-'"), "report", "revision = 2"))
                .isEqualTo(landed(columns.replace("nature", "'-'"), "report", "revision = 1"));
        assertThat(landed("nature, channel, received_at", "report", "revision = 2"))
                .containsExactly("replacement|correction|2025-10-20T01:00Z");
        var rows = "activity_group, name, mode, start_date, classes, sessions, participants, teachers, female";
        var second = landed("submission_id", "report", "revision = 2").get(0);
        assertThat(landed(rows, "activity", "submission_id = '" + second + "' order by line"))
                .containsExactly(
                        "opening|null|unspecified|2025-10-06|null|null|350|null|null",
                        "digital_skills|Lớp AI cơ bản|in_person|2025-10-02|4|8|1200|100|500",
                        "digital_library|Ngày hội đọc|hybrid|null|null|1|250|null|null");
        assertThat(landed("amount_vnd", "funding", "submission_id = '" + second + "' order by line"))
                .containsExactly("12000000", "5000000", "null");
        assertThat(landed("section", "narrative", "submission_id = '" + second + "'"))
                .containsExactly("assessment.advantages");
        assertThat(Landed.query("select distinct name, phone from '" + workspace.contacts() + "/*.parquet'"))
                .containsExactly("Nguyễn Thị Mẫu|0912000111");
        assertThat(sidecars()).contains("\"source\" : \"" + LETTER + "\"", "\"channel\" : \"correction\"");
        assertThat(workspace.scratch()).isEmptyDirectory();
    }

    private String sidecars() throws IOException {
        var all = new StringBuilder();
        try (var files = Files.walk(workspace.archive())) {
            for (var file : files.filter(each -> each.toString().endsWith(".json")
                            && !each.toString().endsWith(".report.json"))
                    .toList()) {
                all.append(Files.readString(file));
            }
        }
        return all.toString();
    }

    @Test
    void a_correction_of_a_correction_starts_from_the_last_one() throws Exception {
        sent();
        correct("HP-0001", Kind.DIRECT, "opening.participants=400");
        var again = correct("HP-0001", null, "activities[1].participants.total=300");
        assertThat(again.revision()).isEqualTo(3);
        assertThat(landed("opening_participants", "report", "revision = 3")).containsExactly("400");
        assertThat(landed(
                        "sum(participants)",
                        "activity",
                        "submission_id = '"
                                + landed("submission_id", "report", "revision = 3")
                                        .get(0) + "'"))
                .containsExactly("1700");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "activities[0].participants.total=500 # which is more",
                "activities[7].participants.total=5 # [1] digital_library, Ngày hội đọc",
                "activities[name=Hội thi].classes=5 # has no row",
                "opening.participants=nhiều # /opening/participants",
                "opening.colour=red # /opening/colour",
                "plan.date=31/02/2025 # /plan/date",
                "opening.participants=350 # nothing to correct",
                "nature=first # says which report this is",
                "contact.phone=0912000222 # stays as it is",
                "350 # is no change",
                "reporter.level=commune # would be sent back"
            })
    void what_cannot_be_corrected_is_refused_with_a_sentence_and_nothing_is_kept(String change, String sentence)
            throws Exception {
        sent();
        var before = Landed.files(workspace.home());
        assertThatThrownBy(() -> correct("HP-0001", null, change))
                .isInstanceOf(HtsdException.class)
                .hasMessageContaining(sentence);
        assertThat(Landed.files(workspace.home())).isEqualTo(before);
    }

    @Test
    void without_a_standing_report_there_is_nothing_to_correct() throws Exception {
        Forms.form2025()
                .set(Forms.GENERAL, "Loại báo cáo", "?")
                .save(workspace.inbox().resolve("bad.xlsx"));
        ingest();
        assertThatThrownBy(() -> correct("HP-0001", null, "opening.participants=400"))
                .isInstanceOf(HtsdException.class)
                .hasMessageContaining("HP-0001");
    }

    @Test
    void of_two_kinds_one_is_to_be_chosen() throws Exception {
        for (var kind : List.of("Báo cáo của đơn vị", "Báo cáo tổng hợp")) {
            Forms.form2025()
                    .set(Forms.GENERAL, "Mã đơn vị báo cáo", "11689")
                    .set(Forms.GENERAL, "Tên đơn vị báo cáo", "UBND phường Hưng Đạo")
                    .set(Forms.GENERAL, "Cấp báo cáo", "Xã")
                    .set(Forms.GENERAL, "Loại báo cáo", kind)
                    .save(workspace.inbox().resolve(kind.length() + ".xlsx"));
        }
        ingest();
        assertThatThrownBy(() -> correct("11689", null, "opening.participants=400"))
                .isInstanceOf(HtsdException.class)
                .hasMessageContaining("--kind");
        correct("11689", Kind.CONSOLIDATED, "opening.participants=400");
        assertThat(landed("kind", "report", "revision = 2")).containsExactly("consolidated");
    }

    @Test
    void bytes_that_were_sent_back_first_count_from_their_first_receipt() throws Exception {
        // The first file becomes acceptable later than the second was received; the second was received later.
        Files.writeString(workspace.inbox().resolve("first.json"), json(100, "HTSD-A/2025X"));
        ingest();
        Files.writeString(workspace.inbox().resolve("second.json"), json(200, "HTSD-A/2025"));
        ingest();
        var forms = Files.createDirectories(workspace.forms());
        Files.writeString(forms.resolve("x.yaml"), "id: HTSD-A/2025X\nextends: HTSD-A/2025\ncampaign_year: 2025\n");
        new Ingest(workspace, FormCatalogue.withFormsOf(forms), Reference.shipped(), clock(), Limits.STANDARD)
                .replay(null, 1, Progress.SILENT);
        var corrected = new Correction(
                        workspace, FormCatalogue.withFormsOf(forms), Reference.shipped(), clock(), Limits.STANDARD)
                .make(
                        new Correction.Request(
                                "HP-0009",
                                2025,
                                null,
                                List.of(Change.parse("activities[0].classes=3")),
                                LETTER,
                                null,
                                null),
                        Locale.ENGLISH,
                        Progress.SILENT);
        assertThat(corrected.revision()).isEqualTo(2);
        assertThat(landed("participants", "activity", "classes = 3")).containsExactly("200");
    }

    private static String json(int people, String form) {
        return """
                {"form": "%s", "campaign_year": 2025, "kind": "direct",
                 "reporter": {"code": "HP-0009", "name": "Trường TH Hưng Đạo", "level": "unit", "locality_code": "11689"},
                 "activities": [{"group": "contests", "participants": {"total": %d}}]}
                """
                .formatted(form, people);
    }
}
