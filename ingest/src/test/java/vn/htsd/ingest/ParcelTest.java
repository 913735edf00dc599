package vn.htsd.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.htsd.data.form.FormCatalogue;
import vn.htsd.data.progress.Progress;
import vn.htsd.data.reference.Reference;
import vn.htsd.data.workspace.Workspace;
import vn.htsd.ingest.IngestSummary.FileStatus;
import vn.htsd.ingest.land.Archive;
import vn.htsd.ingest.land.Receipt;

class ParcelTest {
    private static final Instant NOW = Instant.parse("2025-10-20T03:00:00Z");

    private final Workspace workspace;
    private final Path desk;

    ParcelTest(@TempDir Path home) {
        this.workspace = new Workspace(home.resolve("home")).create();
        this.desk = home.resolve("desk");
    }

    private static IngestSummary run(Workspace workspace) {
        return new Ingest(workspace, FormCatalogue.shipped(), Reference.shipped(), Clock.fixed(NOW, ZoneOffset.UTC))
                .run(new Ingest.Request(workspace.inbox(), "counter", null, 2), Progress.SILENT);
    }

    private static List<String> answers(IngestSummary summary) {
        return summary.files().stream()
                .map(file -> file.file() + " " + file.status()
                        + file.findings().stream()
                                .filter(finding -> finding.isError())
                                .map(finding -> " " + finding.rule())
                                .distinct()
                                .reduce("", String::concat))
                .toList();
    }

    private static byte[] bytes(Path file) throws IOException {
        return Files.readAllBytes(file);
    }

    private static Path zip(Path file, Charset names, Map<String, byte[]> entries) throws IOException {
        try (var zip = new ZipOutputStream(Files.newOutputStream(file), names)) {
            for (var entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        }
        return file;
    }

    private Map<String, byte[]> parcel() throws IOException {
        var entries = new LinkedHashMap<String, byte[]>();
        entries.put("xã A/Báo cáo.xlsx", bytes(Forms.form2025().save(desk.resolve("a.xlsx"))));
        entries.put("xã B/Báo cáo.xlsx", bytes(Forms.form2023().save(desk.resolve("b.xlsx"))));
        entries.put("ký tên.pdf", "%PDF-1.7 …".getBytes(StandardCharsets.UTF_8));
        entries.put("trong.zip", bytes(zip(desk.resolve("n.zip"), StandardCharsets.UTF_8, Map.of("c.xlsx", new byte[] {1
        }))));
        entries.put("__MACOSX/xã A/._Báo cáo.xlsx", new byte[] {1});
        entries.put("xã C/", new byte[0]);
        return entries;
    }

    @Test
    void every_file_of_a_parcel_is_taken_on_its_own_with_the_parcels_receipt() throws IOException {
        zip(workspace.inbox().resolve("tinh.zip"), StandardCharsets.UTF_8, parcel());
        Files.writeString(
                workspace.inbox().resolve("tinh.zip.meta.json"),
                "{\"received_at\": \"2025-10-09T08:30:00+07:00\", \"channel\": \"email\"}");
        var summary = run(workspace);
        assertThat(answers(summary))
                .containsExactlyInAnyOrder(
                        "tinh.zip/ký tên.pdf DOCUMENT",
                        "tinh.zip/trong.zip RETURNED FILE_UNREADABLE",
                        "tinh.zip/xã A/Báo cáo.xlsx ACCEPTED",
                        "tinh.zip/xã B/Báo cáo.xlsx ACCEPTED");
        var receipt = new vn.htsd.ingest.land.Receipt("x.xlsx", Instant.parse("2025-10-09T01:30:00Z"), "email", null);
        var kept = new Archive(workspace.archive()).keep(desk.resolve("a.xlsx"), receipt);
        assertThat(kept.path()).hasSameBinaryContentAs(desk.resolve("a.xlsx"));
        assertThat(kept.path().resolveSibling(kept.sha256() + ".json"))
                .content()
                .contains("\"file_name\" : \"Báo cáo.xlsx\"", "\"received_at\" : \"2025-10-09T01:30:00Z\"", "email");
        assertThat(workspace.inbox()).isEmptyDirectory();
        assertThat(workspace.scratch()).isEmptyDirectory();
    }

    @Test
    void a_crash_at_any_point_of_unpacking_changes_nothing() throws IOException {
        var plain = new Workspace(workspace.home().resolveSibling("plain")).create();
        zip(plain.inbox().resolve("p.zip"), StandardCharsets.UTF_8, parcel());
        Files.copy(plain.inbox().resolve("p.zip"), workspace.inbox().resolve("p.zip"));
        var expected = run(plain).batch();
        var claim = Claim.of(workspace.inbox(), workspace.scratch(), NOW, "counter", null, id -> false);
        assertThat(claim).isNotNull();
        var unpacked = claim.claimed().get(1).path().getParent();
        // Killed while writing the second file: the first is there, half of the second, and no name of the whole.
        Files.move(unpacked, unpacked.resolveSibling(unpacked.getFileName() + ".part"));
        var left = unpacked.resolveSibling(unpacked.getFileName() + ".part");
        Files.write(left.resolve("1"), new byte[] {1, 2});
        Files.delete(left.resolve("2"));
        var recovered = run(workspace);
        assertThat(recovered.batch()).isEqualTo(expected);
        assertThat(recovered.accepted()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"../x.xlsx", "a/../../x.xlsx", "/etc/x.xlsx", "C:\\x.xlsx", "..\\x.xlsx"})
    void a_name_that_leads_out_of_the_parcel_sends_the_whole_parcel_back(String name) throws IOException {
        zip(
                workspace.inbox().resolve("p.zip"),
                StandardCharsets.UTF_8,
                Map.of(name, new byte[] {1}, "ok.xlsx", new byte[] {2}));
        assertThat(answers(run(workspace))).containsExactly("p.zip RETURNED FILE_UNSAFE");
        assertThat(workspace.home().resolveSibling("x.xlsx")).doesNotExist();
    }

    @Test
    void a_bomb_too_many_files_and_a_broken_parcel_are_not_unpacked() throws IOException {
        zip(workspace.inbox().resolve("bomb.zip"), StandardCharsets.UTF_8, Map.of("a.json", new byte[8 << 20]));
        zip(workspace.inbox().resolve("many.zip"), StandardCharsets.UTF_8, files(1_001));
        var whole = bytes(zip(desk().resolve("whole.zip"), StandardCharsets.UTF_8, files(5)));
        Files.write(workspace.inbox().resolve("half.zip"), java.util.Arrays.copyOf(whole, whole.length / 2));
        Files.write(workspace.inbox().resolve("cut.zip"), withShortMember());
        var locked = whole.clone();
        locked[6] |= 1;
        Files.write(workspace.inbox().resolve("locked.zip"), locked);
        zip(workspace.inbox().resolve("none.zip"), StandardCharsets.UTF_8, Map.of("a/", new byte[0]));
        assertThat(answers(run(workspace)))
                .containsExactlyInAnyOrder(
                        "bomb.zip RETURNED FILE_UNSAFE",
                        "cut.zip RETURNED FILE_UNREADABLE",
                        "half.zip RETURNED FILE_UNREADABLE",
                        "locked.zip RETURNED FILE_ENCRYPTED",
                        "many.zip RETURNED FILE_UNSAFE",
                        "none.zip RETURNED FILE_UNREADABLE");
    }

    @Test
    void the_most_files_that_a_parcel_may_hold_are_taken() throws IOException {
        zip(workspace.inbox().resolve("p.zip"), StandardCharsets.UTF_8, files(1_000));
        assertThat(run(workspace).files()).hasSize(1_000).noneMatch(file -> file.status() == FileStatus.ACCEPTED);
    }

    @Test
    void names_in_another_code_page_do_not_lose_the_files() throws IOException {
        var form = bytes(Forms.form2025().save(desk.resolve("a.xlsx")));
        zip(workspace.inbox().resolve("p.zip"), StandardCharsets.ISO_8859_1, Map.of("xã.xlsx", form));
        assertThat(run(workspace).accepted()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"windows-1258, Hà Nội - báo cáo xã Đông Hà.xlsx", "IBM437, Chèm thé.xlsx", "UTF-8, Trùng Khánh.xlsx"})
    void names_are_read_in_the_code_page_that_they_are_in(String charset, String name) throws IOException {
        var form = bytes(Forms.form2025().save(desk.resolve("a.xlsx")));
        var file = workspace.inbox().resolve("p.zip");
        // In 1258 a tone stands behind its vowel where there is no letter for both.
        var written =
                charset.equals("windows-1258") ? name.replace("ộ", "ô\u0323").replace("ã", "a\u0303") : name;
        zip(file, Charset.forName(charset), Map.of(written, form));
        withoutUtf8Flag(file);
        assertThat(run(workspace).files())
                .extracting(IngestSummary.FileResult::file)
                .containsExactly("p.zip/" + name);
    }

    private static void withoutUtf8Flag(Path file) throws IOException {
        var bytes = bytes(file);
        for (int at = 0; at + 9 < bytes.length; at++) {
            if (bytes[at] == 'P' && bytes[at + 1] == 'K' && (bytes[at + 2] == 1 || bytes[at + 2] == 3)) {
                int flags = at + (bytes[at + 2] == 1 ? 8 : 6) + 1;
                bytes[flags] &= ~8;
            }
        }
        Files.write(file, bytes);
    }

    @Test
    void what_programs_leave_beside_the_files_is_one_line_of_the_receipt() throws IOException {
        var entries = parcel();
        for (var name : List.of(".DS_Store", "xã A/~$Báo cáo.xlsx", "Thumbs.db", "xã A/desktop.ini", "cũ.meta.json")) {
            entries.put(name, new byte[] {1});
        }
        zip(workspace.inbox().resolve("p.zip"), StandardCharsets.UTF_8, entries);
        assertThat(run(workspace).total()).isEqualTo(4);
        try (var answers = Files.walk(workspace.outbox())) {
            var lines = Files.readAllLines(answers.filter(file -> file.endsWith("receipts.jsonl"))
                    .findFirst()
                    .orElseThrow());
            assertThat(lines)
                    .filteredOn(line -> line.contains("\"file\":\"p.zip\""))
                    .singleElement()
                    .asString()
                    .contains("\"status\":\"parcel\"", "PARCEL_OPENED", "Gói có 4 tệp")
                    .contains(".DS_Store", "__MACOSX", "~$Báo cáo.xlsx", "Thumbs.db", "desktop.ini", "cũ.meta.json");
        }
    }

    @Test
    void the_names_in_a_parcel_are_never_names_on_the_disk() throws IOException {
        zip(workspace.inbox().resolve("p.zip"), StandardCharsets.UTF_8, parcel());
        var claim = Claim.of(workspace.inbox(), workspace.scratch(), NOW, "counter", null, id -> false);
        assertThat(claim).isNotNull();
        assertThat(claim.claimed().stream()
                        .filter(file -> file.receipt().note().parcel() != null)
                        .map(file -> String.valueOf(file.path().getFileName())))
                .hasSize(4)
                .allMatch(name -> name.matches("\\d+"));
    }

    @Test
    void a_note_inside_a_parcel_speaks_for_the_file_beside_it() throws IOException {
        var form = bytes(Forms.form2025().save(desk.resolve("a.xlsx")));
        var entries = new LinkedHashMap<String, byte[]>();
        entries.put("a.xlsx", form);
        entries.put(
                "a.xlsx.meta.json",
                "{\"received_at\": \"2025-10-08\", \"sender\": \"xã A\"}".getBytes(StandardCharsets.UTF_8));
        zip(workspace.inbox().resolve("p.zip"), StandardCharsets.UTF_8, entries);
        var claim = Claim.of(workspace.inbox(), workspace.scratch(), NOW, "counter", null, id -> false);
        assertThat(claim).isNotNull();
        assertThat(claim.claimed().get(1).receipt())
                .extracting(Receipt::receivedAt, Receipt::sender, Receipt::channel)
                .containsExactly(Instant.parse("2025-10-07T17:00:00Z"), "xã A", "counter");
    }

    /** A parcel whose directory says that its one member ends where it does not. */
    private byte[] withShortMember() throws IOException {
        var text = new StringBuilder();
        new java.util.Random(7).ints(5_000).forEach(text::append);
        var bytes = bytes(zip(
                desk().resolve("short.zip"),
                StandardCharsets.UTF_8,
                Map.of("a.json", text.toString().getBytes(StandardCharsets.UTF_8))));
        for (int at = 0; at + 24 < bytes.length; at++) {
            if (bytes[at] == 'P' && bytes[at + 1] == 'K' && bytes[at + 2] == 1 && bytes[at + 3] == 2) {
                bytes[at + 21] = 1;
                bytes[at + 22] = 0;
            }
        }
        return bytes;
    }

    private Path desk() throws IOException {
        return Files.createDirectories(desk);
    }

    private static Map<String, byte[]> files(int count) {
        var files = new LinkedHashMap<String, byte[]>();
        for (int at = 0; at < count; at++) {
            files.put("f" + at + ".txt", Integer.toString(at).getBytes(StandardCharsets.UTF_8));
        }
        return files;
    }
}
