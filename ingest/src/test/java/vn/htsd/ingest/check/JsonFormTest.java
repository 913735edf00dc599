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
                .containsExactly("GROUPS_EXCEED_TOTAL /activities/0/participants/learners");
        assertThat(findings(read(GOOD.replace("HTSD-A/2025", "HTSD-X")).get(0))).containsExactly("FORM_UNKNOWN /form");
    }
}
