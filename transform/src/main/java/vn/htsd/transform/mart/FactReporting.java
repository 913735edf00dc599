package vn.htsd.transform.mart;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.from_utc_timestamp;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import vn.htsd.data.campaign.CampaignCatalogue;
import vn.htsd.transform.stage.Staged;

/**
 * {@code fact_reporting}: every expected or reporting reporter of a campaign, with what became of its report. In time is
 * judged by the first receipt of anything, returned files included. Keeps {@code code} and {@code parent_code} for the
 * summaries.
 */
final class FactReporting {
    private FactReporting() {}

    static Dataset<Row> of(Staged staged) {
        var reporter = new String[] {"campaign_year", "reporter_code"};
        var directory = staged.directoryRows();
        var parents = directory
                .select(col("campaign_year"), col("parent_code").as("reporter_code"))
                .distinct()
                .withColumn("has_children", lit(true));
        return directory
                .join(broadcast(receipts(staged.reports())), reporter, "left")
                .join(broadcast(parents), reporter, "left")
                .join(broadcast(completeAbove(staged.reports())), new String[] {"campaign_year", "parent_code"}, "left")
                .withColumn("status", status())
                .where(col("expected")
                        .or(col("exempt"))
                        .or(col("first_received").isNotNull()))
                .withColumn("received_at", col("first_received"))
                .withColumn("timeliness", timeliness())
                .withColumnRenamed("directory_locality_key", "locality_key");
    }

    /** What arrived from each reporter. */
    private static Dataset<Row> receipts(Dataset<Row> reports) {
        var relayed = col("relayed_by").isNotNull();
        var own = col("status").isin("accepted", "memo").and(not(relayed));
        var standing = when(own, struct(col("kind"), col("received_at"), col("submission_id")));
        return reports.where(col("reporter_code").isNotNull())
                .groupBy("campaign_year", "reporter_code")
                .agg(
                        min(when(not(relayed), col("received_at"))).as("first_received"),
                        any(not(relayed).and(col("status").notEqual("document")))
                                .as("any_report"),
                        any(relayed.and(col("status").equalTo("accepted"))).as("relayed"),
                        any(own.and(col("kind").equalTo("consolidated"))).as("own_consolidated"),
                        any(own.and(col("kind").equalTo("direct"))).as("own_direct"),
                        any(own.and(col("held").equalTo("not_held"))).as("not_held"),
                        // "direct" sorts after "consolidated": the declaration of an administrative unit stands first.
                        max_by(col("submission_id"), consolidatedFirst(standing))
                                .as("submission_id"),
                        max_by(col("revision"), consolidatedFirst(standing)).as("revision"));
    }

    private static Column consolidatedFirst(Column standing) {
        return struct(
                standing.getField("kind").equalTo("consolidated"),
                standing.getField("received_at"),
                standing.getField("submission_id"));
    }

    /** Nodes whose consolidated report says that all below them reported. */
    private static Dataset<Row> completeAbove(Dataset<Row> reports) {
        return reports.where(col("status")
                        .equalTo("accepted")
                        .and(col("kind").equalTo("consolidated"))
                        .and(col("coverage_received").geq(col("coverage_expected"))))
                .select(col("campaign_year"), col("reporter_code").as("parent_code"))
                .distinct()
                .withColumn("complete_above", lit(true));
    }

    private static Column status() {
        var isUnit = col("level").equalTo("unit");
        var childless = coalesce(col("has_children"), lit(false)).equalTo(lit(false));
        var own = is("own_consolidated").or(is("own_direct").and(isUnit.or(childless)));
        return when(col("exempt"), "exempt")
                .when(own.and(is("not_held")), "nil")
                .when(own, "reported")
                .when(is("complete_above").or(is("relayed")), "via_parent")
                .when(is("any_report").and(not(is("own_direct"))), "returned")
                .when(col("first_received").isNotNull().and(not(is("own_direct"))), "document_only")
                .otherwise("missing");
    }

    private static Column timeliness() {
        var receivedOn = to_date(from_utc_timestamp(col("first_received"), CampaignCatalogue.ZONE.getId()));
        return when(col("first_received").isNull(), lit(null).cast("string"))
                .when(col("due_at").isNull(), "not_assessed")
                .when(receivedOn.leq(col("due_at")), "on_time")
                .otherwise("late");
    }

    private static Column is(String flag) {
        return coalesce(col(flag), lit(false));
    }

    private static Column any(Column condition) {
        return max(coalesce(condition, lit(false)));
    }
}
