package vn.htsd.data.locality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.htsd.data.csv.CsvTable;
import vn.htsd.data.reference.Reference;
import vn.htsd.data.text.Spelling;
import vn.htsd.data.text.VietnameseText;

/** Every unit of the country by its names, on the country's own lists where they lie beside the project. */
class WholeCountryNamesTest {
    private static final Path LISTS = Path.of("../../shared/reference");
    private static final List<LocalityLevel> LEVELS =
            List.of(LocalityLevel.PROVINCE, LocalityLevel.DISTRICT, LocalityLevel.COMMUNE);
    private static final LocalDate WEEK_2023 = LocalDate.of(2023, 10, 2);

    private static LocalityCatalogue country() {
        assumeTrue(
                Files.exists(LISTS.resolve("units.csv")),
                "SKIPPED: the whole country's reference is not at "
                        + LISTS.toAbsolutePath().normalize());
        return Reference.of(LISTS).localities();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2023-10-02", "2024-10-01", "2025-10-01"})
    void every_unit_is_found_by_its_names_within_its_parents_and_never_taken_for_another(String week) {
        var day = LocalDate.parse(week);
        var country = country();
        var wrong = new ArrayList<String>();
        int tried = 0;
        int ambiguous = 0;
        long start = System.nanoTime();
        for (var level : LEVELS) {
            for (var unit : country.inForce(level, day)) {
                for (var within :
                        country.lineOf(unit).subList(1, country.lineOf(unit).size())) {
                    boolean nearest = within.key().equals(unit.parentKey());
                    var full = country.match(unit.fullName(), level, within.key(), day);
                    if (nearest && !full.equals(new NameMatch.One(unit)) || !mayBe(full, unit)) {
                        wrong.add(unit.fullName() + " in " + within.fullName() + ": " + full);
                    }
                    for (var written : List.of(
                            unit.name(),
                            VietnameseText.fold(unit.name()),
                            VietnameseText.fold(unit.fullName()),
                            unit.fullName().toUpperCase(Locale.ROOT))) {
                        var match = country.match(written, level, within.key(), day);
                        tried++;
                        ambiguous += nearest && match instanceof NameMatch.Several ? 1 : 0;
                        if (!mayBe(match, unit)) {
                            wrong.add(written + " in " + within.fullName() + ": " + match);
                        }
                    }
                }
            }
        }
        System.out.printf(
                "%s: %d names, %d ambiguous within their parents, %.1f µs each%n",
                week, tried, ambiguous, (System.nanoTime() - start) / 1e3 / tried);
        assertThat(wrong).isEmpty();
        assertThat(tried).isGreaterThan(20_000);
        assertThat(ambiguous).isLessThan(tried / 100);
    }

    private static boolean mayBe(NameMatch match, Locality unit) {
        return match.equals(new NameMatch.One(unit))
                || match instanceof NameMatch.Several several
                        && several.localities().contains(unit);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2024-10-01", "2025-10-01"})
    void whatever_ended_before_leads_to_units_of_that_day(String week) {
        var day = LocalDate.parse(week);
        var country = country();
        assertThat(country.all())
                .filteredOn(unit -> unit.validTo() != null && !unit.validTo().isAfter(day))
                .isNotEmpty()
                .allSatisfy(ended ->
                        assertThat(country.heirsOn(day, ended)).isNotEmpty().allMatch(heir -> heir.validOn(day)));
    }

    /** Rows 8 to 16 of the strings that real reports held: text by its keys, names of places against the catalogue. */
    @Test
    void the_names_that_real_reports_held_mean_what_their_table_says() throws IOException {
        var country = country();
        var strings = LISTS.resolve("dirty_strings.csv");
        assumeTrue(Files.exists(strings), "SKIPPED: the table of strings from real reports is not beside the project");
        var kinds = Set.of("nfd", "tone-place", "y-i", "abbr", "hidden", "homoglyph", "case", "marks-order");
        var rows = CsvTable.parse("dirty_strings.csv", Files.readString(strings)).rows().stream()
                .filter(row -> kinds.contains(row.text("kind")))
                .toList();
        assertThat(rows).extracting(row -> row.text("id")).contains("8", "9", "10", "11", "12", "13", "14", "15", "16");
        for (var row : rows) {
            if (row.text("kind").equals("abbr")) {
                var inputs = row.text("input").split(", ");
                var expected = row.text("expected").split(", ");
                for (int at = 0; at < inputs.length; at++) {
                    assertThat(displays(country, inputs[at]))
                            .as(inputs[at])
                            .containsExactly(expected[at].toLowerCase(Locale.ROOT));
                }
            } else {
                assertThat(Spelling.accentedKey(row.text("input")))
                        .as(row.text("input"))
                        .isEqualTo(Spelling.accentedKey(row.text("expected")));
            }
        }
    }

    /** The full names, as people read them, of all that a name may mean at any level. */
    private static Set<String> displays(LocalityCatalogue country, String written) {
        var displays = new java.util.TreeSet<String>();
        for (var level : LEVELS) {
            country.named(written, level, null, WEEK_2023)
                    .forEach(unit -> displays.add(unit.fullName().toLowerCase(Locale.ROOT)));
        }
        return displays;
    }
}
