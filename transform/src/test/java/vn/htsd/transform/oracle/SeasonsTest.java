package vn.htsd.transform.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The oracle against itself: its seasons hold every case, and what it expects adds up. No Spark. */
class SeasonsTest {
    private static final Geography GEOGRAPHY = new Geography();
    private static final int SEASONS = 20;

    @Test
    void what_the_oracle_expects_adds_up_at_every_node() {
        IntStream.range(2001, 2001 + 50).mapToObj(SeasonsTest::consolidated).forEach(season -> assertThat(
                        Additivity.breaches(season.tree(), Expectation.of(season)))
                .as("season %d", season.season().year())
                .isEmpty());
    }

    @Test
    void twenty_seasons_hold_every_case_more_than_once() {
        var variety = new Variety();
        IntStream.range(2001, 2001 + SEASONS)
                .mapToObj(SeasonsTest::consolidated)
                .forEach(variety::add);
        assertThat(variety.counts())
                .allSatisfy((name, count) -> assertThat(count).as(name).isGreaterThan(2));
        assertThat(variety.counts().keySet())
                .containsAll(Verdict.STATUSES.stream()
                        .map(status -> "status " + status)
                        .toList());
    }

    private static Consolidation consolidated(int year) {
        return Consolidation.of(SeasonGenerator.season(GEOGRAPHY, year, 0));
    }
}
