package vn.htsd.transform.mart;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_join;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import vn.htsd.transform.stage.Schemas;
import vn.htsd.transform.stage.Staged;

/**
 * The facts at their grain, from the rows of the reports that count. What was not reported makes no row; a nil report, and
 * an explicit zero, make rows of zero.
 */
record Facts(
        Dataset<Row> participants,
        Dataset<Row> female,
        Dataset<Row> classes,
        Dataset<Row> funding,
        Dataset<Row> openings) {
    private static final List<String> POPULATION =
            List.of("officials", "teachers", "learners", "workers", "armed_forces", "residents");

    private static final String[] GRAIN = {"campaign_year", "reporter_key", "locality_key", "node_key"};

    static Facts of(Staged staged) {
        var nil = staged.counting()
                .where(col("held").equalTo("not_held"))
                .withColumnRenamed("report_locality_key", "locality_key")
                .withColumn("source_ref", wholeForm());
        return new Facts(
                Schemas.settled(participants(staged.activities(), nil)),
                female(staged.activities()),
                Schemas.settled(classes(staged.activities(), nil)),
                Schemas.settled(funding(staged.funding(), nil)),
                Schemas.settled(openings(staged)));
    }

    private static Dataset<Row> participants(Dataset<Row> activities, Dataset<Row> nil) {
        var groups = new ArrayList<Column>();
        Column known = lit(0L);
        for (var group : POPULATION) {
            groups.add(struct(lit(group).as("population_group"), col(group).as("value")));
            known = known.plus(coalesce(col(group), lit(0L)));
        }
        var rest = col("participants").minus(known);
        var anyGroup = coalesce(POPULATION.stream().map(group -> col(group)).toArray(Column[]::new))
                .isNotNull();
        groups.add(struct(
                lit("unspecified").as("population_group"),
                when(rest.gt(0).or(anyGroup.equalTo(lit(false))), rest).as("value")));
        var rows = activities
                .where(col("participants").isNotNull())
                .withColumn("cell", explode(array(groups.toArray(Column[]::new))))
                .where(col("cell.value").isNotNull())
                .withColumn("population_group", col("cell.population_group"))
                .withColumn("value", col("cell.value"));
        var zero = nil.withColumn("activity_group", lit("unspecified"))
                .withColumn("population_group", lit("unspecified"))
                .withColumn("mode", lit("unspecified"))
                .withColumn("value", lit(0L))
                .withColumn("approximate", lit(false));
        var columns = columns("activity_group", "population_group", "mode", "value", "approximate");
        return rows.select(columns)
                .union(missingIn(zero, rows).select(columns))
                .groupBy(grain("activity_group", "population_group", "mode"))
                .agg(
                        sum("value").as("participants"),
                        max("approximate").as("approximate"),
                        max("submission_id").as("submission_id"),
                        sources())
                .withColumn("basis", lit("reported"))
                .withColumn("declared_submission_id", lit(null).cast("string"));
    }

    private static Dataset<Row> female(Dataset<Row> activities) {
        return activities
                .where(col("female").isNotNull())
                .groupBy(grain("activity_group", "mode"))
                .agg(sum("female").as("participants"), max("submission_id").as("submission_id"), sources());
    }

    /**
     * A row of a consolidated report or of the one-sheet form stands for any number of activities, so it counts none; and
     * what a form does not ask for is not zero on a nil report either.
     */
    private static Dataset<Row> classes(Dataset<Row> activities, Dataset<Row> nil) {
        var asked = col("form").notEqual("HTSD-A/2023");
        var oneActivity = col("kind").equalTo("direct").and(asked);
        var rows = activities.withColumn("activity", when(oneActivity, lit(1L)));
        var zero = nil.withColumn("activity_group", lit("unspecified"))
                .withColumn("mode", lit("unspecified"))
                .withColumn("classes", lit(0L))
                .withColumn("sessions", when(asked, lit(0L)))
                .withColumn("activity", when(asked, lit(0L)));
        var columns = columns("activity_group", "mode", "classes", "sessions", "activity");
        return rows.select(columns)
                .union(missingIn(zero, rows).select(columns))
                .groupBy(grain("activity_group", "mode"))
                .agg(
                        sum("classes").as("classes"),
                        sum("sessions").as("sessions"),
                        sum("activity").as("activities"),
                        max("submission_id").as("submission_id"),
                        sources())
                .where(coalesce(col("classes"), col("sessions"), col("activities"))
                        .isNotNull())
                .withColumn("basis", lit("reported"))
                .withColumn("declared_submission_id", lit(null).cast("string"));
    }

    private static Dataset<Row> funding(Dataset<Row> lines, Dataset<Row> nil) {
        var rows = lines.where(col("amount_vnd").isNotNull());
        var zero = nil.withColumn("funding_source", lit("unspecified"))
                .withColumn("amount_vnd", lit(0).cast("decimal(18,0)"))
                .withColumn("approximate", lit(false));
        var columns = columns("funding_source", "amount_vnd", "approximate");
        return rows.select(columns)
                .union(missingIn(zero, rows).select(columns))
                .groupBy(grain("funding_source"))
                .agg(
                        sum("amount_vnd").as("amount_vnd"),
                        max("approximate").as("approximate"),
                        max("submission_id").as("submission_id"),
                        sources())
                .withColumn("basis", lit("reported"))
                .withColumn("declared_submission_id", lit(null).cast("string"));
    }

    private static Dataset<Row> openings(Staged staged) {
        var ceremonies = staged.activities()
                .where(col("activity_group").equalTo("opening"))
                .groupBy("submission_id")
                .agg(sources().as("ceremony_ref"));
        return staged.counting()
                .join(ceremonies, new String[] {"submission_id"}, "left")
                .where(coalesce(
                                col("opening_held_on").cast("string"),
                                col("opening_format"),
                                col("opening_place"),
                                col("opening_participants").cast("string"))
                        .isNotNull())
                .select(
                        col("campaign_year"),
                        col("reporter_key"),
                        col("report_locality_key").as("locality_key"),
                        col("kind"),
                        col("opening_held_on").as("held_on"),
                        col("opening_format").as("format"),
                        col("opening_participants").as("participants"),
                        col("opening_self_assessment").as("self_assessment"),
                        col("submission_id"),
                        coalesce(col("ceremony_ref"), wholeForm()).as("source_ref"));
    }

    /** Zero rows only for nil reports that gave no row of their own. */
    private static Dataset<Row> missingIn(Dataset<Row> zero, Dataset<Row> rows) {
        return zero.join(rows.select("submission_id").distinct(), new String[] {"submission_id"}, "left_anti");
    }

    private static Column[] grain(String... more) {
        var columns = new ArrayList<Column>();
        for (var name : GRAIN) {
            columns.add(col(name));
        }
        for (var name : more) {
            columns.add(col(name));
        }
        return columns.toArray(Column[]::new);
    }

    private static Column[] columns(String... more) {
        var columns = new ArrayList<>(List.of(grain(more)));
        columns.add(col("submission_id"));
        columns.add(col("source_ref"));
        return columns.toArray(Column[]::new);
    }

    /** Where no cell holds the figure: the sheet, or the member of the JSON, that the report as a whole is read from. */
    private static Column wholeForm() {
        var part = when(col("file_name").endsWith("json"), "/held")
                .when(col("form").equalTo("HTSD-A/2023"), "Báo cáo")
                .otherwise("Thông tin chung");
        return concat(col("file_name"), lit("#"), part);
    }

    private static Column sources() {
        return array_join(sort_array(collect_set("source_ref")), "; ").as("source_ref");
    }
}
