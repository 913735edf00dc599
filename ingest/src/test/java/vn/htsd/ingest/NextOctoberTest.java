package vn.htsd.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.htsd.ingest.WorkbookFile.row;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.htsd.data.finding.Finding;
import vn.htsd.data.form.FormCatalogue;
import vn.htsd.data.reference.Reference;
import vn.htsd.data.report.Extra;
import vn.htsd.data.report.Measure;
import vn.htsd.ingest.check.FormReader;
import vn.htsd.ingest.check.Outcome;
import vn.htsd.ingest.read.FileContent;
import vn.htsd.ingest.read.ReportReader;

/** The form and the campaign of 2026 by the files of {@code docs/examples} alone. */
class NextOctoberTest {
    private static final Path EXAMPLES = Path.of("..", "docs", "examples");

    private final Path directory;
    private FormReader reader = new FormReader(FormCatalogue.shipped(), Reference.shipped());

    NextOctoberTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @BeforeEach
    void add_the_files() throws Exception {
        var forms = Files.createDirectories(directory.resolve("forms"));
        Files.copy(EXAMPLES.resolve("HTSD-A-2026.yaml"), forms.resolve("HTSD-A-2026.yaml"));
        var reference = Files.createDirectories(directory.resolve("reference"));
        var next = Files.readString(EXAMPLES.resolve("campaign-2026.yaml"));
        Files.writeString(
                reference.resolve("campaigns.yaml"),
                Reference.shippedText("campaigns.yaml").replace("campaigns:\n", "campaigns:\n" + next));
        reader = new FormReader(FormCatalogue.withFormsOf(forms), Reference.of(reference));
    }

    private Outcome read(WorkbookFile workbook) {
        var content = new ReportReader().read(workbook.save(directory.resolve("a.xlsx")), "a.xlsx");
        return reader.read(((FileContent.Workbook) content).grid()).get(0);
    }

    private static WorkbookFile form2026(Object views) {
        return Forms.form2025()
                .set(Forms.GENERAL, "Ký hiệu biểu:", "HTSD-A/2026")
                .set(Forms.GENERAL, "Năm tổ chức Tuần lễ (*)", 2026)
                .without(Forms.OPENING)
                .sheet(
                        Forms.ACTIVITIES,
                        row(
                                "Nhóm hoạt động",
                                "Số lớp, khóa học",
                                "Số lượt xem trực tuyến",
                                "Tổng số lượt người tham gia"),
                        row("Kỹ năng xanh, phát triển bền vững", 3, views, 120),
                        row("Hoạt động khác", null, null, 5),
                        row("Tổng cộng", 3, "1.500", 125));
    }

    @Test
    void the_new_column_is_kept_and_the_renamed_label_and_the_new_group_are_understood() {
        var outcome = read(form2026("1.500"));
        assertThat(outcome.findings()).filteredOn(Finding::isError).isEmpty();
        var report = ((Outcome.Accepted) outcome).report();
        assertThat(report.campaignYear()).isEqualTo(2026);
        assertThat(report.activities().get(0))
                .extracting(activity -> activity.group(), activity -> activity.classes())
                .containsExactly("green_skills", Measure.exactly(3));
        assertThat(report.extras())
                .containsExactly(new Extra("views", "Số lượt xem trực tuyến", "1500", "Hoạt động!C2"));
    }

    @Test
    void the_new_column_is_checked_like_any_other() {
        assertThat(read(form2026("nhiều")).findings())
                .extracting(finding -> finding.rule() + " " + finding.place())
                .contains("NUMBER_UNREADABLE Hoạt động!C2");
        assertThat(read(form2026(1_400)).findings())
                .extracting(finding -> finding.rule() + " " + finding.place())
                .contains("TOTAL_MISMATCH Hoạt động!C4");
    }

    @Test
    void json_of_that_form_may_carry_the_new_field() throws Exception {
        var json =
                """
                {"form": "HTSD-A/2026", "campaign_year": 2026, "kind": "direct",
                 "reporter": {"code": "HP-1", "name": "Trường THCS Hưng Đạo", "level": "unit", "locality_code": "11689"},
                 "activities": [{"group": "other", "views": 70, "participants": {"total": 9}}]}""";
        assertThat(json(json)).isInstanceOfSatisfying(Outcome.Accepted.class, accepted -> {
            assertThat(accepted.findings()).isEmpty();
            assertThat(accepted.report().extras())
                    .extracting(Extra::value, Extra::source)
                    .containsExactly(org.assertj.core.api.Assertions.tuple("70", "/activities/0/views"));
        });
        assertThat(json(json.replace("70", "\"many\"")).findings())
                .extracting(finding -> finding.rule() + " " + finding.place())
                .isEqualTo(List.of("NUMBER_UNREADABLE /activities/0/views"));
        assertThat(json(json.replace("2026", "2025")).findings())
                .extracting(finding -> finding.rule() + " " + finding.place())
                .isEqualTo(List.of("FIELD_UNKNOWN /activities/0/views"));
    }

    private Outcome json(String text) throws Exception {
        var content = new ReportReader().read(Files.writeString(directory.resolve("a.json"), text), "a.json");
        return ((FileContent.Json) content)
                .reports().stream().map(reader::read).toList().get(0);
    }
}
