package vn.htsd.data.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

    @Test
    void a_form_added_to_the_workspace_is_known_without_new_code(@TempDir Path directory) throws Exception {
        Files.writeString(
                directory.resolve("next.yaml"),
                """
                id: HTSD-A/2026
                kind: A
                campaign_year: 2026
                sheets:
                  - {key: report, name: "Báo cáo", layout: labels, required: true, fields: [{name: form, label: "Biểu", type: text}]}
                """);
        assertThat(FormCatalogue.withFormsOf(directory).ids())
                .containsExactly("HTSD-A/2023", "HTSD-A/2024", "HTSD-A/2025", "HTSD-A/2026");
    }
}
