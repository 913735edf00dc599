package vn.htsd.ingest.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.htsd.data.form.FormCatalogue;
import vn.htsd.data.problem.Message;
import vn.htsd.data.reference.Reference;
import vn.htsd.data.report.Measure;
import vn.htsd.ingest.read.FileContent;
import vn.htsd.ingest.read.ReportReader;

class JsonFormTest {
    private static final FormReader READER = new FormReader(FormCatalogue.shipped(), Reference.shipped());
    private static final String GOOD =
            """
            {"form": "HTSD-A/2025", "campaign_year": 2025, "kind": "direct", "synthetic": true,
             "reporter": {"code": "HP-1", "name": "Trường THCS Hưng Đạo", "level": "unit", "type": "lower_secondary",
                          "locality_code": "11689", "district": ""},
             "opening": {"held_on": "2025-10-01", "participants": 20, "format": "rally"},
             "activities": [{"group": "contests", "classes": 0, "participants": {"total": 90, "learners": 80, "female": 45}}],
             "funding": [{"source": "state_budget", "amount_vnd": 1500000}],
             "assessment": {"advantages": "Tốt"}}""";

    private final Path directory;

    JsonFormTest(@TempDir Path directory) {
        this.directory = directory;
    }

    private List<Outcome> read(String json) throws IOException {
        return read(json, "r.json");
    }

    private List<Outcome> read(String json, String name) throws IOException {
        var content = new ReportReader().read(Files.writeString(directory.resolve(name), json), name);
        assertThat(content).isInstanceOf(FileContent.Json.class);
        return ((FileContent.Json) content).reports().stream().map(READER::read).toList();
    }

    private static List<String> findings(Outcome outcome) {
        return outcome.findings().stream()
                .map(finding -> finding.rule() + " " + finding.place())
                .toList();
    }

    @Test
    void gives_the_same_report_as_a_workbook() throws IOException {
        var outcome = read(GOOD).get(0);
        assertThat(outcome.findings()).isEmpty();
        var report = ((Outcome.Accepted) outcome).report();
        assertThat(report.synthetic()).isTrue();
        assertThat(report.activities())
                .extracting(row -> row.group(), row -> row.participants().total(), row -> row.source())
                .containsExactly(
                        tuple("opening", Measure.exactly(20), "/opening/participants"),
                        tuple("contests", Measure.exactly(90), "/activities/0"));
        assertThat(report.activities().get(1).classes()).isEqualTo(Measure.exactly(0));
        assertThat(report.funding())
                .extracting(line -> line.amountVnd(), line -> line.halfDigitVnd())
                .containsExactly(tuple(Measure.exactly(1_500_000), 0L));
        assertThat(report.narratives()).extracting(words -> words.section()).containsExactly("assessment.advantages");
    }

    @Test
    void every_breach_of_the_schema_is_one_finding_at_its_pointer() throws IOException {
        var outcome =
                read("""
                {"form": "HTSD-A/2025", "campaign_year": 2025, "kind": "verbal", "colour": "red",
                 "reporter": {"level": "unit", "locality_code": "11689"},
                 "opening": {"held_on": "2025-02-31"},
                 "activities": [{"group": "other", "participants": {"total": "khoảng 90", "teachers": 5}},
                                {"participants": {"total": 1.5}},
                                {"group": "other", "start_date": "1/10/2025", "participants": {"total": -1}}],
                 "funding": [{"source": "lottery", "amount_vnd": 5}]}""")
                        .get(0);
        assertThat(findings(outcome))
                .containsExactlyInAnyOrder(
                        "CODE_UNKNOWN /kind",
                        "FIELD_UNKNOWN /colour",
                        "FIELD_REQUIRED /reporter/name",
                        "DATE_UNREADABLE /opening/held_on",
                        "NUMBER_UNREADABLE /activities/0/participants/total",
                        "FIELD_REQUIRED /activities/1/group",
                        "NUMBER_NOT_WHOLE /activities/1/participants/total",
                        "DATE_UNREADABLE /activities/2/start_date",
                        "NUMBER_NEGATIVE /activities/2/participants/total",
                        "CODE_UNKNOWN /funding/0/source");
        assertThat(outcome.findings())
                .filteredOn(finding -> finding.place().equals("/kind"))
                .allSatisfy(finding ->
                        assertThat(finding.message(Message.VIETNAMESE)).contains("“verbal”", "direct, consolidated."));
    }

    /** Over the number alone the validator would give up and leave the rest unsaid. */
    @Test
    void a_number_beyond_all_words_of_a_machine_hides_nothing_else() throws IOException {
        var outcome = read(GOOD.replace("\"direct\"", "123456789012345678901234567890")
                        .replaceFirst("\\{", "{\"held\": \"perhaps\", "))
                .get(0);
        assertThat(findings(outcome)).containsExactlyInAnyOrder("NUMBER_UNREADABLE /kind", "CODE_UNKNOWN /held");
    }

    @Test
    void in_an_array_and_in_lines_each_report_stands_on_its_own() throws IOException {
        var bad = GOOD.replace("\"direct\"", "\"?\"");
        var array = read("[" + GOOD + "," + bad + ", 7]");
        assertThat(array.get(0)).isInstanceOf(Outcome.Accepted.class);
        assertThat(findings(array.get(1))).containsExactly("CODE_UNKNOWN /1/kind");
        assertThat(findings(array.get(2))).containsExactly("VALUE_INVALID /2");
        var lines = GOOD.replace("\n", " ") + "\n\n" + bad.replace("\n", " ") + "\n";
        for (var name : List.of("r.jsonl", "r.json")) {
            assertThat(read(lines, name))
                    .extracting(each -> findings(each))
                    .containsExactly(List.of(), List.of("CODE_UNKNOWN /1/kind"));
        }
    }

    @Test
    void groups_above_the_total_and_unknown_forms_are_found_in_json_too() throws IOException {
        assertThat(findings(read(GOOD.replace("\"learners\": 80", "\"learners\": 800"))
                        .get(0)))
                .containsExactly("GROUPS_EXCEED_TOTAL /activities/0/participants/total");
        assertThat(findings(read(GOOD.replace("HTSD-A/2025", "HTSD-X")).get(0))).containsExactly("FORM_UNKNOWN /form");
    }

    private String sentence(String json, String pointer) throws IOException {
        return read(json).get(0).findings().stream()
                .filter(finding -> finding.place().equals(pointer))
                .map(finding -> finding.rule() + " " + finding.message(Message.VIETNAMESE))
                .collect(java.util.stream.Collectors.joining("\n"));
    }

    @Test
    void a_finding_names_the_property_and_asks_for_what_json_has() throws IOException {
        var total = "/activities/0/participants/total";
        assertThat(sentence(GOOD.replace("\"total\": 90", "\"total\": \"1.250\""), total))
                .startsWith("NUMBER_UNREADABLE")
                .contains("activities.0.participants.total", "“1.250”", "dấu nháy");
        assertThat(sentence(GOOD.replace("\"total\": 90", "\"total\": 90.5"), total))
                .startsWith("NUMBER_NOT_WHOLE")
                .contains("activities.0.participants.total");
        assertThat(sentence(GOOD.replace("2025-10-01", "01/10/2025"), "/opening/held_on"))
                .startsWith("DATE_UNREADABLE")
                .contains("opening.held_on", "2025-10-06");
        assertThat(sentence(
                        GOOD.replace("\"classes\": 0", "\"start_date\": \"2025-02-30\""), "/activities/0/start_date"))
                .startsWith("DATE_UNREADABLE")
                .contains("“activities.0.start_date”", "2025-10-06");
        assertThat(sentence("7", "")).startsWith("VALUE_INVALID").contains("“7”", "một báo cáo");
        assertThat(sentence(GOOD.replace("\"campaign_year\"", "\"revision\": 0, \"campaign_year\""), "/revision"))
                .contains("revision");
    }

    @Test
    void a_whole_number_may_be_written_with_a_fraction_of_zero() throws IOException {
        var report = ((Outcome.Accepted)
                        read(GOOD.replace("\"total\": 90", "\"total\": 90.0")).get(0))
                .report();
        assertThat(report.activities().get(1).participants().total()).isEqualTo(Measure.exactly(90));
    }

    @Test
    void an_end_before_the_start_and_a_report_without_figures_are_found_in_json_too() throws IOException {
        assertThat(findings(read(GOOD.replace(
                                "\"classes\": 0", "\"start_date\": \"2025-10-06\", \"end_date\": \"2025-10-03\""))
                        .get(0)))
                .containsExactly("DATE_ORDER /activities/0/end_date");
        var words = GOOD.replaceAll("(?s)\"opening\".*\"assessment\"", "\"assessment\"");
        assertThat(read(words).get(0).findings())
                .extracting(finding -> finding.rule().name())
                .containsExactly("NO_FIGURES");
    }

    @Test
    void a_broken_line_costs_only_itself() throws IOException {
        var good = GOOD.replace("\n", " ");
        for (var name : List.of("r.jsonl", "r.json", "r.NDJSON")) {
            var outcomes = read(good + "\n\n{\"form\": tru\n" + good + "\n", name);
            assertThat(outcomes)
                    .extracting(each -> findings(each))
                    .containsExactly(List.of(), List.of("FILE_UNREADABLE line 3"), List.of());
            assertThat(outcomes.get(1).findings().get(0).message(Message.VIETNAMESE))
                    .startsWith("Dòng 3 không phải JSON hợp lệ (sai ở cột ");
        }
        var document = GOOD.replace(", ", ",\n");
        assertThat(read(document, "r.jsonl"))
                .as("a whole document, whatever its name")
                .hasSize(1);
    }

    @Test
    void what_is_no_report_is_told_in_a_sentence() throws IOException {
        for (var json : List.of("42", "\"báo cáo\"", "null", "true")) {
            var outcome = read(json).get(0);
            assertThat(findings(outcome)).as(json).containsExactly("VALUE_INVALID ");
            assertThat(outcome.findings().get(0).message(Message.VIETNAMESE))
                    .contains("“" + json.replace("\"", "") + "”", "một đối tượng dạng {");
        }
        for (var json : List.of("", "[]", "[1, 2", "{} {}", "[{}] 1")) {
            var content = new ReportReader().read(Files.writeString(directory.resolve("r.json"), json), "r.json");
            assertThat(content).as(json).isInstanceOf(FileContent.Unreadable.class);
        }
    }
}
