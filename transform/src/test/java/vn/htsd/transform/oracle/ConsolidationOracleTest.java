package vn.htsd.transform.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import vn.htsd.data.form.FormCatalogue;
import vn.htsd.data.progress.Progress;
import vn.htsd.data.reference.Reference;
import vn.htsd.data.table.Tables;
import vn.htsd.data.workspace.Workspace;
import vn.htsd.transform.SharedSpark;
import vn.htsd.transform.Transform;

/**
 * Random seasons, each a campaign of one Spark job, published by the warehouse and by the oracle: no figure may differ. A
 * season is made from a seed and its year. {@code -Doracle.seasons=1000} takes more of them, {@code -Doracle.seed=7} other
 * ones; {@code -Doracle.seasons=1 -Doracle.first=2137} makes one of them again.
 */
@ExtendWith(SharedSpark.class)
class ConsolidationOracleTest {
    private static final int SEASONS = Integer.getInteger("oracle.seasons", 20);
    private static final int FIRST = Integer.getInteger("oracle.first", 2001);
    private static final int SEED = Integer.getInteger("oracle.seed", 0);
    /** A case must occur this often among so many seasons. */
    private static final int OFTEN = 10;

    @TempDir
    Path home;

    @Test
    void the_warehouse_publishes_what_an_independent_reading_of_the_rules_expects() throws Exception {
        assumeTrue(
                Tables.PUBLISHED.contains(Tables.FACT_RECONCILIATION),
                "fact_reconciliation is not published: this build does not consolidate yet, nothing was compared");
        var geography = new Geography();
        var seasons = IntStream.range(FIRST, FIRST + SEASONS)
                .mapToObj(year -> SeasonGenerator.season(geography, year, SEED))
                .toList();
        var workspace = publish(geography, seasons);

        var variety = new Variety();
        var differing = new DifferencesByKind();
        var breaches = new ArrayList<String>();
        try (var warehouse = new PublishedReader(workspace.warehouse())) {
            for (var season : seasons) {
                var consolidation = Consolidation.of(season);
                var found = warehouse.read(season.year());
                variety.add(consolidation);
                differing.add(new Comparison(consolidation, Expectation.of(consolidation), found));
                breaches.addAll(Additivity.breaches(consolidation.tree(), found));
            }
        }
        assertThat(differing.explanation())
                .as("%d of %d seasons differ", differing.seasons(), SEASONS)
                .isEmpty();
        assertThat(breaches).isEmpty();
        assertThat(HarmonisedBySql.differences(workspace.warehouse())).isEmpty();
        // Units are divided in the first years; a season that is made again by its year need not have every case.
        if (FIRST == 2001 && SEASONS >= 20) {
            assertEveryStatusOccurs(variety);
            assertThat(HarmonisedBySql.estimates(workspace.warehouse())).isGreaterThan(100);
        }
    }

    private Workspace publish(Geography geography, List<Season> seasons) throws Exception {
        var workspace = new Workspace(home).create();
        geography.write(seasons, workspace.reference());
        LandingWriter.write(seasons, workspace);
        DecisionWriter.write(seasons, workspace);
        var reference = Reference.of(workspace.reference());
        try (var transform = new Transform(workspace, FormCatalogue.shipped(), reference, "local[2]")) {
            transform.run(null, Progress.SILENT);
        }
        return workspace;
    }

    private static void assertEveryStatusOccurs(Variety variety) {
        int least = OFTEN * (SEASONS / 20);
        assertThat(Verdict.STATUSES)
                .allSatisfy(status ->
                        assertThat(variety.count("status " + status)).as(status).isGreaterThanOrEqualTo(least));
    }
}
