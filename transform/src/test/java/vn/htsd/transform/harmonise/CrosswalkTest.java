package vn.htsd.transform.harmonise;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import vn.htsd.data.locality.Locality;
import vn.htsd.data.locality.LocalityCatalogue;
import vn.htsd.data.locality.LocalityLevel;
import vn.htsd.data.reference.Reference;

class CrosswalkTest {
    private static final LocalDate WEEK_2023 = LocalDate.of(2023, 10, 2);
    private static final LocalDate WEEK_2025 = LocalDate.of(2025, 10, 1);
    private static final Path WHOLE_COUNTRY = Path.of("../../shared/reference");
    private static final LocalityCatalogue SHIPPED = Reference.shipped().localities();

    @Test
    void every_province_of_2023_reaches_exactly_one_of_the_34() {
        var crosswalk = new Crosswalk(SHIPPED, WEEK_2025);
        var reached = SHIPPED.inForce(LocalityLevel.PROVINCE, WEEK_2023).stream()
                .map(province -> crosswalk.carry(province, WEEK_2023))
                .peek(carried -> assertThat(carried.exact()).isTrue())
                .map(carried -> carried.parts().get(0).to().code())
                .collect(Collectors.toSet());
        assertThat(reached).hasSize(34);
    }

    @Test
    void a_split_ward_gives_each_part_its_share() {
        var carried = new Crosswalk(SHIPPED, WEEK_2025).carry(at("11689", WEEK_2023), WEEK_2023);
        assertThat(shares(carried)).containsOnly(Map.entry("Hưng Đạo", "1/2"), Map.entry("Dương Kinh", "1/2"));
        assertThat(carried.basis()).isEqualTo("equal");
        assertThat(carried.exactInProvince()).isTrue();
    }

    @Test
    void ya_ly_moved_from_kon_tum_to_quang_ngai() {
        var carried = new Crosswalk(SHIPPED, WEEK_2025).carry(at("23548", WEEK_2023), WEEK_2023);
        assertThat(carried.parts()).singleElement().satisfies(part -> {
            assertThat(part.to().name()).isEqualTo("Ya Ly");
            assertThat(part.to().provinceKey()).isEqualTo("51@2025-07-01");
        });
    }

    @Test
    void backwards_a_merged_province_is_shared_equally_among_those_it_was_made_of() {
        var back = new Crosswalk(SHIPPED, WEEK_2023);
        assertThat(shares(back.carry(at("08", WEEK_2025), WEEK_2025)))
                .containsOnly(Map.entry("Hà Giang", "1/2"), Map.entry("Tuyên Quang", "1/2"));
        assertThat(back.carry(at("01", WEEK_2025), WEEK_2025).exact()).isTrue();
    }

    @Test
    void backwards_a_unit_counts_by_the_part_of_it_that_went_in() {
        var made = Country.of(
                "A,A,xã,commune,P,2023-01-01,2025-01-01",
                "B,B,xã,commune,P,2023-01-01,2025-01-01",
                "C,C,xã,commune,P,2025-01-01,",
                "D,D,xã,commune,P,2025-01-01,",
                "---",
                "A,C,2025-01-01,merged,1",
                "B,C,2025-01-01,split,0.25",
                "B,D,2025-01-01,split,0.75");
        var back = new Crosswalk(made, LocalDate.of(2024, 1, 1));
        var day = LocalDate.of(2026, 1, 1);
        assertThat(shares(back.carry(made.at("C", day).orElseThrow(), day)))
                .containsOnly(Map.entry("A", "4/5"), Map.entry("B", "1/5"));
        assertThat(back.carry(made.at("D", day).orElseThrow(), day).exact()).isTrue();
    }

    @Test
    void what_an_abolished_unit_left_stays_with_the_province_and_never_comes_back_from_it() {
        var made = Country.of(
                "A,A,xã,commune,P,2023-01-01,2025-01-01",
                "B,B,xã,commune,P,2023-01-01,",
                "---",
                "A,P,2025-01-01,abolished,1");
        var later = LocalDate.of(2026, 1, 1);
        var earlier = LocalDate.of(2024, 1, 1);
        assertThat(shares(new Crosswalk(made, later).carry(made.at("A", earlier).orElseThrow(), earlier)))
                .containsOnly(Map.entry("P", "1/1"));
        assertThat(shares(new Crosswalk(made, earlier).carry(made.at("P", later).orElseThrow(), later)))
                .containsOnly(Map.entry("P", "1/1"));
    }

    @Test
    void backwards_a_unit_that_took_in_others_counts_beside_them() {
        var made = Country.of(
                "A,A,xã,commune,P,2023-01-01,",
                "B,B,xã,commune,P,2023-01-01,2025-01-01",
                "---",
                "B,A,2025-01-01,merged,1");
        var before = LocalDate.of(2024, 1, 1);
        var still = LocalDate.of(2024, 6, 1);
        var after = LocalDate.of(2026, 1, 1);
        var a = made.at("A", after).orElseThrow();
        var back = new Crosswalk(made, before);
        assertThat(shares(back.carry(a, after))).containsOnly(Map.entry("A", "1/2"), Map.entry("B", "1/2"));
        assertThat(back.carry(a, still).exact()).isTrue();
        assertThat(new Crosswalk(made, after).carry(a, before).exact()).isTrue();
    }

    @Test
    void a_unit_that_comes_from_nowhere_lies_in_the_unit_above_in_earlier_years() {
        var made = Country.of("A,A,xã,commune,P,2025-01-01,", "---");
        var day = LocalDate.of(2026, 1, 1);
        var carried = new Crosswalk(made, LocalDate.of(2024, 1, 1))
                .carry(made.at("A", day).orElseThrow(), day);
        assertThat(shares(carried)).containsOnly(Map.entry("P", "1/1"));
    }

    @Test
    void thirds_that_meet_again_are_whole() {
        var made = Country.of(
                "A,A,xã,commune,P,2023-01-01,2024-01-01",
                "B,B,xã,commune,P,2024-01-01,2025-01-01",
                "C,C,xã,commune,P,2024-01-01,2025-01-01",
                "D,D,xã,commune,P,2024-01-01,2025-01-01",
                "E,E,xã,commune,P,2025-01-01,",
                "---",
                "A,B,2024-01-01,split,",
                "A,C,2024-01-01,split,",
                "A,D,2024-01-01,split,",
                "B,E,2025-01-01,merged,1",
                "C,E,2025-01-01,merged,1",
                "D,E,2025-01-01,merged,1");
        var day = LocalDate.of(2023, 6, 1);
        var source = made.at("A", day).orElseThrow();
        assertThat(shares(new Crosswalk(made, LocalDate.of(2024, 6, 1)).carry(source, day)))
                .containsOnly(Map.entry("B", "1/3"), Map.entry("C", "1/3"), Map.entry("D", "1/3"));
        var whole = new Crosswalk(made, LocalDate.of(2025, 6, 1)).carry(source, day);
        assertThat(whole.exact()).isTrue();
        assertThat(whole.basis()).isEqualTo("whole");
    }

    @Test
    void shares_too_fine_for_whole_numbers_are_rounded_and_still_add_up() {
        var made = Country.of(
                "A,A,xã,commune,P,2022-01-01,2023-01-01",
                "B,B,xã,commune,P,2023-01-01,2024-01-01",
                "C,C,xã,commune,P,2024-01-01,2025-01-01",
                "D,D,xã,commune,P,2025-01-01,",
                "E,E,xã,commune,P,2023-01-01,",
                "---",
                "A,B,2023-01-01,split,0.123457",
                "A,E,2023-01-01,split,0.876543",
                "B,C,2024-01-01,split,0.123457",
                "B,E,2024-01-01,split,0.876543",
                "C,D,2025-01-01,split,0.123457",
                "C,E,2025-01-01,split,0.876543");
        var day = LocalDate.of(2022, 6, 1);
        var carried = new Crosswalk(made, LocalDate.of(2025, 6, 1))
                .carry(made.at("A", day).orElseThrow(), day);
        assertThat(carried.denominator()).isEqualTo(1_000_000_000_000L);
        // 0.123457 cubed, to twelve digits.
        assertThat(carried.parts())
                .extracting(Carried.Part::numerator)
                .containsExactly(1_881_686_020L, 998_118_313_980L);
    }

    @Test
    void every_commune_of_the_whole_country_reaches_the_units_of_2025() {
        Assumptions.assumeTrue(
                Files.exists(WHOLE_COUNTRY.resolve("units.csv")), "SKIPPED: the whole-country reference is not here");
        var localities = Reference.of(WHOLE_COUNTRY).localities();
        var crosswalk = new Crosswalk(localities, WEEK_2025);
        var kinds = new HashMap<String, Integer>();
        for (var commune : localities.inForce(LocalityLevel.COMMUNE, WEEK_2023)) {
            var carried = crosswalk.carry(commune, WEEK_2023);
            boolean communes =
                    carried.parts().stream().allMatch(part -> part.to().level() == LocalityLevel.COMMUNE);
            kinds.merge(communes ? (carried.exact() ? "one" : "several") : "province", 1, Integer::sum);
        }
        assertThat(kinds).containsOnly(Map.entry("one", 10_063), Map.entry("several", 517), Map.entry("province", 18));
        // And back: what a commune of 2025 reports lies in communes of 2023, whole or in parts.
        var back = new Crosswalk(localities, WEEK_2023);
        assertThat(localities.inForce(LocalityLevel.COMMUNE, WEEK_2025)).allSatisfy(commune -> assertThat(
                        back.carry(commune, WEEK_2025).parts())
                .allSatisfy(part -> assertThat(part.to().validOn(WEEK_2023)).isTrue()));
    }

    private static Locality at(String code, LocalDate day) {
        return SHIPPED.at(code, day).orElseThrow();
    }

    private static Map<String, String> shares(Carried carried) {
        return carried.parts().stream()
                .collect(Collectors.toMap(
                        part -> part.to().name(),
                        part -> lowest(new Fraction(
                                java.math.BigInteger.valueOf(part.numerator()),
                                java.math.BigInteger.valueOf(carried.denominator())))));
    }

    private static String lowest(Fraction share) {
        return share.numerator() + "/" + share.denominator();
    }
}
