package vn.htsd.data.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.htsd.data.problem.Category;
import vn.htsd.data.problem.HtsdException;
import vn.htsd.data.problem.Message;

class FormCatalogueTest {
    private final FormCatalogue forms = FormCatalogue.shipped();

    @Test
    void an_activity_group_is_known_by_label_part_of_it_code_or_letter() {
        var groups = forms.codeList("activity_group");
        for (var written : new String[] {
            "Kết nối nhà trường - doanh nghiệp; phối hợp với trường đại học, cao đẳng",
            "KẾT NỐI NHÀ TRƯỜNG – DOANH NGHIỆP",
            "phối hợp với trường đại học, cao đẳng",
            "school_enterprise"
        }) {
            assertThat(groups.byText(written))
                    .as(written)
                    .map(CodeList.Entry::code)
                    .contains("school_enterprise");
        }
        assertThat(groups.byLetter("đ)")).map(CodeList.Entry::code).contains("contests");
        assertThat(groups.byLetter("d")).map(CodeList.Entry::code).contains("digital_library");
        assertThat(groups.byText("unspecified")).as("never on a form").isEmpty();
    }

    @Test
    void a_label_matches_without_its_bracketed_part() {
        assertThat(forms.codeList("funding_source").byText("Huy động hỗ trợ, vận động từ các đơn vị, doanh nghiệp"))
                .map(CodeList.Entry::code)
                .contains("mobilised");
        assertThat(forms.codeList("mode").byText("Kết hợp"))
                .map(CodeList.Entry::code)
                .contains("hybrid");
    }

    @Test
    void the_form_of_2024_does_not_know_programme_funding_nor_workers() {
        var form = forms.form("htsd-a / 2024").orElseThrow();
        var source = form.sheet("funding").orElseThrow().fields().get(0);
        assertThat(source.except()).containsExactly("programme");
        assertThat(form.sheet("activities").orElseThrow().fields())
                .extracting(Field::name)
                .doesNotContain("participants.workers", "participants.armed_forces", "participants.female");
    }

    private static final String NEXT =
            """
            id: HTSD-A/2026
            extends: HTSD-A/2025
            campaign_year: 2026
            sheets:
              - key: activities
                fields:
                  - {name: classes, label: "Số lớp, khóa học"}
                  - {name: views, label: "Số lượt xem trực tuyến", type: count, after: sessions}
                  - {name: participants.female, remove: true}
            lists:
              - name: activity_group
                entries:
                  - {code: green_skills, vi: "Kỹ năng xanh", en: "Green skills"}
                  - {code: contests, vi: "Hội thi"}
            """;

    private static FormCatalogue with(Path directory, String... files) throws Exception {
        for (int at = 0; at < files.length; at++) {
            Files.writeString(directory.resolve("form-" + at + ".yaml"), files[at]);
        }
        return FormCatalogue.withFormsOf(directory);
    }

    @Test
    void next_october_is_a_file_that_says_what_is_new(@TempDir Path directory) throws Exception {
        var next = with(directory, NEXT);
        assertThat(next.ids()).contains("HTSD-A/2025", "HTSD-A/2026");
        var activities =
                next.form("HTSD-A/2026").orElseThrow().sheet("activities").orElseThrow();
        assertThat(activities.field("classes").orElseThrow())
                .extracting(Field::label, Field::synonyms, Field::type, Field::extra)
                .containsExactly("Số lớp, khóa học", List.of("Số lớp"), FieldType.COUNT, false);
        assertThat(activities.fields())
                .extracting(Field::name)
                .containsSubsequence("sessions", "views", "participants.total")
                .doesNotContain("participants.female");
        assertThat(activities.field("views").orElseThrow().extra()).isTrue();
        var groups = next.codeList("activity_group");
        assertThat(groups.codes()).containsSubsequence("other", "green_skills", "unspecified");
        assertThat(groups.byText("Cuộc thi, trải nghiệm công nghệ số và tri thức mới"))
                .map(CodeList.Entry::vi)
                .contains("Hội thi");
        assertThat(forms.form("HTSD-A/2025")
                        .orElseThrow()
                        .sheet("activities")
                        .orElseThrow()
                        .fields())
                .extracting(Field::name)
                .contains("participants.female");
    }

    @Test
    void a_form_may_extend_one_of_another_file_and_a_file_may_hold_lists_alone(@TempDir Path directory)
            throws Exception {
        var next = with(
                directory,
                "{id: HTSD-B/2027, extends: HTSD-B/2026, campaign_year: 2027}",
                "{id: HTSD-B/2026, extends: HTSD-B/2025, campaign_year: 2026}",
                "lists: [{name: colour, entries: [{code: red, vi: Đỏ, en: Red}]}]");
        assertThat(next.form("HTSD-B/2027").orElseThrow().holdsManyReports()).isTrue();
        assertThat(next.codeList("colour").codes()).containsExactly("red");
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            id: X                                                                             | 1 | key “kind” is missing
            {id: X, extends: HTSD-A/1999, campaign_year: 2026}                                | 1 | no form “HTSD-A/1999” to extend
            {id: X, extends: HTSD-A/2025, campaign_year: soon}                                | 1 | “soon”
            {id: X, extends: HTSD-A/2025, campaign_year: 2026, shets: []}                     | 1 | no key “shets”
            {id: X, kind: A, campaign_year: 2026, sheets: []}                                 | 1 | reporter.name
            id: [X                                                                            | 1 | YAML
            {id: X, extends: HTSD-A/2025, campaign_year: 2026,~sheets: [{key: gifts, name: G, layout: table, fields: []}]} | 2 | no table “gifts”
            {id: X, extends: HTSD-A/2025, campaign_year: 2026,~sheets: [{key: general, fields: [~{name: new, label: New, type: colour}]}]} | 3 | no type “colour”
            {id: X, extends: HTSD-A/2025, campaign_year: 2026,~sheets: [{key: general, fields: [~{name: kind, label: L, type: text}]}]} | 3 | reads it as code
            {id: X, extends: HTSD-A/2025, campaign_year: 2026,~sheets: [{key: general, fields: [~{name: new, label: New, type: code, list: moods}]}]} | 3 | no code list “moods”
            {id: X, extends: HTSD-A/2025, campaign_year: 2026,~sheets: [{key: general, fields: [~{name: new, label: "NGUOI KY", type: text}]}]} | 3 | “document.signed_by” and “new”
            {id: X, extends: HTSD-A/2025, campaign_year: 2026,~sheets: [{key: general, fields: [~{name: contact.home, label: Home, type: text}]}]} | 3 | personal data
            """)
    void a_bad_file_is_one_sentence_with_file_line_and_reason(
            String yaml, int line, String reason, @TempDir Path directory) {
        assertThatThrownBy(() -> with(directory, yaml.replace('~', '\n')))
                .isInstanceOfSatisfying(HtsdException.class, refused -> {
                    assertThat(refused.category()).isEqualTo(Category.INPUT);
                    assertThat(refused.sentence().in(Locale.ENGLISH))
                            .startsWith(directory.resolve("form-0.yaml") + ", line " + line + ":")
                            .contains(reason);
                    assertThat(refused.sentence().in(Message.VIETNAMESE))
                            .startsWith(directory.resolve("form-0.yaml") + ", dòng " + line + ":")
                            .doesNotContain("{");
                });
    }

    @Test
    void two_files_of_one_form_name_each_other(@TempDir Path directory) {
        assertThatThrownBy(() -> with(directory, NEXT, NEXT.replace("HTSD-A/2026", "htsd-a/2026")))
                .isInstanceOf(HtsdException.class)
                .hasMessageContaining("form-0.yaml");
    }
}
