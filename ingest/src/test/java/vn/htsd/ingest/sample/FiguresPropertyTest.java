package vn.htsd.ingest.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import vn.htsd.ingest.sample.Fate.Slant;

class FiguresPropertyTest {
    @Property(tries = 300)
    void groups_and_women_never_exceed_a_total_whatever_is_done_with_the_figures(
            @ForAll long seed,
            @ForAll @IntRange(min = 2023, max = 2030) int year,
            @ForAll @LongRange(max = 900_000) long size,
            @ForAll @DoubleRange(max = 3) double factor,
            @ForAll Slant slant) {
        var source = new FigureSource(seed);
        var one = source.wide("01", size, year);
        var two = source.wide("02", size / 3.0, year);
        assertWithin(one);
        assertWithin(one.times(factor));
        assertWithin(Declaration.of(one.copy().plus(two), two, slant).figures());
    }

    @Property(tries = 100)
    void people_left_out_as_counted_twice_are_said_and_no_longer_counted(@ForAll long seed) {
        var figures = new FigureSource(seed).wide("01", 200_000, 2025);
        long before = figures.participants();
        var declared = Declaration.withoutDuplicates(figures.copy());
        assertThat(declared.duplicates().participants()).isPositive();
        assertThat(before - declared.figures().participants())
                .isEqualTo(declared.duplicates().participants());
    }

    @Property(tries = 200)
    void an_amount_survives_being_written_in_any_unit_of_money(
            @ForAll Funds funds, @ForAll @LongRange(max = 90_000_000) long steps) {
        long amount = Funds.rounded(steps * 100_000);
        var dong = new BigDecimal(funds.written(amount).toString()).multiply(inDong(funds));
        assertThat(dong).isEqualByComparingTo(Long.toString(amount));
    }

    private static BigDecimal inDong(Funds funds) {
        return switch (funds) {
            case DONG -> BigDecimal.ONE;
            case THOUSAND -> new BigDecimal(1_000);
            case MILLION -> new BigDecimal(1_000_000);
        };
    }

    private static void assertWithin(Figures figures) {
        for (int group = 0; group < Figures.GROUPS.size(); group++) {
            for (int mode = 0; mode < Figures.MODES.size(); mode++) {
                long people = 0;
                for (int population = 0; population < Figures.PEOPLE.size(); population++) {
                    people += figures.people(group, mode, population);
                }
                assertThat(people).isBetween(0L, figures.total(group, mode));
                assertThat(figures.female(group, mode)).isBetween(0L, figures.total(group, mode));
            }
        }
    }
}
