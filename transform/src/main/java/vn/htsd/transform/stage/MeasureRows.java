package vn.htsd.transform.stage;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The figures of all standing reports, one row a cell of a family's breakdown, with the keys of their report. What was not
 * reported makes no row; a nil report that gave no figure makes one row of zero.
 *
 * @param participants {@code value} by activity group, population group and mode
 * @param classes {@code classes}, {@code sessions}, {@code activities} by activity group and mode
 * @param funding {@code amount_vnd}, {@code half_digit_vnd} by source
 */
public record MeasureRows(Dataset<Row> participants, Dataset<Row> classes, Dataset<Row> funding) {
    private static final List<String> POPULATION =
            List.of("officials", "teachers", "learners", "workers", "armed_forces", "residents");

    /** The one-sheet form, which asks for neither sessions nor single activities. */
    private static final String ONE_SHEET_FORM = "HTSD-A/2023";

    static MeasureRows of(Dataset<Row> reports, Dataset<Row> activities, Dataset<Row> funding) {
        var nil = reports.where(col("held").equalTo("not_held")).withColumn("source_ref", wholeForm());
        return new MeasureRows(
                Schemas.settled(participants(activities, nil)),
                Schemas.settled(classes(activities, nil)),
                Schemas.settled(funding(funding, nil)));
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
        return withZeros(rows, zero, "activity_group", "population_group", "mode", "value", "approximate");
    }

    /**
     * A row of a consolidated report or of the one-sheet form stands for any number of activities, so it counts none; and
     * what a form does not ask for is not zero on a nil report either.
     */
    private static Dataset<Row> classes(Dataset<Row> activities, Dataset<Row> nil) {
        var asked = col("form").notEqual(ONE_SHEET_FORM);
        var oneActivity = col("kind").equalTo("direct").and(asked);
        var rows = activities.withColumn("activities", when(oneActivity, lit(1L)));
        var zero = nil.withColumn("activity_group", lit("unspecified"))
                .withColumn("mode", lit("unspecified"))
                .withColumn("classes", lit(0L))
                .withColumn("sessions", when(asked, lit(0L)))
                .withColumn("activities", when(oneActivity, lit(0L)));
        return withZeros(rows, zero, "activity_group", "mode", "classes", "sessions", "activities");
    }

    private static Dataset<Row> funding(Dataset<Row> lines, Dataset<Row> nil) {
        var zero = nil.withColumn("funding_source", lit("unspecified"))
                .withColumn("amount_vnd", lit(0).cast("decimal(18,0)"))
                .withColumn("half_digit_vnd", lit(0).cast("decimal(18,0)"))
                .withColumn("approximate", lit(false));
        return withZeros(
                lines.where(col("amount_vnd").isNotNull()),
                zero,
                "funding_source",
                "amount_vnd",
                "half_digit_vnd",
                "approximate");
    }

    /** Zero rows only for nil reports that gave no row of their own. */
    private static Dataset<Row> withZeros(Dataset<Row> rows, Dataset<Row> zero, String... measures) {
        var columns = new ArrayList<Column>();
        Staged.KEYS.forEach(name -> columns.add(col(name)));
        for (var measure : measures) {
            columns.add(col(measure));
        }
        columns.add(col("source_ref"));
        var all = columns.toArray(Column[]::new);
        var unseen = zero.join(rows.select("submission_id").distinct(), new String[] {"submission_id"}, "left_anti");
        return rows.select(all).union(unseen.select(all));
    }

    /** Where no cell holds the figure: the sheet, or the member of the JSON, that the report as a whole is read from. */
    public static Column wholeForm() {
        var part = when(col("file_name").endsWith("json"), "/held")
                .when(col("form").equalTo(ONE_SHEET_FORM), "Báo cáo")
                .otherwise("Thông tin chung");
        return concat(col("file_name"), lit("#"), part);
    }
}
