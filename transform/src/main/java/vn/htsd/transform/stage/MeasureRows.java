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
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.when;
import static vn.htsd.transform.stage.Effort.broadcast;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
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

    private static final String REFS = "refs";

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

    /** What the references of a row say of one of its figures. */
    private interface References {
        Column sources(int bit);

        Column approximate(int bit);
    }

    /** Nearly every row has one reference, for which nothing is filtered, sorted or joined. */
    private static final References ONE = new References() {
        @Override
        public Column sources(int bit) {
            return col(REFS).getItem(0).getField("ref");
        }

        @Override
        public Column approximate(int bit) {
            return col(REFS).getItem(0).getField("approximate");
        }
    };

    private static final References SEVERAL = new References() {
        @Override
        public Column sources(int bit) {
            var refs = filter(col(REFS), ref -> of(ref, bit));
            return array_join(array_sort(array_distinct(transform(refs, ref -> ref.getField("ref")))), "; ");
        }

        @Override
        public Column approximate(int bit) {
            return exists(col(REFS), ref -> of(ref, bit).and(ref.getField("approximate")));
        }

        private Column of(Column ref, int bit) {
            return ref.getField("mask").bitwiseAND(bit).gt(0);
        }
    };

    /** {@code value}, {@code approximate}, {@code source_ref} by activity group, population group and mode. */
    public Dataset<Row> participants() {
        return byReferences((rows, references) -> {
            var cells = new ArrayList<Column>();
            for (int place = 0; place < POPULATION.size(); place++) {
                var value = col(POPULATION.get(place));
                cells.add(when(
                        value.isNotNull(),
                        struct(
                                lit(POPULATION.get(place)).as("population_group"),
                                value.as("value"),
                                references.approximate(1 << place).as("approximate"),
                                references.sources(1 << place).as("source_ref"))));
            }
            return rows.select(keysAnd(
                            "activity_group",
                            "mode",
                            explode(array(cells.toArray(Column[]::new))).as("cell")))
                    .where(col("cell").isNotNull())
                    .select(keysAnd("activity_group", "mode", col("cell.*")));
        });
    }

    /** {@code classes}, {@code sessions}, {@code activities}, {@code source_ref} by activity group and mode. */
    public Dataset<Row> classes() {
        return byReferences(
                (rows, references) -> rows.where(coalesce(col("classes"), col("sessions"), col("activities"))
                                .isNotNull())
                        .select(keysAnd(
                                "activity_group",
                                "mode",
                                col("classes"),
                                col("sessions"),
                                col("activities"),
                                references.sources(CLASSES_BIT).as("source_ref"))));
    }

    /** {@code female}, {@code source_ref} by activity group and mode. */
    public Dataset<Row> female() {
        return byReferences((rows, references) -> rows.where(col("female").isNotNull())
                .select(keysAnd(
                        "activity_group",
                        "mode",
                        col("female"),
                        references.sources(FEMALE_BIT).as("source_ref"))));
    }

    /** Rows of one reference apart: no code is compiled for a plan that looks into lists. */
    private Dataset<Row> byReferences(BiFunction<Dataset<Row>, References, Dataset<Row>> lay) {
        if (Effort.isOneTask(activities.sparkSession())) {
            return lay.apply(activities, SEVERAL);
        }
        var one = size(col(REFS)).equalTo(1);
        return lay.apply(activities.where(one), ONE).union(lay.apply(activities.where(not(one)), SEVERAL));
    }

    private static Column[] keysAnd(String first, String second, Column... more) {
        var columns = new ArrayList<Column>();
        Staged.KEYS.forEach(name -> columns.add(col(name)));
        columns.add(col(first));
        columns.add(col(second));
        columns.addAll(List.of(more));
        return columns.toArray(Column[]::new);
    }

    private static Dataset<Row> grouped(Dataset<Row> activities) {
        if (Effort.isOneTask(activities.sparkSession())) {
            return summed(activities);
        }
        // To group rows and list their references is dear, and most reports have one row of each kind.
        var several = Schemas.settled(activities
                .groupBy("submission_id", "activity_group", "mode")
                .count()
                .where(col("count").gt(1))
                .select("submission_id")
                .distinct());
        var alone = activities.join(broadcast(several), new String[] {"submission_id"}, "left_anti");
        var together = activities.join(broadcast(several), new String[] {"submission_id"}, "left_semi");
        return single(alone).union(summed(together.repartition(col("submission_id"))));
    }

    /** The rows as they are: each is the only one of its report, group and mode. */
    private static Dataset<Row> single(Dataset<Row> activities) {
        var columns = new ArrayList<Column>();
        figures().forEach((name, value) -> columns.add(value.as(name)));
        columns.add(array(reference()).as(REFS));
        return activities.select(keysAnd("activity_group", "mode", columns.toArray(Column[]::new)));
    }

    private static Dataset<Row> summed(Dataset<Row> activities) {
        var sums = new ArrayList<Column>();
        figures().forEach((name, value) -> sums.add(sum(value).as(name)));
        sums.add(collect_list(reference()).as(REFS));
        return activities
                .groupBy(keysAnd("activity_group", "mode"))
                .agg(sums.get(0), sums.subList(1, sums.size()).toArray(Column[]::new));
    }

    /** What a landed row gives, by the names of the columns. */
    private static Map<String, Column> figures() {
        var figures = new LinkedHashMap<String, Column>();
        for (var group : NAMED) {
            figures.put(group, named(group));
        }
        figures.put("unspecified", unspecified());
        figures.put("classes", col("classes"));
        figures.put("sessions", col("sessions"));
        figures.put("activities", oneActivity());
        figures.put("female", col("female"));
        return figures;
    }

    private static Column named(String group) {
        return when(col("participants").isNotNull(), col(group));
    }

    /** What no group has; blank only where the groups are all of the total. */
    private static Column unspecified() {
        Column known = lit(0L);
        for (var group : NAMED) {
            known = known.plus(coalesce(named(group), lit(0L)));
        }
        var rest = col("participants").minus(known);
        var anyGroup = coalesce(NAMED.stream().map(group -> col(group)).toArray(Column[]::new))
                .isNotNull();
        return when(col("participants").isNotNull().and(rest.gt(0).or(anyGroup.equalTo(lit(false)))), rest);
    }

    /** A row of a consolidated report or of the one-sheet form stands for any number of activities, so it counts none. */
    private static Column oneActivity() {
        return when(col("kind").equalTo("direct").and(col("form").notEqual(ONE_SHEET_FORM)), 1L);
    }

    /** Where a row stands, and which figures it gave. */
    private static Column reference() {
        Column mask = lit(0);
        for (int place = 0; place < NAMED.size(); place++) {
            mask = mask.plus(
                    when(named(NAMED.get(place)).isNotNull(), 1 << place).otherwise(0));
        }
        var anyClasses =
                coalesce(col("classes"), col("sessions"), oneActivity()).isNotNull();
        mask = mask.plus(when(unspecified().isNotNull(), 1 << NAMED.size()).otherwise(0))
                .plus(when(anyClasses, CLASSES_BIT).otherwise(0))
                .plus(when(col("female").isNotNull(), FEMALE_BIT).otherwise(0));
        return struct(
                col("source_ref").as("ref"),
                coalesce(col("approximate"), lit(false)).as("approximate"),
                mask.as("mask"));
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
