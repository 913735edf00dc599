package vn.htsd.ingest.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.htsd.data.finding.Finding;
import vn.htsd.data.form.FormCatalogue;
import vn.htsd.data.progress.Progress;
import vn.htsd.data.reference.Reference;
import vn.htsd.data.workspace.Workspace;
import vn.htsd.ingest.Forms;
import vn.htsd.ingest.Ingest;
import vn.htsd.ingest.IngestSummary;
import vn.htsd.ingest.IngestSummary.FileStatus;

class DocumentTest {
    private static final String LINK =
            "reporter_code, campaign_year, document_number, document_date, status, kind, locality_key";

    private final Workspace workspace;
    private final Path desk;
    private Instant now = Instant.parse("2025-10-20T03:00:00Z");

    DocumentTest(@TempDir Path home) throws IOException {
        this.workspace = new Workspace(home.resolve("home")).create();
        this.desk = Files.createDirectories(home.resolve("desk"));
        Files.writeString(
                workspace.reference().resolve("reporters.csv"),
                """
                code,name,type,level,locality_code,reports_to,valid_from,valid_to
                CB-0007,Trường THCS Trùng Khánh,lower_secondary,unit,01477,,2025-07-01,
                CB-0008,Trường THCS Đức Hồng,lower_secondary,unit,01477,,2025-07-01,
                """);
    }

    private IngestSummary run() {
        now = now.plusSeconds(60);
        return new Ingest(
                        workspace,
                        FormCatalogue.shipped(),
                        Reference.of(workspace.reference()),
                        Clock.fixed(now, ZoneOffset.UTC))
                .run(new Ingest.Request(workspace.inbox(), "counter", null, 2), Progress.SILENT);
    }

    private Path inbox(String name) {
        return workspace.inbox().resolve(name);
    }

    private List<String> landed(String columns, String where) throws SQLException {
        var rows = new ArrayList<String>();
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement();
                var result = statement.executeQuery(
                        "select concat_ws(' | ', " + columns.replaceAll("(\\w+)", "coalesce($1::text, '–')")
                                + ") from '" + workspace.landing() + "/*/report.parquet' where " + where
                                + " order by received_at, file_name")) {
            while (result.next()) {
                rows.add(result.getString(1));
            }
        }
        return rows;
    }

    private List<String> documents() throws SQLException {
        return landed(LINK, "status = 'document'");
    }

    private static List<String> rules(IngestSummary summary) {
        return summary.files().stream()
                .flatMap(file -> file.findings().stream())
                .map(finding -> finding.rule().name())
                .toList();
    }

    private static Path zip(Path file, Map<String, Path> entries) throws IOException {
        try (var zip = new ZipOutputStream(Files.newOutputStream(file), StandardCharsets.UTF_8)) {
            for (var entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                Files.copy(entry.getValue(), zip);
            }
        }
        return file;
    }

    @Test
    void the_text_of_a_letter_tells_whose_it_is() throws Exception {
        Letters.pdf(inbox("quet1.pdf"), Letters.trungKhanh());
        Letters.docx(inbox("vanban.docx"), Letters.trungKhanh());
        var summary = run();
        assertThat(summary.documents()).isEqualTo(2);
        assertThat(rules(summary)).containsExactly("DOCUMENT_ONLY", "DOCUMENT_ONLY");
        assertThat(documents())
                .hasSize(2)
                .containsOnly("01477 | 2025 | 12/BC-UBND | 2025-10-20 | document | – | 01477@2025-07-01");
        assertThat(summary.files().get(0).findings().get(0).message(vn.htsd.data.problem.Message.VIETNAMESE))
                .contains("xã Trùng Khánh", "2025");
    }

    @Test
    void a_school_under_its_commune_is_the_school() throws Exception {
        var lines = new ArrayList<>(Letters.trungKhanh());
        lines.set(0, new Letters.Line("UBND XÃ TRÙNG KHÁNH", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"));
        lines.set(1, new Letters.Line("TRƯỜNG THCS TRÙNG KHÁNH", "Độc lập - Tự do - Hạnh phúc"));
        Letters.pdf(inbox("a.pdf"), lines);
        lines.set(1, new Letters.Line("TRƯỜNG MẦM NON HOA BAN", "Độc lập - Tự do - Hạnh phúc"));
        Letters.pdf(inbox("b.pdf"), lines);
        lines.set(1, new Letters.Line("PHÒNG VĂN HÓA - XÃ HỘI", "Độc lập - Tự do - Hạnh phúc"));
        Letters.pdf(inbox("c.pdf"), lines);
        run();
        assertThat(landed("file_name, reporter_code", "true"))
                .as("the school by its name, nobody for an unknown school, the commune for its own office")
                .containsExactly("a.pdf | CB-0007", "b.pdf | –", "c.pdf | 01477");
    }

    @Test
    void the_note_beside_a_document_comes_first() throws Exception {
        Letters.pdf(inbox("01477-BC-2025.pdf"), Letters.trungKhanh());
        Files.writeString(
                inbox("01477-BC-2025.pdf.meta.json"),
                "{\"reporter\": \"CB-0007\", \"campaign_year\": 2024, \"document_number\": \"5/BC-THCS\","
                        + " \"document_date\": \"2024-10-09\"}");
        run();
        assertThat(documents()).containsExactly("CB-0007 | 2024 | 5/BC-THCS | 2024-10-09 | document | – | –");
    }

    @Test
    void a_field_of_the_note_that_is_not_readable_takes_none_of_the_others_along() throws Exception {
        Files.writeString(inbox("a.pdf"), "%PDF-1.7 scan");
        Files.writeString(
                inbox("a.pdf.meta.json"),
                "{\"reporter\": \"CB-0007\", \"campaign_year\": \"2025\", \"document_date\": \"9/10/2025\","
                        + " \"sender\": \"cô Mai\"}");
        run();
        assertThat(landed("reporter_code, campaign_year, document_date, sender", "true"))
                .containsExactly("CB-0007 | 2025 | – | cô Mai");
    }

    @Test
    void a_scan_of_the_same_name_belongs_to_the_workbook() throws Exception {
        Forms.form2025().save(inbox("Báo cáo.xlsx"));
        Files.write(inbox("bao_cao.signed.pdf"), "%PDF-1.7 scan".getBytes(StandardCharsets.UTF_8));
        Files.write(inbox("khác.pdf"), "%PDF-1.7 other".getBytes(StandardCharsets.UTF_8));
        var summary = run();
        assertThat(landed("file_name, reporter_code, campaign_year, reports_to", "status = 'document'"))
                .as("in the inbox, where everybody's files lie, only the name counts")
                .containsExactly("bao_cao.signed.pdf | HP-0001 | 2025 | 11689", "khác.pdf | – | – | –");
        assertThat(rules(summary)).contains("DOCUMENT_ONLY", "DOCUMENT_UNLINKED");
    }

    @Test
    void in_a_parcel_the_only_report_of_the_folder_speaks_for_its_papers() throws Exception {
        var form = Forms.form2025().save(desk.resolve("a.xlsx"));
        var scan = Files.writeString(desk.resolve("s"), "%PDF-1.7 s");
        var other = Files.writeString(desk.resolve("o"), "%PDF-1.7 o");
        var third = Files.writeString(desk.resolve("t"), "%PDF-1.7 t");
        var entries = new LinkedHashMap<String, Path>();
        entries.put("xa/bc.xlsx", form);
        entries.put("xa/ký.pdf", scan);
        entries.put("xa/van ban/dính kèm.pdf", other);
        entries.put("khác/x.pdf", third);
        zip(inbox("goi.zip"), entries);
        run();
        assertThat(landed("file_name, reporter_code", "status = 'document'"))
                .containsExactly("dính kèm.pdf | HP-0001", "ký.pdf | HP-0001", "x.pdf | –");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "01477-BC-2025.pdf",
                "BC 2025 xã Trùng Khánh 01477.pdf",
                "01477_2025_da ky.pdf",
                "bc.01477.tuan le.2025.pdf"
            })
    void a_code_in_the_file_name_links_a_scan(String name) throws Exception {
        Files.writeString(inbox(name), "%PDF-1.7 scan");
        run();
        assertThat(documents()).containsExactly("01477 | 2025 | – | – | document | – | 01477@2025-07-01");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "04-BC-2025.pdf",
                "01477-CB-0007-BC-2025.pdf",
                "99999-BC-2025.pdf",
                "2025.pdf",
                "bao cao.pdf",
                "01498-BC-2025.pdf"
            })
    void what_could_mean_two_things_or_nothing_links_nobody(String name) throws Exception {
        Files.writeString(inbox(name), "%PDF-1.7 scan");
        var summary = run();
        assertThat(landed("reporter_code", "true")).containsExactly("–");
        assertThat(rules(summary)).containsExactly("DOCUMENT_UNLINKED");
        assertThat(summary.documents()).isEqualTo(1);
    }

    @Test
    void a_code_means_what_it_meant_that_year() throws Exception {
        Files.writeString(inbox("01477-BC-2023.pdf"), "%PDF-1.7 scan");
        run();
        assertThat(documents()).containsExactly("01477 | 2023 | – | – | document | – | 01477@2022-10-01");
    }

    @Test
    void an_unlinked_document_is_linked_under_a_better_name_and_a_linked_one_is_a_duplicate() throws Exception {
        Files.writeString(inbox("scan.pdf"), "%PDF-1.7 scan");
        run();
        Files.writeString(inbox("01477-BC-2025.pdf"), "%PDF-1.7 scan");
        assertThat(rules(run())).containsExactly("DOCUMENT_ONLY");
        assertThat(landed("file_name, reporter_code", "true"))
                .containsExactly("scan.pdf | –", "01477-BC-2025.pdf | 01477");
        Files.writeString(inbox("again.pdf"), "%PDF-1.7 scan");
        var again = run();
        assertThat(again.duplicates()).isEqualTo(1);
        assertThat(again.batch()).isEmpty();
    }

    @Test
    void a_plan_beside_the_report_is_kept_and_counts_for_nobody() throws Exception {
        Forms.form2025().save(inbox("a.xlsx"));
        Letters.pdf(
                inbox("a.pdf"),
                Letters.commune(
                        "XÃ TRÙNG KHÁNH", "Số: 5/KH-UBND", "Trùng Khánh, ngày 01 tháng 9 năm 2025", "KẾ HOẠCH"));
        assertThat(rules(run())).contains("DOCUMENT_KEPT");
        assertThat(landed("reporter_code, document_number", "status = 'document'"))
                .containsExactly("– | 5/KH-UBND");
    }

    @Test
    void old_word_files_and_pictures_of_telephones_are_documents() throws Exception {
        try (var word = new POIFSFileSystem();
                var stream = Files.newOutputStream(inbox("01477-2025.doc"))) {
            word.createDocument(new java.io.ByteArrayInputStream(new byte[5_000]), "WordDocument");
            word.writeFilesystem(stream);
        }
        Files.writeString(inbox("rtf.doc"), "{\\rtf1 xin chào}");
        Files.write(inbox("a.heic"), "\0\0\0\u0018ftypheic....".getBytes(StandardCharsets.ISO_8859_1));
        Files.write(inbox("b.webp"), "RIFF....WEBPVP8 ".getBytes(StandardCharsets.ISO_8859_1));
        Files.write(inbox("c.tif"), new byte[] {'I', 'I', '*', 0, 8, 0, 0, 0});
        Files.write(inbox("phim.mp4"), "\0\0\0\u0018ftypisom....".getBytes(StandardCharsets.ISO_8859_1));
        var summary = run();
        assertThat(summary.documents()).isEqualTo(5);
        assertThat(summary.returned()).isEqualTo(1);
        assertThat(documents()).contains("01477 | 2025 | – | – | document | – | 01477@2025-07-01");
    }

    @Test
    void a_locked_document_and_a_bomb_go_back_and_a_broken_one_is_kept() throws Exception {
        try (var document = Letters.document(Letters.trungKhanh())) {
            document.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
            document.save(inbox("locked.pdf").toFile());
        }
        Files.write(inbox("bomb.pdf"), withStream(deflated(new byte[65 << 20])));
        Files.write(inbox("bomb2.pdf"), withStream(deflated(deflated(new byte[65 << 20]))));
        Files.write(inbox("fine.pdf"), withStream(deflated(deflated(new byte[1 << 20]))));
        Files.writeString(inbox("broken.pdf"), "%PDF-1.7 1 0 obj << /Type");
        var summary = run();
        assertThat(summary.files().stream()
                        .map(file -> file.file() + " " + file.findings().get(0).rule()))
                .containsExactly(
                        "bomb.pdf FILE_UNSAFE",
                        "bomb2.pdf FILE_UNSAFE",
                        "broken.pdf DOCUMENT_UNLINKED",
                        "fine.pdf DOCUMENT_UNLINKED",
                        "locked.pdf FILE_ENCRYPTED");
    }

    private static byte[] deflated(byte[] bytes) throws IOException {
        var deflated = new java.io.ByteArrayOutputStream();
        try (var deflater = new java.util.zip.DeflaterOutputStream(deflated)) {
            deflater.write(bytes);
        }
        return deflated.toByteArray();
    }

    private static byte[] withStream(byte[] stream) throws IOException {
        var pdf = new java.io.ByteArrayOutputStream();
        pdf.write("%PDF-1.7\n1 0 obj <</Filter /FlateDecode>> stream\r\n".getBytes(StandardCharsets.US_ASCII));
        pdf.write(stream);
        return pdf.toByteArray();
    }

    @Test
    void scripts_and_links_in_a_document_are_not_followed() throws Exception {
        try (var document = Letters.document(Letters.trungKhanh())) {
            document.getDocumentCatalog().setOpenAction(new PDActionJavaScript("app.launchURL('http://127.0.0.1:9/')"));
            document.save(inbox("script.pdf").toFile());
        }
        Letters.docx(
                inbox("link.docx"),
                "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/><w:instrText>INCLUDETEXT \"/etc/hostname\"</w:instrText>"
                        + "<w:fldChar w:fldCharType=\"separate\"/><w:t>Số: 1/BC-UBND</w:t></w:r></w:p>");
        run();
        assertThat(landed("file_name, document_number", "true"))
                .containsExactly("link.docx | 1/BC-UBND", "script.pdf | 12/BC-UBND");
    }

    @Test
    void a_document_with_an_entity_is_not_opened() throws Exception {
        Letters.docx(inbox("a.docx"), "<w:p/>");
        var bytes = new java.io.ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("word/document.xml"));
            zip.write("<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/hostname'>]><a>&x;</a>"
                    .getBytes(StandardCharsets.US_ASCII));
        }
        Files.write(inbox("b.docx"), bytes.toByteArray());
        assertThat(rules(run())).containsExactly("DOCUMENT_UNLINKED", "FILE_UNSAFE");
    }

    @Test
    void what_linked_a_document_is_kept_beside_its_bytes() throws Exception {
        Forms.form2025().save(desk.resolve("a.xlsx"));
        var entries = new LinkedHashMap<String, Path>();
        entries.put("xa/bc.xlsx", desk.resolve("a.xlsx"));
        entries.put("xa/ký.pdf", Files.writeString(desk.resolve("s"), "%PDF-1.7 s"));
        var note = Files.writeString(desk.resolve("m"), "{\"document_number\": \"7/BC-THCS\", \"sender\": \"cô Mai\"}");
        entries.put("xa/ký.pdf.meta.json", note);
        zip(inbox("goi.zip"), entries);
        var parcel = vn.htsd.ingest.land.Archive.sha256(inbox("goi.zip"));
        var report = vn.htsd.ingest.land.Archive.sha256(desk.resolve("a.xlsx"));
        var paper = vn.htsd.ingest.land.Archive.sha256(desk.resolve("s"));
        run();
        assertThat(landed("reporter_code, document_number, sender", "status = 'document'"))
                .containsExactly("HP-0001 | 7/BC-THCS | cô Mai");
        var archive = workspace.archive();
        assertThat(archive.resolve(paper.substring(0, 2)).resolve(paper + ".json"))
                .content()
                .contains(
                        "\"parcel\" : \"" + parcel + "/xa/ký.pdf\"",
                        "\"beside\" : [ \"" + report + "\" ]",
                        "7/BC-THCS");
        assertThat(archive.resolve(parcel.substring(0, 2)).resolve(parcel + ".zip"))
                .as("the parcel as it came")
                .exists();
    }

    @Test
    void a_document_is_no_reason_to_mark_a_workbook() throws Exception {
        Letters.docx(inbox("x.docx"), "<w:p/>");
        var summary = run();
        assertThat(summary.files()).extracting(IngestSummary.FileResult::status).containsExactly(FileStatus.DOCUMENT);
        try (var answers = Files.walk(workspace.outbox())) {
            assertThat(answers.filter(Files::isRegularFile).map(file -> String.valueOf(file.getFileName())))
                    .containsExactly("x.docx.receipt.json");
        }
        assertThat(summary.files().get(0).findings())
                .extracting(Finding::isError)
                .containsExactly(false);
    }
}
