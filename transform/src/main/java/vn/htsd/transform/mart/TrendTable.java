package vn.htsd.transform.mart;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static vn.htsd.transform.stage.Effort.broadcast;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.KeyValueGroupedDataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.functions;
import vn.htsd.data.release.Release;
import vn.htsd.data.table.Tables;
import vn.htsd.transform.consolidate.Family;
import vn.htsd.transform.consolidate.Reconciliation;
import vn.htsd.transform.harmonise.Comparability;
import vn.htsd.transform.harmonise.Conditions;
import vn.htsd.transform.harmonise.Division;
import vn.htsd.transform.harmonise.Geography;
import vn.htsd.transform.harmonise.TrendTask;
import vn.htsd.transform.stage.Schemas;
import vn.htsd.transform.stage.Staged;

/**
 * {@code trend}: every measure and campaign on the geography of every campaign. Most units come to lie in one place, so
 * their totals are enough; only of those that are divided are the cells looked at, in one narrow job.
 */
final class TrendTable {
    static final Map<String, Family> FAMILIES =
            Map.of("participants", Family.PARTICIPANTS, "classes", Family.CLASSES, "amount_vnd", Family.FUNDING);

    private final Staged staged;
    private final Broadcast<List<Geography>> geographies;
    private final Map<String, List<Conditions>> campaigns;
    private final Comparability comparability;

    /** @param staged with a reference that knows every campaign */
    TrendTable(
            Staged staged,
            Geographies geographies,
            Map<String, List<Conditions>> campaigns,
            Comparability comparability) {
        this.staged = staged;
        this.campaigns = campaigns;
        this.comparability = comparability;
        this.geographies = geographies.everywhere();
    }

    /**
     * @param present of every campaign
     * @param released figures that are shown in place of the present ones, and those that these are compared with
     */
    Dataset<Row> of(TrendRows present, ReleasedFigures released) {
        var shown = released.releases(TrendTask.Vintage.SHOWN).stream()
                .map(Release::campaign)
                .toList();
        var now = present.without(shown);
        var known = known(now, TrendTask.Vintage.PRESENT);
        var parts = divided(now, TrendTask.Vintage.PRESENT);
        for (var vintage : List.of(TrendTask.Vintage.SHOWN, TrendTask.Vintage.BEFORE)) {
            for (var rows : released.rows(vintage, present, this)) {
                known = known.union(known(rows, vintage));
                parts = parts.union(divided(rows, vintage));
            }
        }
        return byMeasure(known)
                .cogroup(
                        byMeasure(parts),
                        new TrendTask(geographies, campaigns, comparability),
                        Encoders.row(TrendTask.ROWS));
    }

    /** Of what figures are only compared with, nobody asks on what they rest. */
    private static Dataset<Row> known(TrendRows rows, TrendTask.Vintage vintage) {
        var totals = totals(rows.places());
        var all = vintage == TrendTask.Vintage.BEFORE ? totals : totals.union(standings(rows.reconciliation()));
        return all.withColumn(TrendTask.VINTAGE, lit(vintage.name()));
    }

    private static Dataset<Row> divided(TrendRows rows, TrendTask.Vintage vintage) {
        var columns =
                Arrays.stream(Division.PARTS.fieldNames()).map(functions::col).toArray(Column[]::new);
        return rows.parts().select(columns).withColumn(TrendTask.VINTAGE, lit(vintage.name()));
    }

    private static KeyValueGroupedDataset<String, Row> byMeasure(Dataset<Row> rows) {
        return rows.groupByKey((MapFunction<Row, String>) row -> row.getString(0), Encoders.STRING());
    }

    private static Dataset<Row> totals(Dataset<Row> atPlace) {
        return FAMILIES.keySet().stream()
                .sorted()
                .map(measure -> known(
                        atPlace.where(col(measure).isNotNull()),
                        measure,
                        col(measure),
                        lit(null),
                        lit(null),
                        lit(null),
                        lit(null)))
                .reduce(Dataset::union)
                .orElseThrow();
    }

    private static Dataset<Row> standings(Reconciliation reconciliation) {
        var all = reconciliation.standings();
        return FAMILIES.entrySet().stream()
                .map(each -> known(
                        all.where(col("family").equalTo(each.getValue().code())),
                        each.getKey(),
                        lit(null),
                        col("level"),
                        col("expected"),
                        col("reached"),
                        col("whole")))
                .reduce(Dataset::union)
                .orElseThrow();
    }

    private static Dataset<Row> known(
            Dataset<Row> rows,
            String measure,
            Column value,
            Column level,
            Column expected,
            Column reached,
            Column whole) {
        return rows.select(
                lit(measure).as("measure"),
                col("campaign_year"),
                col("locality_key"),
                value.cast("long").as("value"),
                level.cast("string").as("level"),
                expected.cast("long").as("expected"),
                reached.cast("long").as("reached"),
                whole.cast("boolean").as("whole"));
    }

    /** The cells of figures that are divided on the way to some geography, divided: one row a figure and place. */
    Dataset<Row> parts(Dataset<Row> participants, Dataset<Row> classes, Dataset<Row> funding) {
        var none = lit("");
        var cells = cells(participants, "participants", col("activity_group"), col("population_group"), col("mode"))
                .union(cells(classes, "classes", col("activity_group"), none, col("mode")))
                .union(cells(funding, "amount_vnd", col("funding_source"), none, none));
        return cells.join(broadcast(divided()), new String[] {"campaign_year", "locality_key"}, "left_semi")
                .groupBy("measure", "campaign_year", "locality_key", "group", "population_group", "mode")
                .agg(sum("value").as("value"))
                .select("measure", "campaign_year", "locality_key", "value")
                .repartition(col("measure"), col("campaign_year"), col("locality_key"))
                .mapPartitions(new Division(geographies), Encoders.row(Division.PARTS));
    }

    private static Dataset<Row> cells(
            Dataset<Row> facts, String measure, Column group, Column population, Column mode) {
        return facts.where(col(measure).isNotNull())
                .select(
                        lit(measure).as("measure"),
                        col("campaign_year"),
                        col("locality_key"),
                        group.as("group"),
                        population.as("population_group"),
                        mode.as("mode"),
                        col(measure).cast("long").as("value"));
    }

    private Dataset<Row> divided() {
        var rows = staged.reference().campaigns().years().stream()
                .flatMap(year -> geographies.value().stream()
                        .flatMap(geography -> geography.divided(year).stream())
                        .distinct()
                        .map(unit -> RowFactory.create(year, unit)))
                .toList();
        var columns = List.of("campaign_year", "locality_key");
        return Schemas.rows(staged.spark(), rows, Schemas.of(Tables.LOCALITY_SUMMARY, columns));
    }
}
