package vn.htsd.scheduler.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.htsd.data.problem.HtsdException;
import vn.htsd.ingest.read.Limits;
import vn.htsd.transform.harmonise.Comparability;
import vn.htsd.transform.harmonise.TrendSettings;

class ConfigFileTest {
    private static final List<String> KEYS = List.of(
            "file_mb",
            "entries",
            "inflate_ratio",
            "entry_mb",
            "content_mb",
            "sheets",
            "rows",
            "columns",
            "json_depth",
            "seconds");

    private final Path file;

    ConfigFileTest(@TempDir Path home) {
        this.file = home.resolve("htsd.yaml");
    }

    @Test
    void limits_are_the_standard_until_a_file_or_the_environment_says_otherwise() throws IOException {
        assertThat(ConfigFile.read(file, Map.of()).limits()).isEqualTo(Limits.STANDARD);
        Files.writeString(file, "limits:\n  file_mb: 25\n  rows: 7\n  seconds: 60\n");
        var limits = ConfigFile.read(file, Map.of("HTSD_LIMITS_ROWS", "9")).limits();
        assertThat(limits.fileBytes()).isEqualTo(25L << 20);
        assertThat(limits.rows()).isEqualTo(9);
        assertThat(limits.time()).isEqualTo(Duration.ofMinutes(1));
        assertThat(limits.columns()).isEqualTo(Limits.STANDARD.columns());
    }

    @Test
    void the_log_is_json_where_file_or_environment_say_so() throws IOException {
        assertThat(ConfigFile.jsonLog(file, Map.of())).isFalse();
        for (var text : List.of("log:\n  format: json\n", "log.format: json\n")) {
            Files.writeString(file, text);
            assertThat(ConfigFile.jsonLog(file, Map.of())).as(text).isTrue();
            assertThat(ConfigFile.jsonLog(file, Map.of("HTSD_LOG_FORMAT", "text")))
                    .isFalse();
        }
        Files.writeString(file, "log: [wrong");
        assertThat(ConfigFile.jsonLog(file, Map.of())).isFalse();
    }

    @Test
    void the_file_of_a_new_workspace_shows_every_limit_at_its_standard() throws IOException {
        try (var shipped = ConfigFile.class.getResourceAsStream("htsd.yaml")) {
            var shown = new String(shipped.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.equals("# limits:")
                            || KEYS.stream().anyMatch(key -> line.startsWith("#   " + key + ":")))
                    .map(line -> line.substring(2))
                    .toList();
            assertThat(shown).hasSize(1 + KEYS.size());
            Files.write(file, shown);
        }
        assertThat(ConfigFile.read(file, Map.of()).limits()).isEqualTo(Limits.STANDARD);
    }

    @Test
    void a_limit_that_is_no_number_is_named() {
        for (var wrong : List.of("0", "-1", "10 MB", "", "9999999999")) {
            assertThatThrownBy(() -> ConfigFile.read(file, Map.of("HTSD_LIMITS_SHEETS", wrong)))
                    .isInstanceOf(HtsdException.class)
                    .hasMessageContaining("limits.sheets");
        }
    }

    @Test
    void years_are_comparable_by_the_standard_until_a_file_or_the_environment_says_otherwise() throws IOException {
        assertThat(ConfigFile.read(file, Map.of()).trend()).isEqualTo(TrendSettings.STANDARD);
        Files.writeString(file, "trend:\n  enough_coverage: 0.8\n  smallest_base: 100\n  shown: present\n");
        assertThat(ConfigFile.read(file, Map.of("HTSD_TREND_MOST_ESTIMATED", "0.05"))
                        .trend())
                .isEqualTo(new TrendSettings(new Comparability(100, 0.8, 0.05), TrendSettings.Shown.PRESENT));
        Files.writeString(file, "trend:\n  enough_coverage: 90\n");
        assertThatThrownBy(() -> ConfigFile.read(file, Map.of()))
                .isInstanceOf(HtsdException.class)
                .hasMessageContaining("trend.enough_coverage");
        assertThatThrownBy(() -> ConfigFile.read(file, Map.of("HTSD_TREND_SHOWN", "latest")))
                .isInstanceOf(HtsdException.class)
                .hasMessageContaining("trend.");
    }
}
