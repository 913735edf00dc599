package vn.htsd.transform.harmonise;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import vn.htsd.data.locality.Locality;
import vn.htsd.data.locality.LocalityLevel;
import vn.htsd.data.reference.Reference;

class CrosswalkTest {
    private static final LocalDate WEEK_2023 = LocalDate.of(2023, 10, 2);
    private static final LocalDate WEEK_2025 = LocalDate.of(2025, 10, 1);
    private static final Path WHOLE_COUNTRY = Path.of("../../shared/reference");

    @Test
    void every_province_of_2023_reaches_exactly_one_of_the_34() {
        var localities = Reference.shipped().localities();
        var crosswalk = new Crosswalk(localities, WEEK_2025);
        var reached = localities.inForce(LocalityLevel.PROVINCE, WEEK_2023).stream()
                .map(crosswalk::sharesOf)
                .peek(shares -> assertThat(shares).hasSize(1))
                .map(shares -> shares.keySet().iterator().next().code())
                .collect(Collectors.toSet());
        assertThat(reached).hasSize(34);
    }

    @Test
    void a_split_ward_gives_each_part_its_share() {
        var localities = Reference.shipped().localities();
        var anhDung = localities.at("11689", WEEK_2023).orElseThrow();
        var shares = new Crosswalk(localities, WEEK_2025).sharesOf(anhDung);
        assertThat(shares.keySet()).extracting(Locality::name).containsExactlyInAnyOrder("Hưng Đạo", "Dương Kinh");
        assertThat(shares.values()).containsOnly(0.5);
    }

    @Test
    void ya_ly_moved_from_kon_tum_to_quang_ngai() {
        var localities = Reference.shipped().localities();
        var yaXier = localities.at("23548", WEEK_2023).orElseThrow();
        assertThat(new Crosswalk(localities, WEEK_2025).sharesOf(yaXier).keySet())
                .singleElement()
                .satisfies(unit -> {
                    assertThat(unit.name()).isEqualTo("Ya Ly");
                    assertThat(unit.provinceKey()).isEqualTo("51@2025-07-01");
                });
    }

    @Test
    void every_commune_of_the_whole_country_reaches_the_units_of_2025() {
        Assumptions.assumeTrue(
                Files.exists(WHOLE_COUNTRY.resolve("units.csv")), "SKIPPED: the whole-country reference is not here");
        var localities = Reference.of(WHOLE_COUNTRY).localities();
        var crosswalk = new Crosswalk(localities, WEEK_2025);
        var kinds = new HashMap<String, Integer>();
        for (var commune : localities.inForce(LocalityLevel.COMMUNE, WEEK_2023)) {
            var shares = crosswalk.sharesOf(commune);
            assertThat(shares.values().stream().mapToDouble(Double::doubleValue).sum())
                    .isCloseTo(1, org.assertj.core.data.Offset.offset(1e-9));
            boolean communes = shares.keySet().stream().allMatch(unit -> unit.level() == LocalityLevel.COMMUNE);
            kinds.merge(communes ? (shares.size() == 1 ? "one" : "several") : "province", 1, Integer::sum);
        }
        assertThat(kinds)
                .containsEntry("one", 10_063)
                .containsEntry("several", 517)
                .containsEntry("province", 18);
    }
}
