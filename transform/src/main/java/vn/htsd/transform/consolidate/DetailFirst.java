package vn.htsd.transform.consolidate;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The rule that holds until declarations are reconciled with details: a node's consolidated report counts only where
 * nothing below it reported and the node sent no report of its own activities. So nothing is ever counted twice; what a
 * declaration holds beyond its details is left out, and the build and the reports say so.
 */
public final class DetailFirst {
    /** Name of the rule in {@code build.consolidation}. */
    public static final String NAME = "detail_first";

    private static final String[] REPORTER = {"campaign_year", "reporter_code"};

    private DetailFirst() {}

    /**
     * Marks consolidated reports that do not count {@code not_counted}.
     *
     * @param reports one row a submission, latest revision marked
     * @param lines {@code campaign_year, reporter_code, above}: the codes above each reporter, up to the nation
     */
    public static Dataset<Row> setAside(Dataset<Row> reports, Dataset<Row> lines) {
        var reporting = reports.where(col("status").equalTo("accepted"))
                .select("campaign_year", "reporter_code", "kind")
                .distinct();
        var blocked = nodesAbove(reporting, lines)
                .union(reporting.where(col("kind").equalTo("direct")).select("campaign_year", "reporter_code"))
                .distinct()
                .withColumn("blocked", lit(true));
        var declared = col("status").equalTo("accepted").and(col("kind").equalTo("consolidated"));
        return reports.join(broadcast(blocked), REPORTER, "left")
                .withColumn(
                        "status",
                        when(declared.and(coalesce(col("blocked"), lit(false))), lit("not_counted"))
                                .otherwise(col("status")))
                .drop("blocked");
    }

    /** Every node that has a reporting one strictly below it. */
    private static Dataset<Row> nodesAbove(Dataset<Row> reporting, Dataset<Row> lines) {
        return reporting
                .select("campaign_year", "reporter_code")
                .join(lines, REPORTER)
                .select(col("campaign_year"), explode(col("above")).as("reporter_code"));
    }
}
