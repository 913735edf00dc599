package vn.htsd.transform.mart;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import vn.htsd.data.campaign.Campaign;
import vn.htsd.data.locality.Locality;
import vn.htsd.data.locality.LocalityCatalogue;
import vn.htsd.data.locality.LocalityLevel;
import vn.htsd.data.table.Column.Type;
import vn.htsd.data.table.Tables;
import vn.htsd.transform.consolidate.Family;
import vn.htsd.transform.consolidate.Reconciliation;
import vn.htsd.transform.stage.Schemas;
import vn.htsd.transform.stage.Staged;

/**
 * {@code locality_summary}: totals of every administrative unit in force in a campaign, with all below it, and how much of
 * it they rest on. {@code national_summary} is its row of the nation.
 *
 * <p>Coverage counts the reporters directly below a unit for which the published participations stand; see {@link
 * Reconciliation#coverage}.
 */
final class LocalitySummary {
    private static final StructType CLOSURE = new StructType()
            .add("campaign_year", DataTypes.IntegerType)
            .add("below_key", DataTypes.StringType)
            .add("locality_key", DataTypes.StringType);

    private static final StructType UNITS = new StructType()
            .add("campaign_year", DataTypes.IntegerType)
            .add("locality_key", DataTypes.StringType)
            .add("code", DataTypes.StringType)
            .add("name", DataTypes.StringType)
            .add("full_name", DataTypes.StringType)
            .add("level", DataTypes.StringType)
            .add("parent_key", DataTypes.StringType)
            .add("province_key", DataTypes.StringType);

    private static final List<String> MEASURES = List.of(
            "participants",
            "opening_participants",
            "classes",
            "sessions",
            "activities",
            "amount_vnd",
            "openings",
            "plans",
            "synthetic");

    private static final String[] UNIT = {"campaign_year", "locality_key"};
    private static final String[] NODE = {"campaign_year", "code"};

    private LocalitySummary() {}

    static Dataset<Row> of(Staged staged, Facts facts, Reconciliation reconciliation, Dataset<Row> reporting) {
        return units(staged)
                .join(broadcast(totals(staged, facts, reconciliation)), UNIT, "left")
                .join(broadcast(coverage(reconciliation, reporting)), NODE, "left")
                .join(broadcast(ownStatus(reporting)), NODE, "left")
                .withColumn("synthetic", coalesce(col("synthetic"), lit(false)))
                .withColumn(
                        "status",
                        // Nobody expects a report from the nation itself.
                        when(col("level").equalTo(LocalityLevel.NATION.code()), "exempt")
                                .otherwise(coalesce(col("status"), lit("missing"))));
    }

    static Dataset<Row> national(Dataset<Row> summary) {
        return summary.where(col("level").equalTo(LocalityLevel.NATION.code()));
    }

    /** The sums of everything in and below each unit, in one pass over all families. */
    private static Dataset<Row> totals(Staged staged, Facts facts, Reconciliation reconciliation) {
        var atPlace = measures(facts.participants(), "participants", "opening_participants")
                .union(measures(facts.classes(), "classes", "sessions", "activities"))
                .union(measures(facts.funding(), "amount_vnd"))
                .union(measures(own(reconciliation, Family.OPENINGS), "openings"))
                .union(measures(own(reconciliation, Family.PLANS), "plans"))
                .union(measures(sent(staged), "synthetic"));
        var first = sum("participants").as("participants");
        var sums = new ArrayList<Column>();
        for (var measure : MEASURES.subList(1, MEASURES.size())) {
            sums.add((measure.equals("synthetic") ? max(measure) : sum(measure)).as(measure));
        }
        return atPlace.join(broadcast(closure(staged)), new String[] {"campaign_year", "below_key"})
                .groupBy("campaign_year", "locality_key")
                .agg(first, sums.toArray(Column[]::new));
    }

    /** The rows with all measures, blank but for those that they have. */
    private static Dataset<Row> measures(Dataset<Row> rows, String... present) {
        var columns = new ArrayList<Column>();
        columns.add(col("campaign_year"));
        columns.add(col("locality_key").as("below_key"));
        for (var measure : MEASURES) {
            columns.add((List.of(present).contains(measure) ? value(measure) : lit(null))
                    .cast(Tables.LOCALITY_SUMMARY.column(measure).type() == Type.FLAG ? "boolean" : "decimal(18,0)")
                    .as(measure));
        }
        return rows.select(columns.toArray(Column[]::new));
    }

    private static Column value(String measure) {
        return measure.equals("opening_participants")
                ? when(col("activity_group").equalTo("opening"), col("participants"))
                : col(measure);
    }

    /** What each node adds to the nodes below it, in a family that has no fact table of its own. */
    private static Dataset<Row> own(Reconciliation reconciliation, Family family) {
        return reconciliation.added(family).withColumnRenamed("added", family.code());
    }

    private static Dataset<Row> sent(Staged staged) {
        return staged.reports()
                .where(col("locality_key").isNotNull())
                .select("campaign_year", "locality_key", "synthetic");
    }

    private static Dataset<Row> coverage(Reconciliation reconciliation, Dataset<Row> reporting) {
        var received = reporting
                .where(col("exempt").equalTo(lit(false)))
                .groupBy(col("campaign_year"), col("parent_code").as("code"))
                .agg(sum(when(col("status").isin("reported", "nil"), 1L).otherwise(0L))
                        .as("received"));
        return reconciliation
                .coverage(Family.PARTICIPANTS)
                .join(received, NODE, "left")
                .withColumn("received", coalesce(col("received"), lit(0L)))
                .withColumn(
                        "coverage", when(col("expected").gt(0), col("covered").divide(col("expected"))))
                .select("campaign_year", "code", "expected", "received", "covered", "coverage");
    }

    private static Dataset<Row> ownStatus(Dataset<Row> reporting) {
        return reporting
                .where(col("level").notEqual("unit"))
                .select(col("campaign_year"), col("reporter_code").as("code"), col("status"));
    }

    private static Dataset<Row> units(Staged staged) {
        var rows = new ArrayList<Row>();
        for (var campaign : staged.reference().campaigns().campaigns()) {
            for (var locality : inForce(staged, campaign)) {
                rows.add(RowFactory.create(
                        campaign.year(),
                        locality.key(),
                        locality.code(),
                        locality.name(),
                        locality.fullName(),
                        locality.level().code(),
                        locality.parentKey(),
                        locality.provinceKey()));
            }
        }
        return Schemas.rows(staged.spark(), rows, UNITS);
    }

    /** Every unit with itself and all units above it. */
    private static Dataset<Row> closure(Staged staged) {
        var rows = new ArrayList<Row>();
        for (var campaign : staged.reference().campaigns().campaigns()) {
            for (var locality : inForce(staged, campaign)) {
                for (var above : staged.reference().localities().lineOf(locality)) {
                    rows.add(RowFactory.create(campaign.year(), locality.key(), above.key()));
                }
            }
        }
        return Schemas.rows(staged.spark(), rows, CLOSURE);
    }

    private static List<Locality> inForce(Staged staged, Campaign campaign) {
        LocalityCatalogue localities = staged.reference().localities();
        var all = new ArrayList<Locality>();
        for (var level : LocalityLevel.values()) {
            all.addAll(localities.inForce(level, campaign.weekStart()));
        }
        return all;
    }
}
