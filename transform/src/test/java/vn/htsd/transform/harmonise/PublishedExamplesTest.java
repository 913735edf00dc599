package vn.htsd.transform.harmonise;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import vn.htsd.data.locality.LocalityLevel;

/** Conversions and apportionments that others printed, to their last digit. */
class PublishedExamplesTest {
    private static final LocalDate BEFORE = LocalDate.of(2024, 10, 1);
    private static final LocalDate AFTER = LocalDate.of(2025, 10, 1);

    /**
     * Population-weighted: Australian Bureau of Statistics, 1216.0.55.004 "Converting Data to the Australian Statistical
     * Geography Standard" (2012), table 3: ratios of two statistical local areas within the areas of the new standard, and
     * the same as percentages. Of 10 million there are as many as the printed digits say.
     */
    @Test
    void statistical_local_areas_within_areas_of_the_new_standard() {
        var botanyBay = split(10_000_000, "0.0009346", "0.2219453", "0.491931", "0.2851891");
        assertThat(percent(botanyBay, 10_000_000)).containsExactly("0.09346", "22.19453", "49.19310", "28.51891");
        var leichhardt = split(10_000_000, "0.3055177", "0.4496677", "0.2448146");
        assertThat(percent(leichhardt, 10_000_000)).containsExactly("30.55177", "44.96677", "24.48146");
    }

    /**
     * By addresses: US Department of Housing and Urban Development, "HUD USPS ZIP Code Crosswalk Files": of ZIP code 03870,
     * .0042 (.42 %) of the residential addresses lie in tract 33015066000, the remaining 99.58 % in 33015071000.
     */
    @Test
    void a_zip_code_within_two_tracts() {
        assertThat(percent(split(10_000, "0.0042", "0.9958"), 10_000)).containsExactly("0.42", "99.58");
    }

    /**
     * By area: University of Toronto, "Spatial Analysis and Satellite Imagery in a GIS", lecture "Areal interpolation": a
     * quarter of the area of a unit of 1,000 people is estimated to hold 250.
     */
    @Test
    void a_quarter_of_the_area_of_a_thousand_people() {
        assertThat(split(1_000, "0.25", "0.75")).containsExactly(250L, 750L);
    }

    /**
     * Largest remainders: electowiki, "Hamilton method": the House of Representatives of 60 seats that the states of 1790
     * would have had by their populations, as printed there.
     */
    @Test
    void sixty_seats_for_the_states_of_1790() {
        var populations = new long[] {
            630_560, 475_327, 432_879, 353_523, 331_589, 278_514, 236_841, 206_236, 179_570, 141_822, 85_533, 70_835,
            68_705, 68_446, 55_540
        };
        var seats = new long[] {11, 8, 7, 6, 6, 5, 4, 3, 3, 2, 1, 1, 1, 1, 1};
        assertThat(LargestRemainder.split(60, populations)).containsExactly(seats);
        var weights = new TreeMap<Integer, BigDecimal>();
        for (int state = 0; state < populations.length; state++) {
            weights.put(state, BigDecimal.valueOf(populations[state]));
        }
        assertThat(LargestRemainder.split(java.math.BigInteger.valueOf(60), weights)
                        .values())
                .extracting(java.math.BigInteger::longValueExact)
                .containsExactly(11L, 8L, 7L, 6L, 6L, 5L, 4L, 3L, 3L, 2L, 1L, 1L, 1L, 1L, 1L);
    }

    /** What the heirs of a unit of {@code total} get by their weights, through crosswalk, division and table. */
    private static List<Long> split(long total, String... weights) {
        var units = new ArrayList<>(List.of("A,A,xã,commune,P,2023-01-01,2025-01-01"));
        var changes = new ArrayList<String>();
        for (int heir = 0; heir < weights.length; heir++) {
            units.add("B%d,B%d,xã,commune,P,2025-01-01,".formatted(heir, heir));
            changes.add("A,B%d,2025-01-01,split,%s".formatted(heir, weights[heir]));
        }
        var campaigns = List.of(Reported.week(BEFORE), Reported.week(AFTER));
        return new Reported(Country.of(units, changes), campaigns)
                .cell(BEFORE.getYear(), "A@2023-01-01", total).on(AFTER.getYear()).stream()
                        .filter(row -> row.table() == LocalityLevel.COMMUNE && row.campaignYear() == BEFORE.getYear())
                        .map(Observation::value)
                        .toList();
    }

    private static List<String> percent(List<Long> parts, long total) {
        var digits = Map.of(10_000_000L, 5, 10_000L, 2).getOrDefault(total, 0);
        return parts.stream()
                .map(part -> BigDecimal.valueOf(part, digits).toPlainString())
                .toList();
    }
}
