package vn.htsd.transform.stage;

import static org.apache.spark.sql.functions.any;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_distinct;
import static org.apache.spark.sql.functions.array_join;
import static org.apache.spark.sql.functions.array_sort;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.exists;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.when;
import static vn.htsd.transform.stage.Effort.broadcast;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The figures of all standing reports with the keys of their report. What was not reported makes no row; a nil report that
 * gave no figure makes rows of zero.
 *
 * <p>A season has millions of cells, so they are not laid out before somebody needs them: {@link #activities} has one row a
 * report, activity group and mode, with the figures of all population groups side by side.
 *
 * @param activities {@link #POPULATION} groups, {@code classes}, {@code sessions}, {@code activities}, {@code female}, and in
 *     {@code refs} the cells that they were read from
 * @param funding {@code amount_vnd}, {@code half_digit_vnd}, {@code approximate}, {@code source_ref} by report and source
 */
public record MeasureRows(Dataset<Row> activities, Dataset<Row> funding) {
    /** The population groups, in the order in which they stand side by side. */
    public static final List<String> POPULATION =
            List.of("officials", "teachers", "learners", "workers", "armed_forces", "residents", "unspecified");

    private static final List<String> NAMED = POPULATION.subList(0, POPULATION.size() - 1);

    /** Beside a reference to a cell: which of the figures it gave, one bit a population group, then these two. */
    private static final int CLASSES_BIT = 1 << POPULATION.size();

    private static final int FEMALE_BIT = CLASSES_BIT << 1;

    /** The one-sheet form, which asks for neither sessions nor single activities. */
    private static final String ONE_SHEET_FORM = "HTSD-A/2023";

    static MeasureRows of(Dataset<Row> reports, Dataset<Row> activities, Dataset<Row> funding) {
        var nil = reports.where(col("held").equalTo("not_held")).withColumn("source_ref", wholeForm());
        return new MeasureRows(
                Schemas.settled(withZeros(grouped(activities), nil)), Schemas.settled(funding(funding, nil)));
    }

    /** {@code value}, {@code approximate}, {@code source_ref} by activity group, population group and mode. */
    public Dataset<Row> participants() {
        var cells = new ArrayList<Column>();
        for (int place = 0; place < POPULATION.size(); place++) {
            var value = col(POPULATION.get(place));
            cells.add(when(
                    value.isNotNull(),
                    struct(
                            lit(POPULATION.get(place)).as("population_group"),
                            value.as("value"),
                            approximate(1 << place).as("approximate"),
                            sources(1 << place).as("source_ref"))));
        }
        return activities
                .select(keysAnd(
                        "activity_group",
                        "mode",
                        explode(array(cells.toArray(Column[]::new))).as("cell")))
                .where(col("cell").isNotNull())
                .select(keysAnd("activity_group", "mode", col("cell.*")));
    }

    /** {@code classes}, {@code sessions}, {@code activities}, {@code source_ref} by activity group and mode. */
    public Dataset<Row> classes() {
        return activities
                .where(coalesce(col("classes"), col("sessions"), col("activities"))
                        .isNotNull())
                .select(keysAnd(
                        "activity_group",
                        "mode",
                        col("classes"),
                        col("sessions"),
                        col("activities"),
                        sources(CLASSES_BIT).as("source_ref")));
    }

    /** {@code female}, {@code source_ref} by activity group and mode. */
    public Dataset<Row> female() {
        return activities
                .where(col("female").isNotNull())
                .select(keysAnd(
                        "activity_group",
                        "mode",
                        col("female"),
                        sources(FEMALE_BIT).as("source_ref")));
    }

    private static Column[] keysAnd(String first, String second, Column... more) {
        var columns = new ArrayList<Column>();
        Staged.KEYS.forEach(name -> columns.add(col(name)));
        columns.add(col(first));
        columns.add(col(second));
        columns.addAll(List.of(more));
        return columns.toArray(Column[]::new);
    }

    /** Nearly every row has one reference, for which nothing is filtered, sorted or joined. */
    private static Column sources(int bit) {
        var refs =
                filter(col("refs"), ref -> ref.getField("mask").bitwiseAND(bit).gt(0));
        return when(size(col("refs")).equalTo(1), col("refs").getItem(0).getField("ref"))
                .otherwise(array_join(array_sort(array_distinct(transform(refs, ref -> ref.getField("ref")))), "; "));
    }

    private static Column approximate(int bit) {
        return when(size(col("refs")).equalTo(1), col("refs").getItem(0).getField("approximate"))
                .otherwise(exists(
                        col("refs"),
                        ref -> ref.getField("mask").bitwiseAND(bit).gt(0).and(ref.getField("approximate"))));
    }

    /**
     * A row of a consolidated report or of the one-sheet form stands for any number of activities, so it counts none. What no
     * group has is unspecified, which is blank only where the groups are all of the total.
     */
    private static Dataset<Row> grouped(Dataset<Row> activities) {
        var reported = col("participants").isNotNull();
        Column known = lit(0L);
        Column mask = lit(0);
        var sums = new ArrayList<Column>();
        for (int place = 0; place < NAMED.size(); place++) {
            var value = when(reported, col(NAMED.get(place)));
            known = known.plus(coalesce(value, lit(0L)));
            mask = mask.plus(when(value.isNotNull(), 1 << place).otherwise(0));
            sums.add(sum(value).as(NAMED.get(place)));
        }
        var rest = col("participants").minus(known);
        var anyGroup = coalesce(NAMED.stream().map(group -> col(group)).toArray(Column[]::new))
                .isNotNull();
        var unspecified = when(reported.and(rest.gt(0).or(anyGroup.equalTo(lit(false)))), rest);
        var oneActivity = when(col("kind").equalTo("direct").and(col("form").notEqual(ONE_SHEET_FORM)), 1L);
        var anyClasses = coalesce(col("classes"), col("sessions"), oneActivity).isNotNull();
        mask = mask.plus(when(unspecified.isNotNull(), 1 << NAMED.size()).otherwise(0))
                .plus(when(anyClasses, CLASSES_BIT).otherwise(0))
                .plus(when(col("female").isNotNull(), FEMALE_BIT).otherwise(0));
        sums.add(sum(unspecified).as("unspecified"));
        sums.add(sum("classes").as("classes"));
        sums.add(sum("sessions").as("sessions"));
        sums.add(sum(oneActivity).as("activities"));
        sums.add(sum("female").as("female"));
        sums.add(collect_list(struct(
                        col("source_ref").as("ref"),
                        coalesce(col("approximate"), lit(false)).as("approximate"),
                        mask.as("mask")))
                .as("refs"));
        return activities
                .repartition(col("submission_id"))
                .groupBy(keysAnd("activity_group", "mode"))
                .agg(sums.get(0), sums.subList(1, sums.size()).toArray(Column[]::new));
    }

    /** Zero rows only for nil reports that gave no row of their own; what a form does not ask for is not zero on them either. */
    private static Dataset<Row> withZeros(Dataset<Row> rows, Dataset<Row> nil) {
        var participants = coalesce(POPULATION.stream().map(group -> col(group)).toArray(Column[]::new));
        // Few reports are nil: they go to the rows, and no row moves.
        var seen = rows.join(broadcast(nil.select("submission_id")), new String[] {"submission_id"}, "left_semi")
                .groupBy("submission_id")
                .agg(any(participants.isNotNull()).as("has_participants"));
        var asked = col("form").notEqual(ONE_SHEET_FORM);
        var nothing = col("has_participants").isNull();
        var columns = new ArrayList<Column>();
        for (var name : rows.columns()) {
            var value =
                    switch (name) {
                        case "activity_group", "mode" -> lit("unspecified");
                        case "unspecified" -> lit(0L);
                        case "classes" -> when(nothing, lit(0L));
                        case "sessions" -> when(nothing.and(asked), lit(0L));
                        case "activities" ->
                            when(nothing.and(asked).and(col("kind").equalTo("direct")), lit(0L));
                        case "refs" ->
                            array(struct(
                                    col("source_ref").as("ref"), lit(false).as("approximate"), lit(-1).as("mask")));
                        default ->
                            Staged.KEYS.contains(name) ? col(name) : lit(null).cast("long");
                    };
            columns.add(value.as(name));
        }
        var zeros = nil.join(broadcast(seen), new String[] {"submission_id"}, "left")
                .where(coalesce(col("has_participants"), lit(false)).equalTo(lit(false)))
                .select(columns.toArray(Column[]::new));
        return rows.union(zeros);
    }

    private static Dataset<Row> funding(Dataset<Row> lines, Dataset<Row> nil) {
        var rows = lines.where(col("amount_vnd").isNotNull())
                .repartition(col("submission_id"))
                .groupBy(keysAndSource())
                .agg(
                        sum("amount_vnd").cast("decimal(18,0)").as("amount_vnd"),
                        sum("half_digit_vnd").cast("decimal(18,0)").as("half_digit_vnd"),
                        max("approximate").as("approximate"),
                        array_join(array_sort(array_distinct(collect_list("source_ref"))), "; ")
                                .as("source_ref"));
        var seen = rows.join(broadcast(nil.select("submission_id")), new String[] {"submission_id"}, "left_semi")
                .select("submission_id")
                .distinct();
        var zeros = nil.join(broadcast(seen), new String[] {"submission_id"}, "left_anti")
                .withColumn("funding_source", lit("unspecified"))
                .withColumn("amount_vnd", lit(0).cast("decimal(18,0)"))
                .withColumn("half_digit_vnd", lit(0).cast("decimal(18,0)"))
                .withColumn("approximate", lit(false));
        return rows.union(zeros.select(
                rows.columns()[0], java.util.Arrays.copyOfRange(rows.columns(), 1, rows.columns().length)));
    }

    private static Column[] keysAndSource() {
        var columns = new ArrayList<Column>();
        Staged.KEYS.forEach(name -> columns.add(col(name)));
        columns.add(col("funding_source"));
        return columns.toArray(Column[]::new);
    }

    /** Where no cell holds the figure: the sheet, or the member of the JSON, that the report as a whole is read from. */
    public static Column wholeForm() {
        var part = when(col("file_name").endsWith("json"), "/held")
                .when(col("form").equalTo(ONE_SHEET_FORM), "Báo cáo")
                .otherwise("Thông tin chung");
        return concat(col("file_name"), lit("#"), part);
    }
}
