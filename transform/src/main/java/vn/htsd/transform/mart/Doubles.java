package vn.htsd.transform.mart;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.array_contains;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lower;
import static org.apache.spark.sql.functions.min_by;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.trim;
import static vn.htsd.transform.stage.Effort.broadcast;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.finding.Finding;
import vn.htsd.data.finding.Rule;
import vn.htsd.data.locality.Locality;
import vn.htsd.data.problem.Message;
import vn.htsd.data.register.ReporterNames;
import vn.htsd.transform.stage.Branches;
import vn.htsd.transform.stage.ReporterDirectory;
import vn.htsd.transform.stage.Schemas;
import vn.htsd.transform.stage.Staged;

/**
 * What may have been counted twice: one activity in the reports of two reporters that report to different bodies, and one
 * unit under two provisional codes, of which one comes from its own report and one from a form B.
 */
final class Doubles {
    /** Two counts of one crowd differ by no more than this part of the greater. */
    private static final double NEARLY = 0.05;

    private static final StructType TWINS = new StructType()
            .add("submission_id", DataTypes.StringType)
            .add("campaign_year", DataTypes.IntegerType)
            .add(Branches.COLUMN, DataTypes.StringType)
            .add("reporter_code", DataTypes.StringType)
            .add("reporter_name", DataTypes.StringType)
            .add("file_name", DataTypes.StringType)
            .add("relayed", DataTypes.BooleanType)
            .add("place", DataTypes.StringType);

    private static final StructType LINES = new StructType()
            .add("locality_key", DataTypes.StringType)
            .add("province_key", DataTypes.StringType)
            .add("above", DataTypes.createArrayType(DataTypes.StringType));

    private final Collection<ReporterDirectory.Entry> directory;
    private final Dataset<Row> gatherings;
    private final Dataset<Row> twins;

    /**
     * @param gatherings what {@link #gatherings} gives of the campaigns that are looked at
     * @param twins what {@link #twins(Staged)} gives of them
     */
    Doubles(Staged staged, Dataset<Row> gatherings, Dataset<Row> twins) {
        this.directory = staged.directory();
        this.gatherings = gatherings;
        this.twins = twins;
    }

    /** Both kinds, by campaign. */
    List<Map<Integer, List<Found>>> found() {
        return List.of(activities(), codes());
    }

    // ------------------------------------------------------------------ one activity, two reports

    private Map<Integer, List<Found>> activities() {
        var left = gatherings;
        var right = left;
        for (var column : left.columns()) {
            right = right.withColumnRenamed(column, "other_" + column);
        }
        var same = same("campaign_year")
                .and(same("start_date"))
                .and(same("activity_group"))
                .and(same("place_key"))
                .and(same("province_key"));
        var number = col("participants");
        var other = col("other_participants");
        var nearly = abs(number.minus(other)).leq(greatest(number, other).multiply(NEARLY));
        return left
                .join(right, same)
                .where(col("reporter_code")
                        .notEqual(col("other_reporter_code"))
                        .and(col("parent_code").notEqual(col("other_parent_code")))
                        .and(onePlace())
                        .and(nearly))
                .groupBy("campaign_year", "submission_id", "source_place", "participants")
                .agg(min_by(
                                struct(col("other_reporter_name"), col("other_source_ref")),
                                struct(col("other_reporter_code"), col("other_source_ref")))
                        .as("other"))
                .selectExpr("campaign_year", "submission_id", "source_place", "participants", "other.*")
                .collectAsList()
                .stream()
                .collect(Collectors.groupingBy(
                        row -> row.<Integer>getAs("campaign_year"),
                        Collectors.mapping(Doubles::sameActivity, Collectors.toList())));
    }

    private static Column same(String column) {
        return col(column).equalTo(col("other_" + column));
    }

    /** One lies where the other lies, or in it: "sân vận động" is many places, but one of a commune. */
    private static Column onePlace() {
        return array_contains(col("above"), col("other_locality_key"))
                .or(array_contains(col("other_above"), col("locality_key")));
    }

    /** The activities with people, date and place of the direct reports that stand. */
    static Dataset<Row> gatherings(Staged staged) {
        var reporters = staged.standing().select("submission_id", "reporter_name");
        var parents = staged.directoryRows().select("campaign_year", "reporter_code", "parent_code");
        return staged.activities()
                .where(col("status")
                        .equalTo("accepted")
                        .and(col("kind").equalTo("direct"))
                        .and(col("participants").gt(0))
                        .and(col("start_date").isNotNull())
                        .and(col("place").isNotNull()))
                .join(reporters, "submission_id")
                .join(parents, new String[] {"campaign_year", "reporter_code"})
                .join(broadcast(lines(staged)), "locality_key")
                .select(
                        col("submission_id"),
                        col("campaign_year"),
                        col(Branches.COLUMN),
                        col("reporter_code"),
                        coalesce(col("reporter_name"), col("reporter_code")).as("reporter_name"),
                        coalesce(col("parent_code"), functions.lit("")).as("parent_code"),
                        col("activity_group"),
                        col("start_date"),
                        trim(functions.regexp_replace(lower(col("place")), "[\\p{Punct}\\s]+", " "))
                                .as("place_key"),
                        col("participants"),
                        col("locality_key"),
                        col("province_key"),
                        col("above"),
                        col("source_ref"),
                        Found.placeIn(col("source_ref")).as("source_place"));
    }

    private static Dataset<Row> lines(Staged staged) {
        var localities = staged.reference().localities();
        var rows = localities.all().stream()
                .map(locality -> RowFactory.create(
                        locality.key(),
                        Objects.requireNonNullElse(locality.provinceKey(), locality.key()),
                        localities.lineOf(locality).stream().map(Locality::key).toArray(String[]::new)))
                .toList();
        return Schemas.rows(staged.spark(), rows, LINES);
    }

    private static Found sameActivity(Row row) {
        Long participants = row.getAs("participants");
        return new Found(
                row.getAs("submission_id"),
                Finding.of(
                        Rule.POSSIBLE_DOUBLE,
                        row.getAs("source_place"),
                        Long.toString(participants),
                        row.getAs("other_reporter_name"),
                        row.getAs("other_source_ref")));
    }

    // ------------------------------------------------------------------ one unit, two codes

    private Map<Integer, List<Found>> codes() {
        var found = new HashMap<Integer, List<Found>>();
        var pairs = twins(directory);
        if (pairs.isEmpty()) {
            return found;
        }
        var reports = new HashMap<String, List<Row>>();
        for (var row : twins.orderBy("submission_id").collectAsList()) {
            reports.computeIfAbsent(
                            id(row.getAs("campaign_year"), row.getAs("reporter_code")), key -> new ArrayList<>())
                    .add(row);
        }
        for (var twin : pairs) {
            for (var one : reports.getOrDefault(id(twin.one), List.of())) {
                for (var other : reports.getOrDefault(id(twin.other), List.of())) {
                    if (!one.<Boolean>getAs("relayed").equals(other.<Boolean>getAs("relayed"))) {
                        found.computeIfAbsent(twin.one.campaignYear(), year -> new ArrayList<>())
                                .addAll(List.of(sameUnit(one, other), sameUnit(other, one)));
                    }
                }
            }
        }
        return found;
    }

    private record Twin(ReporterDirectory.Entry one, ReporterDirectory.Entry other) {}

    /** The pairs of provisional codes with one name, one locality and types that may be the same. */
    private static List<Twin> twins(Collection<ReporterDirectory.Entry> directory) {
        var alike = new TreeMap<String, List<ReporterDirectory.Entry>>();
        directory.stream()
                .filter(entry -> entry.provisional() && entry.isUnit())
                .forEach(entry -> alike.computeIfAbsent(
                                entry.campaignYear() + "/" + entry.localityKey() + "/"
                                        + ReporterNames.key(entry.name()),
                                key -> new ArrayList<>())
                        .add(entry));
        var twins = new ArrayList<Twin>();
        for (var entries : alike.values()) {
            for (int at = 0; at < entries.size(); at++) {
                for (var other : entries.subList(at + 1, entries.size())) {
                    if (agree(entries.get(at).type(), other.type())) {
                        twins.add(new Twin(entries.get(at), other));
                    }
                }
            }
        }
        return twins;
    }

    private static boolean agree(@Nullable String type, @Nullable String other) {
        return type == null || other == null || type.equals("other") || other.equals("other") || type.equals(other);
    }

    /** The standing reports of units that may have two codes, with the place of their greatest figure. */
    static Dataset<Row> twins(Staged staged) {
        var ids = new ArrayList<Object>();
        twins(staged.directory()).forEach(twin -> ids.addAll(List.of(id(twin.one), id(twin.other))));
        if (ids.isEmpty()) {
            return staged.spark().createDataFrame(List.of(), TWINS);
        }
        var places = staged.activities()
                .groupBy("submission_id")
                .agg(functions
                        .max_by(
                                Found.placeIn(col("source_ref")),
                                struct(coalesce(col("participants"), functions.lit(0L)), col("source_ref")))
                        .as("place"));
        return staged.standing()
                .where(concat_ws("/", col("campaign_year"), col("reporter_code"))
                        .isin(ids.toArray()))
                .join(places, new String[] {"submission_id"}, "left")
                .select(
                        col("submission_id"),
                        col("campaign_year"),
                        col(Branches.COLUMN),
                        col("reporter_code"),
                        col("reporter_name"),
                        col("file_name"),
                        col("relayed_by").isNotNull().as("relayed"),
                        coalesce(col("place"), functions.lit("")).as("place"));
    }

    private static String id(ReporterDirectory.Entry entry) {
        return id(entry.campaignYear(), entry.code());
    }

    private static String id(int year, String code) {
        return year + "/" + code;
    }

    private static Found sameUnit(Row row, Row other) {
        var sentence = Message.of(
                Rule.BUNDLE,
                "POSSIBLE_DOUBLE.codes",
                row.getAs("reporter_code"),
                other.getAs("reporter_code"),
                other.getAs("file_name"));
        return new Found(
                row.getAs("submission_id"),
                new Finding(Rule.POSSIBLE_DOUBLE, row.getAs("place"), row.getAs("reporter_name"), sentence));
    }
}
