package vn.htsd.transform.harmonise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import vn.htsd.data.locality.LocalityLevel;
import vn.htsd.data.reference.Reference;

class TrendTest {
    private static final Reference REFERENCE = Reference.shipped();
    private static final String HA_NOI = "01@2022-10-01";
    private static final String HA_GIANG = "02@2022-10-01";
    private static final String OLD_TUYEN_QUANG = "08@2022-10-01";
    private static final String NEW_TUYEN_QUANG = "08@2025-07-01";
    private static final String NATION = "VN@1900-01-01";

    @Test
    void a_merged_province_is_compared_with_the_sum_of_what_it_was_made_of() {
        var row = row(merged().on(2025), LocalityLevel.PROVINCE, NEW_TUYEN_QUANG, 2025);
        assertThat(row.value()).isEqualTo(1_500);
        assertThat(row.change().absolute()).isEqualTo(500);
        assertThat(row.change().relative()).isEqualTo(0.5);
        assertThat(row.change().comparable()).isTrue();
        assertThat(row.estimatedShare()).isZero();
        assertThat(row.status()).isEqualTo(ObsStatus.A);
        assertThat(Trend.ranks(List.of(row))).containsEntry(row, 1L);
    }

    @Test
    void backwards_its_figure_is_shared_as_an_estimate_that_cannot_be_compared() {
        var rows = merged().on(2024);
        var row = row(rows, LocalityLevel.PROVINCE, HA_GIANG, 2025);
        assertThat(row.value()).isEqualTo(750);
        assertThat(row.low()).isZero();
        assertThat(row.high()).isEqualTo(1_500);
        assertThat(row.estimatedShare()).isEqualTo(1);
        assertThat(row.status()).isEqualTo(ObsStatus.E);
        assertThat(row.change().reason()).isEqualTo("estimated");
        assertThat(row(rows, LocalityLevel.NATION, NATION, 2025).status()).isEqualTo(ObsStatus.A);
        assertThat(row(rows, LocalityLevel.PROVINCE, HA_GIANG, 2024).value()).isEqualTo(400);
    }

    @Test
    void a_silent_part_makes_the_comparison_unsound_and_says_why() {
        var row = row(
                reported()
                        .cell(2024, HA_GIANG, 400)
                        .stands(2024, HA_GIANG, 100L, 95L, true)
                        .stands(2024, OLD_TUYEN_QUANG, null, null, false)
                        .cell(2025, NEW_TUYEN_QUANG, 1_500)
                        .stands(2025, NEW_TUYEN_QUANG, 120L, 118L, true)
                        .on(2025),
                LocalityLevel.PROVINCE,
                NEW_TUYEN_QUANG,
                2025);
        assertThat(row.change().comparable()).isFalse();
        assertThat(row.change().reason()).isEqualTo("coverage");
        assertThat(row.change().relative()).isEqualTo(2.75);
        assertThat(Trend.ranks(List.of(row))).isEmpty();
    }

    @Test
    void a_change_from_nothing_or_from_next_to_nothing_is_no_rate() {
        var alone = reported().cell(2025, NEW_TUYEN_QUANG, 1_500).on(2025);
        var first = row(alone, LocalityLevel.PROVINCE, NEW_TUYEN_QUANG, 2025);
        assertThat(first.change().relative()).isNull();
        assertThat(first.change().reason()).isEqualTo("not_reported");
        var small = row(
                reported()
                        .cell(2024, HA_GIANG, 29)
                        .stands(2024, HA_GIANG, 10L, 10L, true)
                        .cell(2025, NEW_TUYEN_QUANG, 1_500)
                        .stands(2025, NEW_TUYEN_QUANG, 10L, 10L, true)
                        .on(2025),
                LocalityLevel.PROVINCE,
                NEW_TUYEN_QUANG,
                2025);
        assertThat(small.change().relative()).isNull();
        assertThat(small.change().absolute()).isEqualTo(1_471);
        assertThat(small.change().reason()).isEqualTo("base");
    }

    @Test
    void like_for_like_takes_only_places_covered_in_both_years() {
        var nation = row(
                reported()
                        .cell(2024, HA_GIANG, 400)
                        .stands(2024, HA_GIANG, 10L, 10L, true)
                        .cell(2024, OLD_TUYEN_QUANG, 600)
                        .stands(2024, OLD_TUYEN_QUANG, 10L, 10L, true)
                        .cell(2025, NEW_TUYEN_QUANG, 1_100)
                        .stands(2025, NEW_TUYEN_QUANG, 10L, 10L, true)
                        .stands(2024, HA_NOI, null, null, false)
                        .cell(2024, HA_NOI, 100)
                        .cell(2025, HA_NOI, 9_000)
                        .stands(2025, HA_NOI, 10L, 10L, true)
                        .on(2025),
                LocalityLevel.NATION,
                NATION,
                2025);
        assertThat(nation.change().likeForLike()).isEqualTo(0.1);
        assertThat(nation.value()).isEqualTo(10_100);
    }

    @Test
    void a_divided_ward_is_exact_for_its_province_and_an_estimate_for_its_heirs() {
        var haiPhong = "31@2025-07-01";
        var day = REFERENCE.campaigns().of(2024).orElseThrow().weekStart();
        var anhDung = REFERENCE.localities().at("11689", day).orElseThrow().key();
        var rows = reported().cell(2024, anhDung, 7).cell(2024, anhDung, 8).on(2025);
        var heirs = rows.stream()
                .filter(row -> row.table() == LocalityLevel.COMMUNE && row.value() != null)
                .toList();
        // 7 is 4 and 3, the lower code first; 8 is 4 and 4.
        assertThat(heirs).extracting(Observation::value).containsExactly(8L, 7L);
        assertThat(heirs).allSatisfy(row -> {
            assertThat(row.estimatedShare()).isEqualTo(1);
            assertThat(row.low()).isZero();
            assertThat(row.high()).isEqualTo(15);
        });
        var province = row(rows, LocalityLevel.PROVINCE, haiPhong, 2024);
        assertThat(province.value()).isEqualTo(15);
        assertThat(province.estimatedShare()).isZero();
        assertThat(province.low()).isEqualTo(15);
    }

    @Test
    void what_is_known_of_the_province_or_the_centre_alone_stands_in_tables_below_as_such() {
        var rows = reported().cell(2025, HA_NOI, 40).cell(2025, NATION, 2).on(2025);
        var communes = rows.stream()
                .filter(row -> row.table() == LocalityLevel.COMMUNE && row.value() != null)
                .toList();
        assertThat(communes).extracting(row -> row.place().key()).containsExactly(HA_NOI, NATION);
        assertThat(communes).allSatisfy(row -> {
            assertThat(row.undetailed()).isTrue();
            assertThat(row.change().reason()).isEqualTo("undetailed");
        });
        assertThat(row(rows, LocalityLevel.PROVINCE, NATION, 2025).undetailed()).isTrue();
        assertThat(row(rows, LocalityLevel.NATION, NATION, 2025).value()).isEqualTo(42);
    }

    @Test
    void not_received_and_cannot_be_are_told_apart() {
        var rows = reported().stands(2025, HA_NOI, 10L, 0L, false).on(2025);
        assertThat(row(rows, LocalityLevel.PROVINCE, HA_NOI, 2025).status()).isEqualTo(ObsStatus.L);
        assertThat(row(rows, LocalityLevel.PROVINCE, HA_NOI, 2023).status()).isEqualTo(ObsStatus.M);
    }

    private static Reported reported() {
        return new Reported(REFERENCE.localities(), REFERENCE.campaigns().campaigns());
    }

    private static Reported merged() {
        return reported()
                .cell(2024, HA_GIANG, 400)
                .stands(2024, HA_GIANG, 100L, 95L, true)
                .cell(2024, OLD_TUYEN_QUANG, 600)
                .stands(2024, OLD_TUYEN_QUANG, 100L, 99L, true)
                .cell(2025, NEW_TUYEN_QUANG, 1_500)
                .stands(2025, NEW_TUYEN_QUANG, 120L, 118L, true);
    }

    private static Observation row(List<Observation> rows, LocalityLevel table, String place, int year) {
        return rows.stream()
                .filter(row -> row.table() == table && row.place().key().equals(place) && row.campaignYear() == year)
                .findFirst()
                .orElseThrow();
    }
}
