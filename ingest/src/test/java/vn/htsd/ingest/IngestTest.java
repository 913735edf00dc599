package vn.htsd.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.htsd.data.finding.Rule;
import vn.htsd.data.form.FormCatalogue;
import vn.htsd.data.problem.HtsdException;
import vn.htsd.data.progress.Progress;
import vn.htsd.data.reference.Reference;
import vn.htsd.data.table.Tables;
import vn.htsd.data.workspace.Workspace;
import vn.htsd.ingest.IngestSummary.FileResult;
import vn.htsd.ingest.IngestSummary.FileStatus;

class IngestTest {
    private static final Instant NOW = Instant.parse("2025-10-20T03:00:00Z");

    private final Workspace workspace;

    IngestTest(@TempDir Path home) {
        this.workspace = new Workspace(home.resolve("home")).create();
    }

    private IngestSummary run() {
        return new Ingest(workspace, FormCatalogue.shipped(), Reference.shipped(), Clock.fixed(NOW, ZoneOffset.UTC))
                .run(new Ingest.Request(workspace.inbox(), "counter", null, 2), Progress.SILENT);
    }

    private Path inbox(String name) {
        return workspace.inbox().resolve(name);
    }

    private void write(String name, String text) throws IOException {
        Files.createDirectories(inbox(name).getParent());
        Files.writeString(inbox(name), text);
    }

    private List<List<String>> query(String sql) throws SQLException {
        var rows = new ArrayList<List<String>>();
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement()) {
            statement.execute("SET TimeZone = 'UTC'");
            try (var result = statement.executeQuery(sql)) {
                while (result.next()) {
                    var row = new ArrayList<String>();
                    for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
                        row.add(String.valueOf(result.getString(column)));
                    }
                    rows.add(row);
                }
            }
        }
        return rows;
    }

    private String landed(String table) {
        return "'" + workspace.landing() + "/*/" + table + ".parquet'";
    }

    private static FileResult file(IngestSummary summary, String name) {
        return summary.files().stream()
                .filter(each -> each.file().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void an_accepted_workbook_lands_its_figures_and_duckdb_reads_them() throws Exception {
        Forms.form2025().save(inbox("dot1/hung-dao.xlsx"));
        write(
                "dot1/hung-dao.xlsx.meta.json",
                "{\"received_at\": \"2025-10-09T08:30:00+07:00\", \"channel\": \"email\", \"sender\": \"thcs@example.vn\"}");
        var summary = run();
        assertThat(summary.accepted()).isEqualTo(1);
        assertThat(query(
                        "select file_name, received_at, channel, status, reporter_code, locality_key, opening_participants,"
                                + " opening_held_on, synthetic from " + landed("report")))
                .containsExactly(List.of(
                        "hung-dao.xlsx",
                        "2025-10-09T01:30Z",
                        "email",
                        "accepted",
                        "HP-0001",
                        "11689@2025-07-01",
                        "350",
                        "2025-10-06",
                        "false"));
        assertThat(query("select line, activity_group, mode, participants, source_ref from " + landed("activity")
                        + " order by line"))
                .containsExactly(
                        List.of("0", "opening", "unspecified", "350", "hung-dao.xlsx#Khai mạc, phát động!B4"),
                        List.of("1", "digital_skills", "in_person", "1000", "hung-dao.xlsx#Hoạt động!A4:M4"),
                        List.of("2", "digital_library", "hybrid", "250", "hung-dao.xlsx#Hoạt động!A5:J5"));
        assertThat(query("select sum(amount_vnd), count(*), typeof(any_value(amount_vnd)) from " + landed("funding")))
                .containsExactly(List.of("15000000", "3", "DECIMAL(18,0)"));
        assertThat(query("select control_participants, control_amount_vnd, control_classes = (select sum(classes) from "
                        + landed("activity") + "), control_sessions = (select coalesce(sum(sessions), 0) from "
                        + landed("activity") + ") from " + landed("report")))
                .containsExactly(List.of("1600", "15000000", "true", "true"));
        assertThat(workspace.inbox()).isEmptyDirectory();
        assertThat(workspace.scratch()).isEmptyDirectory();
    }

    @Test
    void every_landing_table_has_the_columns_and_types_that_its_description_says() throws Exception {
        Forms.form2025().save(inbox("a.xlsx"));
        run();
        for (var table : Tables.LANDING) {
            assertThat(query("describe select * from " + landed(table.name())).stream()
                            .map(row -> row.get(0) + " " + row.get(1))
                            .toList())
                    .containsExactlyElementsOf(table.columns().stream()
                            .map(column -> column.name() + " " + column.type().sql())
                            .toList());
        }
    }

    @Test
    void contacts_lie_apart_readable_by_the_owner_only_and_nowhere_else() throws Exception {
        Forms.form2025().save(inbox("good.xlsx"));
        Forms.form2025().set(Forms.GENERAL, "Loại báo cáo", "?").save(inbox("bad.xlsx"));
        write(
                "bad.json",
                "{\"form\":\"HTSD-A/2025\",\"contact\":{\"phone\":912000111,\"fax\":\"0912000111\"},\"kind\":\"direct\"}");
        var batch = run().batch().orElseThrow();
        var contacts = workspace.contacts().resolve(batch + ".parquet");
        assertThat(query("select name, phone from '" + contacts + "'"))
                .containsExactly(List.of("Nguyễn Thị Mẫu", "0912000111"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(contacts)))
                .isEqualTo("rw-------");
        for (var table : Tables.LANDING) {
            assertThat(query("select * from " + landed(table.name())).toString())
                    .doesNotContain("912000111", "Thị Mẫu");
        }
    }

    @Test
    void a_returned_report_is_received_with_all_its_findings_and_no_figures() throws Exception {
        Forms.form2025().set(Forms.GENERAL, "Loại báo cáo", "?").save(inbox("bad.xlsx"));
        var summary = run();
        assertThat(summary.anyReturned()).isTrue();
        assertThat(query("select status, campaign_year, reporter_name, reporter_code, kind from " + landed("report")))
                .containsExactly(List.of("returned", "2025", "Trường THCS Hưng Đạo", "HP-0001", "null"));
        assertThat(query("select code, place, value, severity from " + landed("finding")))
                .containsExactly(List.of("CODE_UNKNOWN", "Thông tin chung!B4", "?", "error"));
        assertThat(query("select * from " + landed("activity"))).isEmpty();
    }

    @Test
    void the_bytes_of_an_accepted_file_count_once_and_those_of_a_returned_one_are_checked_anew() throws Exception {
        Forms.form2025().save(inbox("a.xlsx"));
        Files.copy(inbox("a.xlsx"), inbox("b.xlsx"));
        write("Thumbs.db", "what Windows leaves there");
        write("broken.json", "{");
        write("broken too.json", "{");
        var first = run();
        assertThat(first.accepted()).isEqualTo(1);
        assertThat(first.files()).hasSize(4);
        assertThat(file(first, "broken too.json").status())
                .as("its sender has to act as well")
                .isEqualTo(FileStatus.RETURNED);
        assertThat(query("select count(*), count(distinct submission_id) from " + landed("report")))
                .containsExactly(List.of("2", "2"));
        assertThat(file(first, "b.xlsx").status()).isEqualTo(FileStatus.DUPLICATE);
        var kept = query("select sha256 from " + landed("report") + " where file_name = 'a.xlsx'")
                .get(0)
                .get(0);
        var bytes = workspace.archive().resolve(kept.substring(0, 2)).resolve(kept + ".xlsx");
        Files.copy(bytes, inbox("c.xlsx"));
        write("again.json", "{");
        var second = run();
        assertThat(file(second, "c.xlsx").findings().get(0).rule()).isEqualTo(Rule.DUPLICATE_FILE);
        assertThat(file(second, "again.json").status()).isEqualTo(FileStatus.RETURNED);
        assertThat(Files.readString(bytes.resolveSibling(kept + ".json"))).contains("a.xlsx", "b.xlsx", "c.xlsx");
        Files.copy(bytes, inbox("d.xlsx"));
        assertThat(run().batch()).isEmpty();
        assertThat(run().total()).isZero();
    }

    @Test
    void one_bad_file_of_each_kind_gets_one_sentence_and_the_good_one_goes_through() throws Exception {
        Forms.form2025().save(inbox("good.xlsx"));
        var whole = Files.readAllBytes(inbox("good.xlsx"));
        Files.write(inbox("truncated.xlsx"), Arrays.copyOf(whole, whole.length / 2));
        write("not-a-workbook.xlsx", "đây là văn bản");
        write("empty.xlsx", "");
        write("broken.json", "{\"form\": ");
        write("list.json", "[]");
        write("scan.pdf", "%PDF-1.7 …");
        write("~$lock.xlsx", "x");
        write(".hidden", "x");
        write("_reference/reporters.csv", "x");
        zip(inbox("parcel.zip"), "a.txt", "hello");
        zip(
                inbox("doctype.xlsx"),
                "xl/workbook.xml",
                "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><x>&e;</x>");
        zip(inbox("bomb.xlsx"), "xl/workbook.xml", "0".repeat(64 * 1024 * 1024));
        zip(inbox("path.xlsx"), "../../xl/workbook.xml", "<x/>", "xl/workbook.xml", "<x/>");
        zip(inbox("hollow.xlsx"), "xl/workbook.xml", "<x/>");
        try (var old = new HSSFWorkbook();
                var stream = Files.newOutputStream(inbox("old.xls"))) {
            old.createSheet("Báo cáo");
            old.write(stream);
        }
        encrypted(inbox("secret.xlsx"), whole);
        var summary = run();
        assertThat(summary.accepted()).isEqualTo(1);
        assertThat(summary.documents()).isEqualTo(1);
        assertThat(summary.files().stream()
                        .filter(file -> file.status() == FileStatus.RETURNED)
                        .map(file -> file.file() + " "
                                + file.findings().stream()
                                        .map(finding -> finding.rule().name())
                                        .toList()))
                .containsExactlyInAnyOrder(
                        "truncated.xlsx [FILE_UNREADABLE]",
                        "not-a-workbook.xlsx [FILE_UNREADABLE]",
                        "empty.xlsx [FILE_UNREADABLE]",
                        "broken.json [FILE_UNREADABLE]",
                        "list.json [FILE_UNREADABLE]",
                        "parcel.zip/a.txt [FILE_UNREADABLE]",
                        "doctype.xlsx [FILE_UNSAFE]",
                        "bomb.xlsx [FILE_UNSAFE]",
                        "path.xlsx [FILE_UNSAFE]",
                        "hollow.xlsx [FILE_UNREADABLE]",
                        "old.xls [FORM_UNKNOWN]",
                        "secret.xlsx [FILE_ENCRYPTED]");
        assertThat(workspace.inbox().resolve("~$lock.xlsx")).exists();
        assertThat(workspace.inbox().resolve("_reference/reporters.csv")).exists();
        assertThat(query("select count(*) from " + landed("report")).get(0))
                .as("the scan has a row too: it was received")
                .containsExactly("14");
    }

    @Test
    void a_claim_that_a_crash_left_is_taken_up_with_its_own_moment_and_gives_the_same_batch() throws Exception {
        var other = new Workspace(workspace.home().resolveSibling("other")).create();
        Files.copy(Forms.form2025().save(inbox("a.xlsx")), other.inbox().resolve("a.xlsx"));
        Files.copy(Forms.form2023().save(inbox("b.xlsx")), other.inbox().resolve("b.xlsx"));
        var claim = Claim.of(workspace.inbox(), workspace.scratch(), NOW, "counter", null, id -> false);
        assertThat(claim).isNotNull();
        var later = Clock.fixed(NOW.plusSeconds(86_400), ZoneOffset.UTC);
        var recovered = new Ingest(workspace, FormCatalogue.shipped(), Reference.shipped(), later)
                .run(new Ingest.Request(workspace.inbox(), null, null, 1), Progress.SILENT);
        assertThat(recovered.accepted()).isEqualTo(2);
        assertThat(query("select distinct received_at, channel from " + landed("report")))
                .containsExactly(List.of("2025-10-20T03:00Z", "counter"));
        // The same files, received at the same moment in an empty workspace without a crash.
        var plain = new Ingest(other, FormCatalogue.shipped(), Reference.shipped(), Clock.fixed(NOW, ZoneOffset.UTC))
                .run(new Ingest.Request(other.inbox(), "counter", null, 4), Progress.SILENT);
        assertThat(recovered.batch()).isEqualTo(plain.batch());
    }

    @Test
    void the_same_files_give_the_same_bytes_whatever_the_number_of_threads() throws Exception {
        var manifests = new ArrayList<String>();
        for (int number = 0; number < 40; number++) {
            Forms.form2025()
                    .set(Forms.GENERAL, "Mã đơn vị báo cáo", "HP-" + number)
                    .set(Forms.OPENING, "Số lượng người tham gia", number)
                    .save(inbox("f" + number + ".xlsx"));
        }
        for (int threads : List.of(1, 4)) {
            var home = new Workspace(workspace.home().resolveSibling("threads" + threads)).create();
            for (int number = 0; number < 40; number++) {
                Files.copy(inbox("f" + number + ".xlsx"), home.inbox().resolve("f" + number + ".xlsx"));
            }
            var batch = new Ingest(home, FormCatalogue.shipped(), Reference.shipped(), Clock.fixed(NOW, ZoneOffset.UTC))
                    .run(new Ingest.Request(home.inbox(), null, null, threads), Progress.SILENT)
                    .batch()
                    .orElseThrow();
            manifests.add(
                    Files.readString(home.landing().resolve(batch).resolve("batch.json"), StandardCharsets.UTF_8));
        }
        assertThat(manifests.get(0)).isEqualTo(manifests.get(1)).contains("\"reports\" : 40");
    }

    @Test
    void a_report_that_another_one_contains_is_landed_as_a_memo() throws Exception {
        Forms.form2025()
                .set(Forms.GENERAL, "Đã tính trong báo cáo của", "HP-0002")
                .save(inbox("a.xlsx"));
        assertThat(run().files().get(0).reports().get(0).status()).isEqualTo("memo");
        assertThat(query("select status, counted_in from " + landed("report")))
                .containsExactly(List.of("memo", "HP-0002"));
    }

    @Test
    void an_inbox_that_is_not_there_is_one_clear_sentence() {
        assertThatThrownBy(() -> new Ingest(
                                workspace,
                                FormCatalogue.shipped(),
                                Reference.shipped(),
                                Clock.fixed(NOW, ZoneOffset.UTC))
                        .run(new Ingest.Request(inbox("nowhere"), null, null, 1), Progress.SILENT))
                .isInstanceOf(HtsdException.class)
                .hasMessageContaining("nowhere");
    }

    private static void zip(Path file, String... namesAndContents) throws IOException {
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (int at = 0; at < namesAndContents.length; at += 2) {
                zip.putNextEntry(new ZipEntry(namesAndContents[at]));
                zip.write(namesAndContents[at + 1].getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private static void encrypted(Path file, byte[] content) throws Exception {
        try (var system = new POIFSFileSystem();
                OutputStream out = Files.newOutputStream(file)) {
            var encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
            encryptor.confirmPassword("bí mật");
            try (var secret = encryptor.getDataStream(system)) {
                secret.write(content);
            }
            system.writeFilesystem(out);
        }
    }

    @Test
    void the_rows_of_a_form_b_land_each_by_itself_with_who_relayed_them() throws Exception {
        new WorkbookFile()
                .sheet(
                        "Biểu",
                        WorkbookFile.row("Ký hiệu biểu", "HTSD-B/2025", "Năm", 2025, "Mã đơn vị tổng hợp", "04"),
                        WorkbookFile.row("Mã đơn vị", "Tên đơn vị", "Số lớp", "Tổng số lượt người tham gia", "Ghi chú"),
                        WorkbookFile.row("01477", "Xã Trùng Khánh", 2, 500, "đủ"),
                        WorkbookFile.row("CB-1", "Trường A", "hai", 10, null))
                .save(inbox("b.xlsx"));
        var summary = run();
        assertThat(summary.partly()).isEqualTo(1);
        assertThat(query("select ordinal, status, kind, reporter_code, relayed_by from " + landed("report")
                        + " order by ordinal"))
                .containsExactly(
                        List.of("0", "accepted", "consolidated", "01477", "04"),
                        List.of("1", "returned", "direct", "CB-1", "04"));
        assertThat(query("select activity_group, mode, participants, source_ref from " + landed("activity")))
                .containsExactly(List.of("unspecified", "unspecified", "500", "b.xlsx#Biểu!D3 / Biểu!C3"));
        assertThat(query("select field, value, source_ref from " + landed("extra")))
                .containsExactly(List.of("note", "đủ", "b.xlsx#Biểu!E3"));
        assertThat(query("select code, place from " + landed("finding")))
                .contains(List.of("NUMBER_UNREADABLE", "Biểu!C4"));
    }
}
