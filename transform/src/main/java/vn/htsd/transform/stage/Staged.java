package vn.htsd.transform.stage;

import static org.apache.spark.sql.functions.col;
import static vn.htsd.transform.stage.Effort.broadcast;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.decision.Decision;
import vn.htsd.data.reference.Reference;
import vn.htsd.data.table.Tables;

/**
 * Everything that the marts are made from, of the campaigns in {@code scope}.
 *
 * @param reference which knows these campaigns alone
 * @param decisions those in force, oldest first
 * @param reports one row a submission with its final status and, where its reporter is known, {@code reporter_key},
 *     {@code node_key}
 * @param measures figures of the reports that stand, direct and consolidated, and of the best relayed ones; which of these
 *     count is decided by consolidation
 * @param activities rows of the reports that stand, with the keys of their report
 * @param narratives words of the reports that stand, memos included
 * @param extras fields that a later form added, of the reports that stand, memos included
 * @param findings of every report
 * @param photos of every report
 * @param seen who sent something, as the reports say
 * @param directory who takes part in each campaign, those outside the scope included
 * @param trees who reports to whom, by campaign
 * @param directoryRows of the campaigns in the scope, whatever their branches
 * @param divided the campaigns that are divided into branches
 */
public record Staged(
        SparkSession spark,
        Scope scope,
        Reference reference,
        List<Decision> decisions,
        Dataset<Row> reports,
        MeasureRows measures,
        Dataset<Row> activities,
        Dataset<Row> narratives,
        Dataset<Row> extras,
        Dataset<Row> findings,
        Dataset<Row> photos,
        Dataset<Row> seen,
        List<ReporterDirectory.Entry> directory,
        Map<Integer, ReportingTree> trees,
        Dataset<Row> directoryRows,
        Set<Integer> divided) {
    private static final StructType DIRECTORY = new StructType()
            .add("campaign_year", DataTypes.IntegerType)
            .add("reporter_code", DataTypes.StringType)
            .add("reporter_key", DataTypes.StringType)
            .add("directory_locality_key", DataTypes.StringType)
            .add("node_key", DataTypes.StringType)
            .add("level", DataTypes.StringType)
            .add("parent_code", DataTypes.StringType)
            .add("expected", DataTypes.BooleanType)
            .add("exempt", DataTypes.BooleanType)
            .add("due_at", DataTypes.DateType)
            .add("deadline_assumed", DataTypes.BooleanType)
            .add("above", DataTypes.createArrayType(DataTypes.StringType))
            .add(Branches.COLUMN, DataTypes.StringType);

    private static final String[] REPORTER = {"campaign_year", "reporter_code"};

    /** Name of {@link #seen} in the state of a build. */
    public static final String SEEN = "seen";

    static final List<String> KEYS = List.of(
            "submission_id",
            "campaign_year",
            "reporter_code",
            "reporter_key",
            "locality_key",
            "node_key",
            "kind",
            "form",
            "held",
            "status",
            Branches.COLUMN);

    /** Reads what was landed, decides which report of each reporter stands, and gives every row its keys. */
    public static Staged of(
            SparkSession spark,
            LandingReader landing,
            Carried carried,
            List<Decision> decisions,
            @Nullable Instant asOf,
            Branches branches) {
        var scope = carried.scope();
        var reference = carried.reference();
        var landed = Schemas.settled(MergedCodes.read(
                landing.reports(asOf, scope), reference.register().aliases()));
        // Who somebody is may depend on other campaigns, so everybody is known, whatever campaigns are made anew.
        var seen = Schemas.settled(seen(landed));
        var directory = ReporterDirectory.of(reference, read(carried.withState(seen, SEEN)));
        var within = directory.stream()
                .filter(entry -> scope.holds(entry.campaignYear()))
                .toList();
        var trees = ReportingTree.byYear(within);
        var divided = branches.divided(within);
        var directoryRows = broadcast(Schemas.settled(Schemas.rows(spark, rows(within, trees, divided), DIRECTORY)));
        var current = CurrentReports.latestWins(
                ofBranches(landed, directoryRows, scope, divided),
                directoryRows.select("campaign_year", "reporter_code", "above"));
        var reports = Schemas.settled(current.join(
                        directoryRows.select(
                                "campaign_year",
                                "reporter_code",
                                "reporter_key",
                                "node_key",
                                "directory_locality_key",
                                Branches.COLUMN),
                        REPORTER,
                        "left")
                .withColumn(Branches.COLUMN, Branches.column(col(Branches.COLUMN), divided)));
        var standing = reports.where(col("status").equalTo("accepted").or(col("best_relay")));
        var words = reports.where(col("status").isin("accepted", "memo"));
        var activities = landing.rowsOf(Tables.LANDED_ACTIVITY, keys(standing));
        var funding = landing.rowsOf(Tables.LANDED_FUNDING, keys(standing));
        return new Staged(
                spark,
                scope,
                scope.within(reference),
                decisions,
                reports,
                MeasureRows.of(standing, activities, funding),
                activities,
                landing.rowsOf(Tables.LANDED_NARRATIVE, keys(words)),
                landing.rowsOf(Tables.LANDED_EXTRA, keys(words)),
                landing.rowsOf(Tables.LANDED_FINDING, reports.select("submission_id", "batch")),
                landing.rowsOf(Tables.LANDED_PHOTO, reports.select("submission_id", "batch")),
                seen,
                directory,
                trees,
                directoryRows,
                divided);
    }

    /** The reports of the branches in the scope. */
    private static Dataset<Row> ofBranches(
            Dataset<Row> landed, Dataset<Row> directoryRows, Scope scope, Set<Integer> divided) {
        if (scope.branches().isEmpty()) {
            return landed;
        }
        var known = directoryRows.select("campaign_year", "reporter_code", Branches.COLUMN);
        var placed = landed.join(known, REPORTER, "left")
                .withColumn(Branches.COLUMN, Branches.column(col(Branches.COLUMN), divided));
        return scope.ofBranches(placed)
                .select(Arrays.stream(landed.columns()).map(functions::col).toArray(Column[]::new));
    }

    /** The same with a reference that knows every campaign. */
    public Staged with(Reference whole) {
        return new Staged(
                spark,
                scope,
                whole,
                decisions,
                reports,
                measures,
                activities,
                narratives,
                extras,
                findings,
                photos,
                seen,
                directory,
                trees,
                directoryRows,
                divided);
    }

    /** {@code campaign_year, reporter_code, branch} of the campaigns in the scope that are divided. */
    public Dataset<Row> branches() {
        return directoryRows
                .select("campaign_year", "reporter_code", Branches.COLUMN)
                .where(col(Branches.COLUMN).notEqual(Branches.ALL));
    }

    /** A hash of who takes part, by campaign. */
    public SortedMap<String, String> directoryDigests() {
        var texts = new TreeMap<String, StringBuilder>();
        for (var entry : directory) {
            texts.computeIfAbsent(Integer.toString(entry.campaignYear()), year -> new StringBuilder())
                    .append(entry)
                    .append('\n');
        }
        var digests = new TreeMap<String, String>();
        texts.forEach((year, text) -> digests.put(year, Digests.of(text.toString())));
        return digests;
    }

    /** The reports that stand, one row each. */
    public Dataset<Row> standing() {
        return reports.where(col("status").equalTo("accepted"));
    }

    private static Dataset<Row> keys(Dataset<Row> reports) {
        return reports.select("batch", KEYS.toArray(String[]::new));
    }

    private static Dataset<Row> seen(Dataset<Row> reports) {
        return reports.where(col("campaign_year")
                        .isNotNull()
                        .and(col("reporter_code").isNotNull()))
                .select(
                        "campaign_year",
                        "reporter_code",
                        "reporter_name",
                        "reporter_type",
                        "reporter_level",
                        "locality_key",
                        "reports_to",
                        "provisional")
                .distinct();
    }

    private static List<ReporterDirectory.Seen> read(Dataset<Row> rows) {
        var seen = new ArrayList<ReporterDirectory.Seen>();
        for (var row : rows.collectAsList()) {
            int column = 0;
            seen.add(new ReporterDirectory.Seen(
                    row.getInt(column++),
                    row.getString(column++),
                    row.getString(column++),
                    row.getString(column++),
                    row.getString(column++),
                    row.getString(column++),
                    row.getString(column++),
                    !row.isNullAt(column) && row.getBoolean(column)));
        }
        return seen;
    }

    /** Receivers are those of the tree: what a reporter says of its line may name nobody, or itself. */
    private static List<Row> rows(
            List<ReporterDirectory.Entry> directory, Map<Integer, ReportingTree> trees, Set<Integer> divided) {
        var byYear = new HashMap<Integer, Map<String, Node>>();
        trees.forEach((year, tree) -> byYear.put(year, tree.byCode()));
        return directory.stream()
                .map(entry -> {
                    var nodes = byYear.getOrDefault(entry.campaignYear(), Map.of());
                    var node = Objects.requireNonNull(nodes.get(entry.code()), entry.code());
                    return RowFactory.create(
                            entry.campaignYear(),
                            entry.code(),
                            entry.reporterKey(),
                            entry.localityKey(),
                            node.nodeKey(),
                            entry.level(),
                            node.parent(),
                            entry.expected(),
                            entry.exempt(),
                            entry.dueDate(),
                            entry.deadlineAssumed(),
                            ReportingTree.lineAbove(node, nodes).toArray(String[]::new),
                            divided.contains(entry.campaignYear()) ? Branches.of(node, nodes) : Branches.ALL);
                })
                .toList();
    }
}
