package vn.htsd.ingest.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;
import vn.htsd.data.form.FormCatalogue;
import vn.htsd.data.progress.Progress;
import vn.htsd.data.reference.Reference;
import vn.htsd.data.workspace.Workspace;
import vn.htsd.ingest.Forms;
import vn.htsd.ingest.Ingest;
import vn.htsd.ingest.Landed;

class OutboxExportTest {
    private final Path stick;
    private final Workspace workspace;

    OutboxExportTest(@TempDir Path home) {
        this.stick = home.resolve("usb");
        this.workspace = new Workspace(home.resolve("home")).create();
    }

    private void ingest(String moment) {
        new Ingest(
                        workspace,
                        FormCatalogue.shipped(),
                        Reference.shipped(),
                        Clock.fixed(Instant.parse(moment), ZoneOffset.UTC))
                .run(new Ingest.Request(workspace.inbox(), null, null, 2), Progress.SILENT);
    }

    private OutboxExport.Exported export(String since) {
        return new OutboxExport(workspace).bySender(stick, since == null ? null : Instant.parse(since));
    }

    private Set<String> files() throws Exception {
        return Landed.files(stick).keySet().stream()
                .map(file -> file.replaceFirst("-[0-9a-f]{8}/", "/"))
                .collect(Collectors.toSet());
    }

    @Test
    void answers_lie_by_sender_else_by_reporter_and_a_second_export_writes_only_what_is_new() throws Exception {
        Forms.form2025()
                .set(Forms.GENERAL, "Loại báo cáo", "?")
                .save(workspace.inbox().resolve("Đợt 1/bad.xlsx"));
        Files.writeString(
                workspace.inbox().resolve("Đợt 1/bad.xlsx.meta.json"), "{\"sender\": \"Trường THCS Hưng Đạo\"}");
        Forms.form2023().save(workspace.inbox().resolve("good.xlsx"));
        Files.writeString(workspace.inbox().resolve("broken.json"), "{");
        ingest("2025-10-20T03:00:00Z");
        var first = export(null);
        assertThat(first).isEqualTo(new OutboxExport.Exported(3, 4, 4));
        var claim = "20251020T030000000";
        assertThat(files())
                .containsExactlyInAnyOrder(
                        "truong-thcs-hung-dao/" + claim + "/Đợt 1/bad.xlsx.receipt.json",
                        "truong-thcs-hung-dao/" + claim + "/Đợt 1/bad - da danh dau.xlsx",
                        "33-so-gddt-hung-yen/" + claim + "/good.xlsx.receipt.json",
                        "khong-ro-noi-gui/" + claim + "/broken.json.receipt.json");
        Forms.form2025().save(workspace.inbox().resolve("later.xlsx"));
        ingest("2025-10-21T03:00:00Z");
        assertThat(export(null)).isEqualTo(new OutboxExport.Exported(4, 5, 1));
        assertThat(export("2025-10-21T00:00:00Z")).isEqualTo(new OutboxExport.Exported(1, 1, 0));
        assertThat(files()).contains("hp-0001-truong-thcs-hung-dao/20251021T030000000/later.xlsx.receipt.json");
    }

    @Test
    void two_senders_that_are_written_alike_have_two_folders() {
        assertThat(OutboxExport.folder("Xã Trùng Khánh"))
                .startsWith("xa-trung-khanh-")
                .matches("[a-z0-9-]+");
        assertThat(OutboxExport.folder("Xã Trùng Khánh")).isNotEqualTo(OutboxExport.folder("Xã Trưng Khánh"));
        assertThat(OutboxExport.folder("../../x")).matches("[a-z0-9-]+");
    }

    @Test
    void an_old_workbook_is_marked_too() throws Exception {
        try (var old = new HSSFWorkbook();
                var stream = Files.newOutputStream(workspace.inbox().resolve("old.xls"))) {
            old.createSheet("Báo cáo").createRow(0).createCell(0).setCellValue("Ký hiệu biểu");
            old.getSheetAt(0).getRow(0).createCell(1).setCellValue("HTSD-A/2023");
            old.write(stream);
        }
        ingest("2025-10-20T03:00:00Z");
        var answer = new AnsweredFiles(workspace).newest("old.xls").orElseThrow();
        assertThat(answer.receipt().path("marked_workbook").stringValue("")).isEqualTo("old - da danh dau.xls");
        assertThat(answer.receipt().path("findings").size()).isPositive();
        assertThat(JsonMapper.shared().writeValueAsString(answer.receipt())).contains("\"returned\"");
    }
}
