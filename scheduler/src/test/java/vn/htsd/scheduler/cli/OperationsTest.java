package vn.htsd.scheduler.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands around ingest: check before, correct after, read again, carry back. */
class OperationsTest {
    private static final String REPORT =
            """
            {"form": "HTSD-A/2025", "campaign_year": 2025, "kind": "%s",
             "reporter": {"code": "HP-0009", "name": "Trường TH Hưng Đạo", "level": "unit", "locality_code": "11689"},
             "activities": [{"group": "contests", "participants": {"total": 70}}]}
            """;

    private final Path folder;
    private final Path home;
    private Instant now = Instant.parse("2025-10-08T03:00:00Z");

    OperationsTest(@TempDir Path folder) {
        this.folder = folder;
        this.home = folder.resolve("home");
    }

    private record Result(int exit, String out, String err) {}

    private Result run(String... arguments) {
        now = now.plusSeconds(60);
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var streams = Streams.toFile(
                new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8));
        int exit = new Invocation(Map.of("HTSD_HOME", home.toString()), streams, Clock.fixed(now, ZoneOffset.UTC), null)
                .run(arguments);
        return new Result(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private Path write(Path file, String kind) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.writeString(file, REPORT.formatted(kind));
    }

    private Map<String, Long> everything() throws IOException {
        var all = new TreeMap<String, Long>();
        try (var files = Files.walk(folder)) {
            for (var file : files.toList()) {
                all.put(file.toString(), Files.getLastModifiedTime(file).toMillis());
            }
        }
        return all;
    }

    @Test
    void validate_checks_files_folders_and_parcels_without_a_workspace_and_touches_nothing() throws Exception {
        write(folder.resolve("xa/good.json"), "direct");
        write(folder.resolve("xa/sub/bad.json"), "?");
        Files.writeString(folder.resolve("xa/.hidden"), "x");
        var parcel = folder.resolve("parcel.zip");
        try (var zip = new ZipOutputStream(Files.newOutputStream(parcel))) {
            zip.putNextEntry(new ZipEntry("truong/in.json"));
            zip.write(REPORT.formatted("direct").getBytes(StandardCharsets.UTF_8));
        }
        var before = everything();
        var good = run("validate", folder.resolve("xa/good.json").toString(), parcel.toString());
        assertThat(good.exit()).isZero();
        assertThat(good.out()).contains("Đạt: ", "good.json", "parcel.zip/truong/in.json", "Đạt 2 tệp");
        var bad = run("--lang", "en", "validate", folder.resolve("xa").toString());
        assertThat(bad.exit()).isEqualTo(3);
        assertThat(bad.out()).contains("Does not pass: ", "bad.json\n  Error: /kind: “?” is not in the list");
        var json = run("validate", "-o", "json", folder.resolve("xa").toString());
        assertThat(json.exit()).isEqualTo(3);
        var files = new ObjectMapper().readTree(json.out());
        assertThat(files).hasSize(2);
        assertThat(files.get(0).path("status").asText()).isEqualTo("accepted");
        assertThat(files.get(0).path("reports").get(0).path("reporter").asText())
                .isEqualTo("Trường TH Hưng Đạo");
        assertThat(files.get(1).path("findings").get(0).path("code").asText()).isEqualTo("CODE_UNKNOWN");
        assertThat(everything()).isEqualTo(before);
        var missing =
                run("--lang", "en", "validate", folder.resolve("nothing.xlsx").toString());
        assertThat(missing.exit()).isEqualTo(1);
        assertThat(missing.err()).contains("There is no file or folder").contains("nothing.xlsx");
    }

    @Test
    void validate_tells_errors_first_and_how_many_more_there_are() throws Exception {
        var activities = "{\"group\": \"contests\", \"participants\": {\"total\": %s}}";
        var many = new StringBuilder(activities.formatted("-1"));
        for (int more = 0; more < 11; more++) {
            many.append(", ").append(activities.formatted("\"x\""));
        }
        var file = Files.writeString(
                folder.resolve("many.json"),
                REPORT.formatted("direct")
                        .replace("{\"form\"", "{\"colour\": 1, \"form\"")
                        .replace(activities.formatted("70"), many));
        var told = run("--lang", "en", "validate", file.toString()).out();
        assertThat(told.lines().filter(line -> line.startsWith("  Error: "))).hasSize(10);
        assertThat(told).doesNotContain("Check: ").contains("… and 2 more errors, 1 more to check");
    }

    @Test
    void validate_knows_the_forms_of_a_workspace_and_leaves_it_as_it_is() throws Exception {
        run("init");
        var forms = Files.createDirectories(home.resolve("forms"));
        Files.writeString(forms.resolve("x.yaml"), "id: HTSD-A/2025X\nextends: HTSD-A/2025\ncampaign_year: 2025\n");
        var file = folder.resolve("next.json");
        Files.writeString(file, REPORT.formatted("direct").replace("HTSD-A/2025", "HTSD-A/2025X"));
        var before = everything();
        assertThat(run("validate", file.toString()).exit()).isZero();
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void a_season_of_one_report_is_corrected_read_again_answered_and_carried_back() throws Exception {
        run("init");
        write(home.resolve("inbox/bao-cao.json"), "direct");
        write(home.resolve("inbox/sai.json"), "?");
        assertThat(run("ingest", "--sender", "Trường TH Hưng Đạo").exit()).isEqualTo(3);
        var corrected = run(
                "correct",
                "--reporter",
                "HP-0009",
                "--campaign",
                "2025",
                "--set",
                "activities[0].participants.total=75",
                "--document",
                "CV 12/UBND-VHXH ngày 20/10/2025",
                "--received-at",
                "2025-10-20");
        assertThat(corrected.exit()).as(corrected.err()).isZero();
        assertThat(corrected.out())
                .contains("lần gửi 2", "CV 12/UBND-VHXH", "activities[0] (contests).participants.total: 70 → 75");
        var unknown =
                run("correct", "--reporter", "X", "--campaign", "2025", "--set", "held=held", "--document", "CV 1");
        assertThat(unknown.exit()).isEqualTo(1);
        assertThat(unknown.err()).contains("Không có báo cáo nào do đơn vị X gửi");
        var replayed = run("ingest", "--replay");
        assertThat(replayed.exit()).isEqualTo(3);
        assertThat(replayed.out()).contains("Đã đọc lại 3 tệp", "nhận đủ 2", "trả lại 1", "như lần trước");
        assertThat(run("ingest", "--since", "2025-10-01").exit()).isEqualTo(2);
        assertThat(run("ingest", "--replay", "--since", "2025-10-21").out()).contains("Giữ nguyên 2 lô");
        var one = run("report", "receipt", "sai.json");
        assertThat(Path.of(one.out().strip())).exists().hasExtension("pdf");
        try (var batches = Files.list(home.resolve("landing"))) {
            var batch = batches.findFirst().orElseThrow().getFileName().toString();
            assertThat(Path.of(run("report", "receipt", "--batch", batch).out().strip()))
                    .exists();
        }
        assertThat(run("report", "receipt", "khong-co.xlsx").err()).contains("khong-co.xlsx");
        assertThat(run("report", "receipt").exit()).isEqualTo(2);
        var stick = folder.resolve("usb");
        var exported = run("outbox", "export", "--by-sender", stick.toString());
        assertThat(exported.out()).contains("3 tệp trả lời cho 2 nơi gửi, trong đó 3 tệp mới");
        try (var senders = Files.list(stick)) {
            assertThat(senders.map(sender -> sender.getFileName().toString().replaceAll("-[0-9a-f]{8}$", "")))
                    .containsExactlyInAnyOrder("truong-th-hung-dao", "hp-0009-truong-th-hung-dao");
        }
    }

    @Test
    void a_run_that_breaks_off_later_has_told_of_the_returned_files() throws Exception {
        run("init");
        write(home.resolve("inbox/bao-cao.json"), "direct");
        write(home.resolve("inbox/sai.json"), "?");
        // Spark cannot start there: the run breaks off when its files are landed.
        Files.writeString(home.resolve("htsd.yaml"), "spark:\n  master: nowhere\n");
        var broken = run("run");
        assertThat(broken.exit()).isEqualTo(1);
        assertThat(broken.out()).contains("Nhận đủ 1 tệp", "Trả lại: sai.json");
    }
}
