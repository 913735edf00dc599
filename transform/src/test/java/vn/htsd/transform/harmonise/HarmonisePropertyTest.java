package vn.htsd.transform.harmonise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.spark.sql.Row;
import vn.htsd.data.locality.LocalityLevel;

/** What must hold on any geography, whatever was renamed, merged, split or abolished on the way, forward and back. */
class HarmonisePropertyTest {
    @Property(tries = 150)
    void every_table_adds_up_to_what_was_reported(@ForAll long seed) {
        var reported = RandomCountry.figures(RandomCountry.of(seed), seed);
        for (var target : RandomCountry.campaigns()) {
            var rows = reported.on(target.year());
            for (var campaign : RandomCountry.campaigns()) {
                var cells = reported.cells().stream()
                        .filter(cell -> cell.getInt(1) == campaign.year())
                        .toList();
                for (var table : Harmonised.TABLES) {
                    assertThat(sum(rows, table, campaign.year()))
                            .as("%s of %d on %d", table, campaign.year(), target.year())
                            .isEqualTo(sum(cells));
                }
            }
        }
    }

    @Property(tries = 150)
    void a_value_lies_between_its_bounds_and_is_exact_where_they_meet(@ForAll long seed) {
        var reported = RandomCountry.figures(RandomCountry.of(seed), seed);
        for (var target : RandomCountry.campaigns()) {
            assertThat(reported.on(target.year()))
                    .filteredOn(row -> row.value() != null)
                    .allSatisfy(row -> {
                        assertThat(row.value()).isBetween(row.low(), row.high());
                        assertThat(row.estimatedShare()).isBetween(0.0, 1.0);
                        assertThat(row.status() == ObsStatus.E).isEqualTo(row.low() < row.high());
                        if (row.low().equals(row.high()) || row.campaignYear() == target.year()) {
                            assertThat(row.estimatedShare()).isZero();
                        }
                    });
        }
    }

    @Property(tries = 60)
    void neither_order_nor_tasks_matter(@ForAll long seed) {
        var reported = RandomCountry.figures(RandomCountry.of(seed), seed);
        for (var target : RandomCountry.campaigns()) {
            var straight = reported.on(target.year());
            assertThat(reported.shuffledOn(target.year(), new Random(seed))).isEqualTo(straight);
        }
    }

    @Property(tries = 60)
    void rates_lie_between_0_and_1_and_ranks_follow_the_rate_of_change(@ForAll long seed) {
        var reported = RandomCountry.figures(RandomCountry.of(seed), seed);
        for (var target : RandomCountry.campaigns()) {
            var rows = reported.on(target.year());
            assertThat(rows).filteredOn(row -> row.coverage() != null).allSatisfy(row -> assertThat(row.coverage())
                    .isBetween(0.0, 1.0));
            var ranks = Trend.ranks(rows);
            ranks.forEach((row, rank) -> {
                assertThat(row.change().comparable()).isTrue();
                assertThat(rank)
                        .isEqualTo(1
                                + ranks.keySet().stream()
                                        .filter(other -> other.peers().equals(row.peers())
                                                && other.change().relative()
                                                        > row.change().relative())
                                        .count());
            });
        }
    }

    private static long sum(List<Observation> rows, LocalityLevel table, int year) {
        return rows.stream()
                .filter(row -> row.table() == table && row.campaignYear() == year)
                .map(Observation::value)
                .filter(Objects::nonNull)
                .mapToLong(Long::longValue)
                .sum();
    }

    private static long sum(List<Row> cells) {
        return cells.stream().mapToLong(cell -> cell.getLong(3)).sum();
    }
}
