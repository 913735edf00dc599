package vn.htsd.transform.mart;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.from_utc_timestamp;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.when;
import static vn.htsd.transform.stage.Effort.broadcast;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import vn.htsd.data.campaign.CampaignCatalogue;
import vn.htsd.data.table.Tables;
import vn.htsd.transform.consolidate.Family;
import vn.htsd.transform.consolidate.Reconciliation;
import vn.htsd.transform.stage.Carried;
import vn.htsd.transform.stage.Schemas;
import vn.htsd.transform.stage.Staged;

/**
 * {@code fact_reporting}: every expected or reporting reporter of a campaign, with what became of its report. In time is
 * judged by the first receipt of anything, returned files and a form B for others included. Keeps {@code code} and {@code
 * parent_code} for the summaries.
 */
final class FactReporting {
    private static final String[] REPORTER = {"campaign_year", "reporter_code"};

    private FactReporting() {}

    static Dataset<Row> of(Staged staged, Reconciliation reconciliation) {
        var directory = staged.directoryRows();
        return staged.scope()
                .ofBranches(directory)
                .join(broadcast(receipts(staged.reports())), REPORTER, "left")
                .join(broadcast(formsSent(staged.reports())), REPORTER, "left")
                .join(broadcast(withChildren(directory)), REPORTER, "left")
                .join(
                        broadcast(completeAbove(staged.reports(), reconciliation)),
                        new String[] {"campaign_year", "parent_code"},
                        "left")
                .withColumn("first_received", least(col("own_received"), col("form_received")))
                .withColumn("status", status())
                .where(isShown())
                .withColumn("received_at", col("first_received"))
                .withColumn("timeliness", timeliness())
                .withColumnRenamed("directory_locality_key", "locality_key");
    }

    /** The rows of the table with what the summaries want to know beside. */
    static Dataset<Row> withBranches(Staged staged, Carried carried, Dataset<Row> reporting) {
        if (staged.scope().branches().isEmpty()) {
            return reporting;
        }
        var who = staged.directoryRows()
                .select("campaign_year", "reporter_key", "reporter_code", "parent_code", "exempt");
        return Schemas.settled(carried.withBranches(reporting, Tables.FACT_REPORTING)
                .join(broadcast(who), new String[] {"campaign_year", "reporter_key"}));
    }

    /** Nobody is missing who is not expected, though a form B came from there. */
    private static Column isShown() {
        return col("expected")
                .or(col("exempt"))
                .or(col("first_received").isNotNull().and(col("status").notEqual("missing")));
    }

    /** What arrived from each reporter. */
    private static Dataset<Row> receipts(Dataset<Row> reports) {
        var relayed = col("relayed_by").isNotNull();
        var own = col("status").isin("accepted", "memo").and(not(relayed));
        var consolidated = own.and(col("kind").equalTo("consolidated"));
        var direct = own.and(col("kind").equalTo("direct"));
        var notHeld = col("held").equalTo("not_held");
        var standing = when(own, struct(col("kind"), col("received_at"), col("submission_id")));
        return reports.where(col("reporter_code").isNotNull())
                .groupBy("campaign_year", "reporter_code")
                .agg(
                        min(when(not(relayed), col("received_at"))).as("own_received"),
                        any(not(relayed).and(col("status").equalTo("returned"))).as("returned"),
                        any(not(relayed).and(col("status").equalTo("document"))).as("document"),
                        any(relayed.and(col("status").isin("accepted", "memo").or(col("best_relay"))))
                                .as("relayed"),
                        any(consolidated).as("own_consolidated"),
                        any(consolidated.and(notHeld)).as("consolidated_not_held"),
                        any(direct).as("own_direct"),
                        any(direct.and(notHeld)).as("direct_not_held"),
                        // "direct" sorts after "consolidated": the declaration of an administrative unit stands first.
                        max_by(col("submission_id"), consolidatedFirst(standing))
                                .as("submission_id"),
                        max_by(col("revision"), consolidatedFirst(standing)).as("revision"));
    }

    /** When the first form B came from a body that relays others' reports; it is no report of its own. */
    private static Dataset<Row> formsSent(Dataset<Row> reports) {
        return reports.where(col("relayed_by").isNotNull())
                .groupBy(col("campaign_year"), col("relayed_by").as("reporter_code"))
                .agg(min("received_at").as("form_received"));
    }

    private static Dataset<Row> withChildren(Dataset<Row> directory) {
        return directory
                .where(col("parent_code").isNotNull().and(not(col("exempt"))))
                .select(col("campaign_year"), col("parent_code").as("reporter_code"))
                .distinct()
                .withColumn("has_children", lit(true));
    }

    private static Column consolidatedFirst(Column standing) {
        return struct(
                standing.getField("kind").equalTo("consolidated"),
                standing.getField("received_at"),
                standing.getField("submission_id"));
    }

    /**
     * Nodes whose consolidated report says that it holds as many reports as there are reporters below. Where it holds fewer,
     * nobody can say which of the silent ones they are.
     */
    private static Dataset<Row> completeAbove(Dataset<Row> reports, Reconciliation reconciliation) {
        var expected = reconciliation
                .coverage(Family.PARTICIPANTS)
                .select(
                        col("campaign_year"),
                        col("code").as("reporter_code"),
                        col("expected").as("children"));
        return reports.where(col("status").equalTo("accepted").and(col("kind").equalTo("consolidated")))
                .join(expected, REPORTER)
                .where(col("children").gt(0).and(col("coverage_received").geq(col("children"))))
                .select(col("campaign_year"), col("reporter_code").as("parent_code"))
                .distinct()
                .withColumn("complete_above", lit(true));
    }

    /** What the reporter itself sent comes before what a body above says of it. */
    private static Column status() {
        var isUnit = col("level").equalTo("unit");
        var ownDirect = is("own_direct").and(isUnit.or(not(is("has_children"))));
        var notHeld = is("consolidated_not_held")
                .or(not(is("own_consolidated")).and(ownDirect).and(is("direct_not_held")));
        return when(col("exempt"), "exempt")
                .when(notHeld, "nil")
                .when(is("own_consolidated").or(ownDirect), "reported")
                .when(is("returned").and(not(is("own_direct"))), "returned")
                .when(is("document").and(not(is("own_direct"))), "document_only")
                .when(is("complete_above").or(is("relayed")), "via_parent")
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
