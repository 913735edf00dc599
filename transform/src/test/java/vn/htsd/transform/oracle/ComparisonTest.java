package vn.htsd.transform.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.htsd.transform.oracle.Filed.Status;

/** A comparison that finds nothing is worth only as much as what it would find. */
class ComparisonTest {
    private static final Season SEASON = SeasonGenerator.season(new Geography(), 2003, 0);
    private static final Consolidation CONSOLIDATION = Consolidation.of(SEASON);

    @Test
    void a_season_does_not_differ_from_itself() {
        assertThat(comparedWith(CONSOLIDATION).differences()).isEmpty();
    }

    @Test
    void a_report_that_was_overlooked_shows_with_its_node() {
        var unit = CONSOLIDATION.tree().nodes().stream()
                .filter(node -> !node.administrative())
                .filter(node ->
                        CONSOLIDATION.at(node.code(), Family.PARTICIPANTS).isPresent())
                .findFirst()
                .orElseThrow();
        var kept = new ArrayList<>(SEASON.reports());
        kept.removeIf(report ->
                report.sender().code().equals(unit.code()) && report.receipt().status() == Status.ACCEPTED);

        var comparison = comparedWith(Consolidation.of(SEASON.with(kept)));
        assertThat(comparison.facts()).isNotEmpty();
        assertThat(comparison.reconciliations()).isNotEmpty();
        var kinds = new DifferencesByKind();
        kinds.add(comparison);
        assertThat(kinds.seasons()).isEqualTo(1);
        assertThat(kinds.explanation())
                .contains(
                        "season 2003",
                        unit.code(),
                        "reports to " + CONSOLIDATION.tree().parent(unit.code()));
    }

    @Test
    void the_same_total_in_another_cell_shows() {
        var found = new Published();
        var expected = Expectation.of(CONSOLIDATION);
        expected.reconciliations().values().forEach(found::add);
        expected.national().forEach(found::addNational);
        expected.facts().values().forEach(fact -> {
            var place = fact.place();
            var elsewhere = new Published.Place(
                    place.table(),
                    place.reporter(),
                    place.locality(),
                    place.node(),
                    place.basis(),
                    online(place.cell()));
            found.add(elsewhere, fact.measure(), fact.value(), fact.sources());
        });
        var comparison = new Comparison(CONSOLIDATION, expected, found);
        assertThat(comparison.reconciliations()).isEmpty();
        assertThat(comparison.national()).isEmpty();
        assertThat(comparison.facts()).isNotEmpty();
    }

    private static List<String> online(List<String> cell) {
        return cell.stream()
                .map(code -> code.equals("in_person") ? "online" : code)
                .toList();
    }

    private static Comparison comparedWith(Consolidation other) {
        return new Comparison(CONSOLIDATION, Expectation.of(CONSOLIDATION), Expectation.of(other));
    }
}
