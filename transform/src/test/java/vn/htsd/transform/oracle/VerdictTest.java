package vn.htsd.transform.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.htsd.transform.oracle.Consolidation.Decision;

/** The rows of the table of section 3, worked out by hand: who judges the warehouse must be judged first. */
class VerdictTest {
    private static final List<String> TALKS = List.of("communication", "learners", "in_person");
    private static final List<String> CONTESTS = List.of("contests", "learners", "in_person");
    private static final List<String> ONLINE = List.of("contests", "teachers", "online");

    @Test
    void without_a_declaration_or_without_a_detail_the_other_one_is_published() {
        assertVerdict(verdict(figures(100, 0), null, 0, false), "detail_only", 100, Map.of(), Map.of());
        assertVerdict(verdict(null, figures(70, 20), 0, false), "declared_only", 90, Map.of(), Map.of());
    }

    @Test
    void stated_duplicates_are_taken_off_in_proportion_to_the_detail() {
        // 10 of 100 off: 6 of the 60 talks, 4 of the 40 contests.
        assertVerdict(
                verdict(figures(60, 40), figures(90, 0), 10, true),
                "agrees",
                90,
                Map.of(),
                Map.of(TALKS, -6L, CONTESTS, -4L));
        // 5 of 3 + 4: 15/7 = 2 r 1 and 20/7 = 2 r 6, so the contests give the odd one.
        assertVerdict(
                verdict(figures(3, 4), figures(2, 0), 5, false),
                "agrees",
                2,
                Map.of(),
                Map.of(TALKS, -2L, CONTESTS, -3L));
        assertVerdict(
                verdict(figures(3, 4), figures(0, 0), 50, false),
                "agrees",
                0,
                Map.of(),
                Map.of(TALKS, -3L, CONTESTS, -4L));
    }

    @Test
    void a_declaration_above_an_incomplete_detail_leaves_a_residual_where_it_says_more() {
        // e(communication) = 0, e(contests) = 50: all 30 go to the contests.
        assertVerdict(
                verdict(figures(60, 40), figures(40, 90), 0, false),
                "declared_above",
                130,
                Map.of(CONTESTS, 30L),
                Map.of());
    }

    @Test
    void a_residual_is_split_by_group_then_by_population_then_by_mode() {
        var detail = new Figures(new Cells().add(TALKS, 10).add(CONTESTS, 10), new Cells());
        var declared = new Figures(new Cells().add(TALKS, 20).add(CONTESTS, 5).add(ONLINE, 30), new Cells());
        // 35 more: talks 10 and contests 25 (in it: learners 0, teachers 30).
        assertVerdict(
                Verdict.of(Family.PARTICIPANTS, detail, declared, 0, 0, false, null),
                "declared_above",
                55,
                Map.of(TALKS, 10L, ONLINE, 25L),
                Map.of());
    }

    @Test
    void a_declaration_between_the_detail_and_the_detail_less_its_duplicates_is_an_adjustment() {
        assertVerdict(
                verdict(figures(60, 40), figures(95, 0), 10, false),
                "declared_above",
                95,
                Map.of(),
                Map.of(TALKS, -3L, CONTESTS, -2L));
        assertVerdict(verdict(figures(60, 40), figures(100, 0), 10, false), "declared_above", 100, Map.of(), Map.of());
    }

    @Test
    void a_complete_detail_stands_against_any_other_declaration() {
        assertVerdict(verdict(figures(60, 40), figures(130, 0), 0, true), "differs", 100, Map.of(), Map.of());
        assertVerdict(verdict(figures(60, 40), figures(60, 0), 0, true), "differs", 100, Map.of(), Map.of());
        assertVerdict(verdict(figures(60, 40), figures(60, 0), 0, false), "declared_below", 100, Map.of(), Map.of());
    }

    @Test
    void a_difference_within_the_last_written_digits_is_none() {
        var detail = new Figures(Cells.of(List.of("state_budget"), 12_400_000), new Cells());
        var declared = new Figures(Cells.of(List.of("state_budget"), 12_000_000), new Cells());
        assertThat(Verdict.of(Family.FUNDING, detail, declared, 0, 500_000, true, null)
                        .status())
                .isEqualTo("agrees");
        assertThat(Verdict.of(Family.FUNDING, detail, declared, 0, 400_000, true, null)
                        .status())
                .isEqualTo("agrees");
        assertThat(Verdict.of(Family.FUNDING, detail, declared, 0, 399_999, true, null)
                        .status())
                .isEqualTo("differs");
    }

    @Test
    void sessions_follow_the_classes_only_upwards() {
        var cell = List.of("other", "online");
        var detail = new Figures(Cells.of(cell, 4), Cells.of(cell, 20));
        var more = new Figures(Cells.of(cell, 6), Cells.of(cell, 25));
        assertThat(Verdict.of(Family.CLASSES, detail, more, 0, 0, false, null)
                        .residual()
                        .sessions()
                        .values())
                .isEqualTo(Map.of(cell, 5L));
        var fewer = new Figures(Cells.of(cell, 6), Cells.of(cell, 12));
        assertThat(Verdict.of(Family.CLASSES, detail, fewer, 0, 0, false, null)
                        .residual()
                        .sessions()
                        .values())
                .isEmpty();
    }

    @Test
    void a_decision_overrides_what_is_published_and_not_the_status() {
        var down =
                Verdict.of(Family.PARTICIPANTS, figures(60, 40), figures(80, 0), 0, 0, true, Decision.ACCEPT_DECLARED);
        assertVerdict(down, "differs", 80, Map.of(), Map.of(TALKS, -12L, CONTESTS, -8L));
        var kept =
                Verdict.of(Family.PARTICIPANTS, figures(60, 40), figures(130, 0), 0, 0, false, Decision.ACCEPT_DETAIL);
        assertVerdict(kept, "declared_above", 100, Map.of(), Map.of());
    }

    @Test
    void of_equal_remainders_the_first_of_the_list_is_the_greater() {
        var weights = new LinkedHashMap<String, BigInteger>();
        List.of("state_budget", "programme", "mobilised").forEach(code -> weights.put(code, BigInteger.ONE));
        assertThat(Apportionment.largestRemainder(5, weights))
                .isEqualTo(Map.of("state_budget", 2L, "programme", 2L, "mobilised", 1L));
    }

    private static Verdict verdict(
            @Nullable Figures detail, @Nullable Figures declared, long duplicates, boolean fullyDetailed) {
        return Verdict.of(Family.PARTICIPANTS, detail, declared, duplicates, 0, fullyDetailed, null);
    }

    private static Figures figures(long talks, long contests) {
        return new Figures(new Cells().add(TALKS, talks).add(CONTESTS, contests), new Cells());
    }

    private static void assertVerdict(
            Verdict verdict,
            String status,
            long published,
            Map<List<String>, Long> residual,
            Map<List<String>, Long> adjustment) {
        assertThat(verdict.status()).isEqualTo(status);
        assertThat(verdict.published().total()).isEqualTo(published);
        assertThat(verdict.residual().main().values()).isEqualTo(residual);
        assertThat(verdict.adjustment().values()).isEqualTo(adjustment);
    }
}
