package vn.htsd.transform.mart;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static vn.htsd.transform.stage.Effort.broadcast;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import vn.htsd.data.locality.LocalityLevel;
import vn.htsd.transform.consolidate.Family;
import vn.htsd.transform.consolidate.Reconciliation;
import vn.htsd.transform.stage.Staged;

/**
 * {@code locality_summary}: totals of every administrative unit in force in a campaign, with all below it, and how much of
 * it they rest on. {@code national_summary} is its row of the nation.
 *
 * <p>Coverage counts the reporters directly below a unit for which the published participations stand; see {@link
 * Reconciliation#coverage}.
 */
final class LocalitySummary {
    private static final String[] UNIT = {"campaign_year", "locality_key"};
    private static final String[] NODE = {"campaign_year", "code"};

    private LocalitySummary() {}

    /** @param atPlace what {@link AtPlace} gives */
    static Dataset<Row> of(Staged staged, Dataset<Row> atPlace, Reconciliation reconciliation, Dataset<Row> reporting) {
        var inForce = InForce.of(staged.reference());
        return inForce.units(staged.spark())
                .join(broadcast(totals(atPlace, inForce.closure(staged.spark()))), UNIT, "left")
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

    /** The sums of everything in and below each unit. */
    private static Dataset<Row> totals(Dataset<Row> atPlace, Dataset<Row> closure) {
        var below = atPlace.withColumnRenamed("locality_key", "below_key")
                .join(broadcast(closure), new String[] {"campaign_year", "below_key"});
        return AtPlace.sums(below, UNIT);
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
}
