package vn.htsd.transform.consolidate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.htsd.transform.stage.ReporterDirectory;
import vn.htsd.transform.stage.ReportingTree;

/** One commune with schools below it: every row of the contract's table, the residual's breakdown, and what is covered. */
class ConsolidationTest {
    private static final Cell LEARNERS = new Cell(0, 2, 0);
    private static final Cell RESIDENTS = new Cell(0, 5, 0);
    private static final Cell CONTEST = new Cell(4, 2, 1);

    private final Received received = Received.nothing();
    private final List<ReporterDirectory.Entry> entries = new ArrayList<>();

    ConsolidationTest() {
        entries.add(entry("P", "province", "VN", true));
        entries.add(entry("C", "commune", "P", true));
        entries.add(entry("S1", "unit", "C", true));
        entries.add(entry("S2", "unit", "C", true));
    }

    @Test
    void details_alone_are_their_sum() {
        direct("S1", Map.of(LEARNERS, 100L));
        assertThat(commune())
                .satisfies(is(Status.DETAIL_ONLY, 100))
                .extracting(Reconciled::covered)
                .isEqualTo(false);
    }

    @Test
    void a_declaration_without_any_detail_stands() {
        declare("C", Map.of(LEARNERS, 250L), 0, 0, null, null);
        assertThat(commune())
                .satisfies(is(Status.DECLARED_ONLY, 250))
                .extracting(Reconciled::covered)
                .isEqualTo(true);
    }

    @Test
    void what_a_declaration_holds_beyond_its_details_is_the_residual_where_they_are_missing() {
        direct("S1", Map.of(LEARNERS, 100L, RESIDENTS, 40L));
        declare("C", Map.of(LEARNERS, 160L, RESIDENTS, 30L, CONTEST, 20L), 0, 0, null, null);
        var commune = commune();
        assertThat(commune).satisfies(is(Status.DECLARED_ABOVE, 210));
        // Group 0 holds 50 more and group 4 holds 20 more; within group 0, residents are not short.
        assertThat(commune.residual()).containsExactly(Map.entry(LEARNERS, 50L), Map.entry(CONTEST, 20L));
    }

    @Test
    void a_stale_declaration_does_not_hide_later_details() {
        direct("S1", Map.of(LEARNERS, 100L));
        direct("S2", Map.of(LEARNERS, 100L));
        declare("C", Map.of(LEARNERS, 150L), 0, 0, null, null);
        assertThat(commune()).satisfies(is(Status.DECLARED_BELOW, 200));
    }

    @Test
    void where_everybody_reported_the_details_count_and_the_difference_is_named() {
        direct("C", Map.of(RESIDENTS, 10L));
        direct("S1", Map.of(LEARNERS, 100L));
        direct("S2", Map.of(LEARNERS, 100L));
        declare("C", Map.of(LEARNERS, 300L), 0, 0, null, null);
        assertThat(commune()).satisfies(is(Status.DIFFERS, 210));
    }

    @Test
    void duplicates_that_were_removed_are_taken_off_in_proportion() {
        direct("S1", Map.of(LEARNERS, 100L, CONTEST, 50L));
        declare("C", Map.of(LEARNERS, 120L), 30, 0, null, null);
        var commune = commune();
        assertThat(commune).satisfies(is(Status.AGREES, 120));
        assertThat(commune.adjustment()).containsExactly(Map.entry(LEARNERS, 20L), Map.entry(CONTEST, 10L));
    }

    @Test
    void rounding_to_the_last_written_digit_is_no_difference() {
        direct("S1", Map.of(LEARNERS, 12_400_000L));
        declare("C", Map.of(LEARNERS, 12_000_000L), 0, 500_000, null, null);
        assertThat(commune()).satisfies(is(Status.AGREES, 12_400_000));
    }

    @Test
    void more_reporters_than_the_register_knows_are_expected_where_the_declaration_says_so() {
        direct("S1", Map.of(LEARNERS, 100L));
        declare("C", Map.of(LEARNERS, 300L), 0, 0, 5L, 4L);
        var commune = commune();
        assertThat(commune.childrenExpected()).isEqualTo(5);
        assertThat(commune.childrenCovered()).isEqualTo(1);
        assertThat(commune.reached()).isEqualTo(4);
    }

    @Test
    void a_child_never_adds_to_the_parent_that_contains_it() {
        direct("S1", Map.of(LEARNERS, 100L));
        declare("C", Map.of(LEARNERS, 160L), 0, 0, null, null);
        declare("P", Map.of(LEARNERS, 160L), 0, 0, null, null);
        assertThat(of("P")).satisfies(is(Status.AGREES, 160));
        assertThat(of("VN")).satisfies(is(Status.DETAIL_ONLY, 160));
    }

    @Test
    void a_decision_overrules_the_table() {
        direct("S1", Map.of(LEARNERS, 100L));
        direct("S2", Map.of(LEARNERS, 100L));
        declare("C", Map.of(LEARNERS, 150L), 0, 0, null, null);
        received.decisions().put("C", new Received.Decision("d1", true));
        var commune = commune();
        assertThat(commune).satisfies(is(Status.DECLARED_BELOW, 150));
        assertThat(commune.adjustment()).containsExactly(Map.entry(LEARNERS, 50L));
        assertThat(commune.decisionId()).isEqualTo("d1");
    }

    @Test
    void two_units_that_name_each_other_hang_where_they_lie() {
        entries.add(entry("S3", "unit", "S4", false));
        entries.add(entry("S4", "unit", "S3", false));
        direct("S3", Map.of(LEARNERS, 7L));
        direct("S4", Map.of(LEARNERS, 8L));
        assertThat(commune()).satisfies(is(Status.DETAIL_ONLY, 15));
    }

    private static java.util.function.Consumer<Reconciled> is(Status status, long published) {
        return node -> {
            assertThat(node.status()).isEqualTo(status);
            assertThat(node.published()).isEqualTo(published);
        };
    }

    private Reconciled commune() {
        return of("C");
    }

    private Reconciled of(String code) {
        return Consolidation.of(ReportingTree.of(entries), received).stream()
                .filter(node -> node.node().code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private void direct(String code, Map<Cell, Long> cells) {
        received.direct().put(code, figures(cells));
        received.senders().add(code);
    }

    private void declare(
            String code, Map<Cell, Long> cells, long duplicates, long tolerance, Long expected, Long reached) {
        received.declared()
                .put(
                        code,
                        new Declaration(
                                code + "-R", figures(cells), new Figures(), duplicates, tolerance, expected, reached));
        received.senders().add(code);
    }

    private static Figures figures(Map<Cell, Long> cells) {
        var figures = new Figures();
        cells.forEach(figures::add);
        return figures;
    }

    private static ReporterDirectory.Entry entry(String code, String level, String parent, boolean registered) {
        var home = level.equals("unit") ? "C" : code;
        return new ReporterDirectory.Entry(
                2025,
                code,
                code + "@2022-10-01",
                code,
                null,
                level,
                home + "@2022-10-01",
                parent,
                home + "@2022-10-01",
                LocalDate.of(2022, 10, 1),
                null,
                registered,
                false,
                registered,
                false,
                null,
                null);
    }
}
