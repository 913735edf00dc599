package vn.htsd.transform.stage;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.reference.Reference;
import vn.htsd.data.table.Tables;
import vn.htsd.transform.consolidate.DetailFirst;

/**
 * Everything that the marts are made from.
 *
 * @param reports one row a submission with its final status and, where its reporter is known, {@code reporter_key},
 *     {@code node_key}
 * @param activities rows of the reports that count, with the keys of their report
 * @param funding rows of the reports that count, with the keys of their report
 * @param narratives words of accepted reports, those set aside included
 * @param findings of every report
 * @param directory who takes part in each campaign
 */
public record Staged(
        SparkSession spark,
        Reference reference,
        Dataset<Row> reports,
        Dataset<Row> activities,
        Dataset<Row> funding,
        Dataset<Row> narratives,
        Dataset<Row> findings,
        List<ReporterDirectory.Entry> directory,
        Dataset<Row> directoryRows) {
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
            .add("above", DataTypes.createArrayType(DataTypes.StringType));

    private static final List<String> KEYS = List.of(
            "submission_id",
            "campaign_year",
            "reporter_key",
            "report_locality_key",
            "node_key",
            "kind",
            "form",
            "held",
            "status");

    /** Reads what was landed, decides what counts, and gives every row its keys. */
    public static Staged of(SparkSession spark, LandingReader landing, Reference reference, @Nullable Instant asOf) {
        var arrived =
                MergedCodes.read(landing.reports(asOf), reference.register().aliases());
        var landed = Schemas.settled(CurrentReports.latestWins(arrived));
        var directory = ReporterDirectory.of(reference, seen(landed));
        var directoryRows = broadcast(Schemas.settled(Schemas.rows(spark, rows(directory), DIRECTORY)));
        var lines = directoryRows.select("campaign_year", "reporter_code", "above");
        var reports = Schemas.settled(DetailFirst.setAside(landed, lines)
                .join(
                        directoryRows.select(
                                "campaign_year", "reporter_code", "reporter_key", "node_key", "directory_locality_key"),
                        new String[] {"campaign_year", "reporter_code"},
                        "left")
                .withColumnRenamed("locality_key", "report_locality_key"));
        var counting = reports.where(col("status").equalTo("accepted")).select(columns(KEYS));
        var words = reports.where(col("status").isin("accepted", "not_counted", "memo"));
        return new Staged(
                spark,
                reference,
                reports,
                keyed(landing.rowsOf(Tables.LANDED_ACTIVITY, landed), counting),
                keyed(landing.rowsOf(Tables.LANDED_FUNDING, landed), counting),
                keyed(landing.rowsOf(Tables.LANDED_NARRATIVE, landed), words.select(columns(KEYS))),
                landing.rowsOf(Tables.LANDED_FINDING, landed),
                directory,
                directoryRows);
    }

    /** The accepted reports that count, one row each. */
    public Dataset<Row> counting() {
        return reports.where(col("status").equalTo("accepted"));
    }

    private static Dataset<Row> keyed(Dataset<Row> rows, Dataset<Row> keys) {
        return rows.drop("batch").join(keys, "submission_id").withColumnRenamed("report_locality_key", "locality_key");
    }

    private static org.apache.spark.sql.Column[] columns(List<String> names) {
        return names.stream().map(org.apache.spark.sql.functions::col).toArray(org.apache.spark.sql.Column[]::new);
    }

    private static List<ReporterDirectory.Seen> seen(Dataset<Row> reports) {
        var rows = reports.where(col("campaign_year")
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
                .distinct()
                .collectAsList();
        var seen = new ArrayList<ReporterDirectory.Seen>();
        for (var row : rows) {
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

    private static List<Row> rows(List<ReporterDirectory.Entry> directory) {
        var byId = ReporterDirectory.byId(directory);
        return directory.stream()
                .map(entry -> RowFactory.create(
                        entry.campaignYear(),
                        entry.code(),
                        entry.reporterKey(),
                        entry.localityKey(),
                        entry.nodeKey(),
                        entry.level(),
                        entry.parentCode(),
                        entry.expected(),
                        entry.exempt(),
                        entry.dueDate(),
                        entry.deadlineAssumed(),
                        ReporterDirectory.lineAbove(entry, byId).toArray(String[]::new)))
                .toList();
    }
}
