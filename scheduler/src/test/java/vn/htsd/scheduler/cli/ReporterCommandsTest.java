package vn.htsd.scheduler.cli;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The register of units as an administrator keeps it: from the reports that arrived, with what looks double told. */
class ReporterCommandsTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2025-11-08T03:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path home;

    private record Result(int exit, String out, String err) {}

    private Result run(String... arguments) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var streams = Streams.toFile(
                new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8));
        int exit = new Invocation(Map.of("HTSD_HOME", home.toString()), streams, CLOCK, null).run(arguments);
        return new Result(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    @BeforeEach
    void twoReportsHaveArrivedAndOneWentBack() throws IOException {
        run("init");
        report("one.json", 2025, "", "Trường THCS Trùng Khánh", "xã Trùng Khánh", 90);
        report("two.json", 2023, "CB-07", "Thư viện Đức Hồng", "xã Đức Hồng", 15);
        report("three.json", 2025, "CB-08", "Trường Mầm non Hoa Sen", "xã Trùng Khánh", -1);
        assertThat(run("ingest").exit()).isEqualTo(3);
    }

    private void report(String file, int year, String code, String name, String commune, int participants)
            throws IOException {
        var district = year < 2025 ? "\"district\": \"Trùng Khánh\"," : "";
        Files.writeString(
                home.resolve("inbox").resolve(file),
                """
                {"form": "HTSD-A/2025", "campaign_year": %d, "kind": "direct",
                 "reporter": {"code": "%s", "name": "%s", "level": "unit", "type": "other",
                              "province": "Cao Bằng", %s "commune": "%s"},
                 "activities": [{"group": "contests", "participants": {"total": %d}}]}"""
                        .formatted(year, code, name, district, commune, participants));
    }

    private static String provisional(String listed) {
        return listed.lines()
                .filter(line -> line.startsWith("T-"))
                .map(line -> line.split(",")[0])
                .findFirst()
                .orElseThrow();
    }

    @Test
    void the_register_is_made_from_what_arrived_once() {
        assertThat(run("reporter", "bootstrap", "--dry-run").out()).contains("Sẽ thêm 2 đơn vị");
        assertThat(run("reporter", "list", "-o", "csv").out().lines()).hasSize(1);
        var result = run("reporter", "bootstrap");
        assertThat(result.exit()).isZero();
        assertThat(result.out())
                .contains("Đã thêm 2 đơn vị")
                .contains("1 đơn vị chưa được thêm")
                .contains("CB-08");
        assertThat(run("reporter", "bootstrap").out())
                .contains("Đã thêm 0 đơn vị")
                .contains("2 đơn vị có từ trước");
        var listed = run("reporter", "list", "-o", "csv").out();
        assertThat(listed.lines().toList())
                .hasSize(3)
                .contains("CB-07,Thư viện Đức Hồng,other,unit,01477,xã Trùng Khánh,,2025-07-01,");
        assertThat(run("reporter", "list", "--at", "2023-10-02").out())
                .contains("Tên đơn vị", "Báo cáo về")
                .contains("CB-07")
                .contains("xã Đức Hồng")
                .doesNotContain("T-");
        assertThat(run("reporter", "list", "--locality", "31", "-o", "json")
                        .out()
                        .strip())
                .isEqualTo("[]");
        assertThat(run("reporter", "list", "--locality", "04", "--level", "unit", "-o", "csv")
                        .out())
                .isEqualTo(listed);
        assertThat(run("reporter", "list", "--locality", "077").exit()).isEqualTo(1);
    }

    @Test
    void two_codes_of_one_unit_are_told_joined_and_read_as_one() throws IOException {
        run("reporter", "bootstrap");
        var provisional = provisional(run("reporter", "list", "-o", "csv").out());
        assertThat(run("reporter", "merge", provisional, "CB-99").err()).contains("CB-99");
        assertThat(run("reporter", "merge", provisional, "01477").err()).contains("đơn vị hành chính");
        report("four.json", 2025, "CB-01", "THCS Trùng Khánh", "xã Trùng Khánh", 95);
        run("ingest");
        assertThat(run("reporter", "bootstrap").out()).contains("htsd reporter merge CB-01 " + provisional);

        var merged = run("reporter", "merge", provisional, "CB-01", "--note", "Công văn 12, \"hai mã\"");
        assertThat(merged.exit()).isZero();
        assertThat(Files.readString(home.resolve("reference/reporter_aliases.csv")))
                .isEqualTo("code,same_as,recorded_at,note\n" + provisional
                        + ",CB-01,2025-11-08T03:00:00Z,\"Công văn 12, \"\"hai mã\"\"\"\n");
        assertThat(run("reporter", "merge", provisional, "CB-01").err()).contains("đã là một đơn vị");
        assertThat(run("reporter", "list", "-o", "csv").out()).contains("CB-01").doesNotContain(provisional);
    }
}
