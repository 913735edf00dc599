package vn.htsd.ingest.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.htsd.data.form.FormCatalogue;
import vn.htsd.data.progress.Progress;
import vn.htsd.data.reference.Reference;

/** A small share of the whole country's load, on the country's own lists where they lie beside the project. */
class WholeCountryTest {
    private static final Path LISTS = Path.of("../../shared/reference");
    private static final List<Integer> YEARS = List.of(2023, 2024, 2025);

    @Test
    void a_hundredth_of_the_load_covers_communes_and_districts_of_every_province(@TempDir Path season)
            throws IOException {
        assumeTrue(
                Files.exists(LISTS.resolve("units.csv")),
                "SKIPPED: the whole country's reference is not at "
                        + LISTS.toAbsolutePath().normalize());
        var reference = Reference.of(LISTS);
        long start = System.nanoTime();
        var summary = new SampleSeason(FormCatalogue.shipped(), reference)
                .write(new SampleSeason.Request(season, YEARS, "0.01", 1), Progress.SILENT);
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf("%d files of the whole country, %.0f a second%n", summary.files(), summary.files() / seconds);

        assertThat(summary.files()).isBetween(1_500L, 2_600L);
        var byLevel = filesByLevel(season);
        assertThat(byLevel.get("2023 district")).isBetween(30, 250);
        assertThat(byLevel).doesNotContainKey("2025 district");
        assertThat(byLevel.get("2023 commune")).isBetween(80, 250);
        assertThat(byLevel.get("2025 commune")).isBetween(30, 70);
        for (int year : YEARS) {
            assertThat(byLevel.get(year + " unit")).isBetween(380, 480);
        }
        var provinces = WrittenReport.all(season, file -> level(file).equals("province"));
        var lines = Coverages.of(provinces, reference, YEARS);
        assertThat(lines.above()).hasSizeGreaterThanOrEqualTo(20);
        assertThat(lines.below()).isNotEmpty();
    }

    private static Map<String, Integer> filesByLevel(Path season) throws IOException {
        var byLevel = new HashMap<String, Integer>();
        try (var files = Files.walk(season)) {
            files.filter(WrittenReport::isReport)
                    .forEach(file ->
                            byLevel.merge(file.getName(file.getNameCount() - 3) + " " + level(file), 1, Integer::sum));
        }
        return byLevel;
    }

    /** From the code in the file's name: official codes are longer the further down, units' codes have a dash. */
    private static String level(Path file) {
        var code = String.valueOf(file.getFileName()).split("_")[1];
        return code.contains("-")
                ? "unit"
                : code.length() == 2 ? "province" : code.length() == 3 ? "district" : "commune";
    }
}
