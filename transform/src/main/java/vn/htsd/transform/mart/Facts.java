package vn.htsd.transform.mart;

import static org.apache.spark.sql.functions.array_join;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.sum;
import static vn.htsd.transform.stage.Effort.broadcast;

import java.util.ArrayList;
import java.util.Arrays;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.functions;
import vn.htsd.data.table.Tables;
import vn.htsd.transform.consolidate.Family;
import vn.htsd.transform.consolidate.Reconciliation;
import vn.htsd.transform.stage.Branches;
import vn.htsd.transform.stage.Carried;
import vn.htsd.transform.stage.MeasureRows;
import vn.htsd.transform.stage.Schemas;
import vn.htsd.transform.stage.Staged;

/**
 * The facts at their grain: direct reports row by row, a node's own declaration where nothing is known below it, and the
 * residuals and adjustments of consolidation. What was not reported makes no row; a nil report, and an explicit zero, make
 * rows of zero.
 */
record Facts(
        Dataset<Row> participants,
        Dataset<Row> female,
        Dataset<Row> classes,
        Dataset<Row> funding,
        Dataset<Row> openings) {
    private static final String[] GRAIN = {"campaign_year", "reporter_key", "locality_key", "node_key", Branches.COLUMN
    };

    /** These, and those of the branches of the same campaigns that this build keeps. */
    Facts withBranches(Carried carried) {
        return new Facts(
                carried.withBranches(participants, Tables.FACT_PARTICIPANTS),
                carried.withBranches(female, Tables.FACT_PARTICIPANTS_FEMALE),
                carried.withBranches(classes, Tables.FACT_CLASSES),
                carried.withBranches(funding, Tables.FACT_FUNDING),
                carried.withBranches(openings, Tables.FACT_OPENING));
    }

    static Facts of(Staged staged, Reconciliation reconciliation) {
        var measures = staged.measures();
        return new Facts(
                participants(measures.participants(), reconciliation),
                female(measures.female(), reconciliation),
                Schemas.settled(classes(measures.classes(), reconciliation)),
                Schemas.settled(funding(measures.funding(), reconciliation)),
                Schemas.settled(openings(staged, reconciliation)));
    }

    /** The rows of direct reports, and of the declarations that stand for a node of which nothing else is known. */
    private static Dataset<Row> counting(Dataset<Row> rows, Reconciliation reconciliation, Family family) {
        var declared = reconciliation.declaredOnly(family).withColumn("declared_only", lit(true));
        var counts = col("kind").equalTo("direct").or(col("declared_only"));
        return rows.where(col("status").equalTo("accepted"))
                .join(broadcast(declared), new String[] {"submission_id"}, "left")
                .where(coalesce(counts, lit(false)))
                .drop("declared_only");
    }

    /** Either the direct report of a reporter counts or its declaration, never both, so its cells are those of one report. */
    private static Dataset<Row> participants(Dataset<Row> rows, Reconciliation reconciliation) {
        var reported = reported(counting(rows, reconciliation, Family.PARTICIPANTS)
                .select(grain(
                        "activity_group",
                        "population_group",
                        "mode",
                        col("value").as("participants"),
                        col("approximate"),
                        col("submission_id"),
                        col("source_ref"))));
        var places = declaredPlaces(rows);
        var extra = extra(reconciliation, Family.PARTICIPANTS, places)
                .withColumnRenamed("value", "participants")
                .withColumnRenamed("group", "activity_group");
        return both(reported, extra);
    }

    private static Dataset<Row> female(Dataset<Row> rows, Reconciliation reconciliation) {
        return onePerReporter(
                        counting(rows, reconciliation, Family.PARTICIPANTS),
                        reconciliation.declaredOnly(Family.PARTICIPANTS),
                        "female")
                .withColumnRenamed("female", "participants");
    }

    private static Dataset<Row> classes(Dataset<Row> rows, Reconciliation reconciliation) {
        var reported = reported(onePerReporter(
                counting(rows, reconciliation, Family.CLASSES),
                reconciliation.declaredOnly(Family.CLASSES),
                "classes",
                "sessions",
                "activities"));
        var extra = extra(reconciliation, Family.CLASSES, declaredPlaces(rows.withColumn("approximate", lit(false))))
                .withColumnRenamed("value", "classes")
                .withColumnRenamed("group", "activity_group")
                .withColumn("activities", lit(null).cast("long"));
        return both(reported, extra);
    }

    private static Dataset<Row> funding(Dataset<Row> rows, Reconciliation reconciliation) {
        var reported = reported(counting(rows, reconciliation, Family.FUNDING)
                .select(grain(
                        "funding_source",
                        col("amount_vnd"),
                        col("approximate"),
                        col("submission_id"),
                        col("source_ref"))));
        var extra = extra(reconciliation, Family.FUNDING, declaredPlaces(rows))
                .withColumn("amount_vnd", col("value").cast("decimal(18,0)"))
                .withColumnRenamed("group", "funding_source");
        return both(reported, extra);
    }

    /**
     * The rows at the grain of the fact. Only a node that declares for all below it may have a direct report beside, with
     * figures of a neighbouring measure: only there are rows of two reports brought together.
     */
    private static Dataset<Row> onePerReporter(Dataset<Row> rows, Dataset<Row> declaredOnly, String... measures) {
        var reporter = new String[] {"campaign_year", "reporter_key"};
        var declaring = broadcast(rows.join(broadcast(declaredOnly), new String[] {"submission_id"}, "left_semi")
                .select("campaign_year", "reporter_key")
                .distinct());
        var sums = new ArrayList<Column>();
        for (var measure : measures) {
            sums.add(sum(measure).as(measure));
        }
        sums.add(max("submission_id").as("submission_id"));
        sums.add(sources());
        var together = rows.join(declaring, reporter, "left_semi")
                .groupBy(grain("activity_group", "mode"))
                .agg(sums.get(0), sums.subList(1, sums.size()).toArray(Column[]::new));
        var alone = rows.join(declaring, reporter, "left_anti")
                .select(Arrays.stream(together.columns()).map(functions::col).toArray(Column[]::new));
        return alone.union(together);
    }

    private static Dataset<Row> reported(Dataset<Row> rows) {
        return rows.withColumn("basis", lit("reported"))
                .withColumn("declared_submission_id", lit(null).cast("string"));
    }

    /** Where the figures of each declaration stand, and whether one of them is approximate. */
    private static Dataset<Row> declaredPlaces(Dataset<Row> rows) {
        return rows.where(col("kind").equalTo("consolidated").and(col("status").equalTo("accepted")))
                .groupBy(col("submission_id").as("declared_submission_id"))
                .agg(max("approximate").as("approximate"), sources());
    }

    private static Dataset<Row> extra(Reconciliation reconciliation, Family family, Dataset<Row> places) {
        return reconciliation
                .extra(family)
                .join(broadcast(places), new String[] {"declared_submission_id"}, "left")
                .withColumn("submission_id", lit(null).cast("string"));
    }

    private static Dataset<Row> both(Dataset<Row> reported, Dataset<Row> extra) {
        var columns = Arrays.stream(reported.columns()).map(functions::col).toArray(Column[]::new);
        return reported.union(extra.select(columns));
    }

    /** The ceremonies of direct reports, and of nodes whose declaration is all that is known; one a reporter. */
    private static Dataset<Row> openings(Staged staged, Reconciliation reconciliation) {
        var ceremonies = staged.measures()
                .activities()
                .where(col("activity_group").equalTo("opening"))
                .select(col("submission_id"), explode(col("refs.ref")).as("source_ref"))
                .groupBy("submission_id")
                .agg(sources().as("ceremony_ref"));
        var directFirst = Window.partitionBy("campaign_year", "reporter_key", "locality_key")
                .orderBy(col("kind").desc());
        return counting(staged.reports(), reconciliation, Family.PARTICIPANTS)
                .join(ceremonies, new String[] {"submission_id"}, "left")
                .where(coalesce(
                                col("opening_held_on").cast("string"),
                                col("opening_format"),
                                col("opening_place"),
                                col("opening_participants").cast("string"))
                        .isNotNull())
                .withColumn("place_of_report", row_number().over(directFirst))
                .where(col("place_of_report").equalTo(1))
                .select(
                        col("campaign_year"),
                        col("reporter_key"),
                        col("locality_key"),
                        col(Branches.COLUMN),
                        col("kind"),
                        col("opening_held_on").as("held_on"),
                        col("opening_format").as("format"),
                        col("opening_participants").as("participants"),
                        col("opening_self_assessment").as("self_assessment"),
                        col("submission_id"),
                        coalesce(col("ceremony_ref"), MeasureRows.wholeForm()).as("source_ref"));
    }

    /** The columns that every fact has, and {@code more}, by name or as they are. */
    private static Column[] grain(Object... more) {
        var columns = new ArrayList<Column>();
        for (var name : GRAIN) {
            columns.add(col(name));
        }
        for (var each : more) {
            columns.add(each instanceof Column column ? column : col(each.toString()));
        }
        return columns.toArray(Column[]::new);
    }

    private static Column sources() {
        return array_join(sort_array(collect_set("source_ref")), "; ").as("source_ref");
    }
}
