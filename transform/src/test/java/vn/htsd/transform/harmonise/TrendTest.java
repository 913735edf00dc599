package vn.htsd.transform.harmonise;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.htsd.data.reference.Reference;
import vn.htsd.transform.harmonise.Trend.ProvinceTotal;

class TrendTest {
    private static final Reference REFERENCE = Reference.shipped();
    private static final String HA_GIANG = "02@2022-10-01";
    private static final String OLD_TUYEN_QUANG = "08@2022-10-01";
    private static final String NEW_TUYEN_QUANG = "08@2025-07-01";

    @Test
    void a_merged_province_is_compared_with_the_sum_of_what_it_was_made_of() {
        var row = province(
                rows(
                        total(2024, HA_GIANG, 400, 100, 95),
                        total(2024, OLD_TUYEN_QUANG, 600, 100, 99),
                        total(2025, NEW_TUYEN_QUANG, 1_500, 120, 118)),
                2025);
        assertThat(row.value()).isEqualTo(BigInteger.valueOf(1_500));
        assertThat(row.changeAbs()).isEqualTo(BigInteger.valueOf(500));
        assertThat(row.changeRel()).isEqualTo(0.5);
        assertThat(row.comparable()).isTrue();
        assertThat(row.rank()).isEqualTo(1);
        assertThat(row.estimatedShare()).isZero();
    }

    @Test
    void a_silent_part_makes_the_comparison_unsound_and_says_why() {
        var row = province(
                rows(
                        total(2024, HA_GIANG, 400, 100, 95),
                        total(2025, NEW_TUYEN_QUANG, 1_500, 120, 118),
                        new ProvinceTotal(2024, OLD_TUYEN_QUANG, "participants", null, null, null, false)),
                2025);
        assertThat(row.comparable()).isFalse();
        assertThat(row.reason()).isEqualTo("coverage");
        assertThat(row.rank()).isNull();
    }

    @Test
    void a_change_from_nothing_or_from_next_to_nothing_is_no_rate() {
        assertThat(province(rows(total(2025, NEW_TUYEN_QUANG, 1_500, 120, 118)), 2025)
                        .changeRel())
                .isNull();
        var small =
                province(rows(total(2024, HA_GIANG, 29, 10, 10), total(2025, NEW_TUYEN_QUANG, 1_500, 10, 10)), 2025);
        assertThat(small.changeRel()).isNull();
        assertThat(small.changeAbs()).isEqualTo(BigInteger.valueOf(1_471));
    }

    @Test
    void like_for_like_takes_only_provinces_covered_in_both_years() {
        var rows = rows(
                total(2024, HA_GIANG, 400, 10, 10),
                total(2024, OLD_TUYEN_QUANG, 600, 10, 10),
                total(2025, NEW_TUYEN_QUANG, 1_100, 10, 10),
                new ProvinceTotal(2024, "01@2022-10-01", "participants", null, null, null, false),
                total(2025, "01@2022-10-01", 9_000, 10, 10));
        var nation = rows.stream()
                .filter(row -> row.level().equals("nation") && row.campaignYear() == 2025)
                .findFirst()
                .orElseThrow();
        assertThat(nation.likeForLikeRel()).isEqualTo(0.1);
        assertThat(nation.value()).isEqualTo(BigInteger.valueOf(10_100));
    }

    @Test
    void the_order_of_the_totals_does_not_matter() {
        var totals = new ArrayList<>(List.of(
                total(2024, HA_GIANG, 400, 100, 95),
                total(2024, OLD_TUYEN_QUANG, 600, 100, 99),
                total(2025, NEW_TUYEN_QUANG, 1_500, 120, 118)));
        var straight = trend().rows(totals);
        Collections.reverse(totals);
        assertThat(trend().rows(totals)).isEqualTo(straight);
    }

    private static ProvinceTotal total(int year, String key, long value, long expected, long covered) {
        return new ProvinceTotal(year, key, "participants", BigInteger.valueOf(value), expected, covered, true);
    }

    private static List<Trend.Row> rows(ProvinceTotal... totals) {
        return trend().rows(List.of(totals));
    }

    private static Trend trend() {
        return new Trend(
                REFERENCE.localities(),
                REFERENCE.campaigns().campaigns(),
                REFERENCE.campaigns().latest());
    }

    private static Trend.Row province(List<Trend.Row> rows, int year) {
        return rows.stream()
                .filter(row -> row.localityKey().equals(NEW_TUYEN_QUANG) && row.campaignYear() == year)
                .findFirst()
                .orElseThrow();
    }
}
