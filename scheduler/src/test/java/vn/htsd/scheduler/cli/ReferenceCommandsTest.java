package vn.htsd.scheduler.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code reference show} and a refused {@code reference import}, as an officer sees them. */
class ReferenceCommandsTest {
    @TempDir
    Path home;

    private String out = "";
    private String err = "";

    private int run(String... arguments) {
        var written = new ByteArrayOutputStream();
        var told = new ByteArrayOutputStream();
        var streams = Streams.toFile(
                new PrintStream(written, true, StandardCharsets.UTF_8),
                new PrintStream(told, true, StandardCharsets.UTF_8));
        int exit =
                new Invocation(Map.of("HTSD_HOME", home.toString()), streams, Clock.systemUTC(), null).run(arguments);
        out = written.toString(StandardCharsets.UTF_8);
        err = told.toString(StandardCharsets.UTF_8);
        return exit;
    }

    @Test
    void a_reused_code_shows_every_meaning_with_what_it_was_made_of_and_what_became_of_it() {
        assertThat(run("--lang", "en", "reference", "show", "24")).isZero();
        assertThat(out.lines().toList())
                .containsSubsequence(
                        "24: tỉnh Bắc Giang, Việt Nam; from 01/10/2022 until before 01/07/2025",
                        "  → tỉnh Bắc Ninh, Việt Nam (24@2025-07-01): 100.0 % from 01/07/2025",
                        "24: tỉnh Bắc Ninh, Việt Nam; from 01/07/2025 until before …",
                        "  ← tỉnh Bắc Giang, Việt Nam (24@2022-10-01): 100.0 % until 01/07/2025",
                        "  ← tỉnh Bắc Ninh, Việt Nam (27@2022-10-01): 100.0 % until 01/07/2025");
        assertThat(run("--lang", "en", "reference", "show", "24", "--at", "2023-10-02"))
                .isZero();
        assertThat(out).startsWith("24: tỉnh Bắc Giang").doesNotContain("24: tỉnh Bắc Ninh, Việt Nam; from");
        assertThat(run("reference", "show", "24", "--at", "2020-01-01")).isEqualTo(1);
    }

    @Test
    void a_refused_import_names_each_bad_row_and_changes_nothing() throws Exception {
        var file = home.resolve("reporters.csv");
        Files.writeString(
                file,
                "code,name,type,level,locality_code,reports_to,valid_from,valid_to\n"
                        + "R1,Trường A,primary,unit,99999,,2025-07-01,\nR2,,primary,unit,01477,,2025-07-01,\n");
        assertThat(run("reference", "import", file.toString())).isEqualTo(1);
        assertThat(err)
                .contains("2 dòng chưa đúng")
                .contains("reporters.csv:2: locality_code 99999 không có hiệu lực ngày 2025-07-01.")
                .contains("reporters.csv:3: cột name để trống.");
        assertThat(home.resolve("reference/reporters.csv")).doesNotExist();
    }
}
