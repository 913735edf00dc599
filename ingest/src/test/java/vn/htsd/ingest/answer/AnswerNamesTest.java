package vn.htsd.ingest.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class AnswerNamesTest {
    private final AnswerNames names = new AnswerNames();

    @Test
    void a_workbook_keeps_its_folder_its_name_and_its_kind() {
        assertThat(names.marked("đợt 1/Báo cáo.XLSX", WorkbookKind.TODAYS))
                .isEqualTo("đợt 1/Báo cáo - da danh dau.xlsx");
        assertThat(names.marked("macro.xlsm", WorkbookKind.TODAYS)).isEqualTo("macro - da danh dau.xlsm");
        assertThat(names.marked("cu.xls", WorkbookKind.OLD)).isEqualTo("cu - da danh dau.xls");
        assertThat(names.receipt("a/b.json")).isEqualTo("a/b.json.receipt.json");
    }

    @Test
    void a_marked_workbook_is_not_marked_twice_and_two_never_share_a_name() {
        assertThat(names.marked("a.xlsx", WorkbookKind.TODAYS)).isEqualTo("a - da danh dau.xlsx");
        assertThat(names.marked("a - da danh dau.xlsx", WorkbookKind.TODAYS)).isEqualTo("a - da danh dau (2).xlsx");
        assertThat(names.marked("b/a.xlsx", WorkbookKind.TODAYS)).isEqualTo("b/a - da danh dau.xlsx");
    }

    @Test
    void a_name_as_long_as_a_disk_allows_leaves_room_for_its_ending() {
        var name = "ệ".repeat(83) + ".xlsx";
        assertThat(name.getBytes(StandardCharsets.UTF_8)).hasSize(254);
        assertThat(names.receipt(name).getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(256);
        assertThat(names.marked(name, WorkbookKind.TODAYS).getBytes(StandardCharsets.UTF_8))
                .hasSizeLessThan(256);
        assertThat(names.marked("ệ".repeat(82) + "e.xlsx", WorkbookKind.TODAYS)).doesNotContain("(2)");
    }
}
