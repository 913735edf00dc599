package vn.htsd.transform.stage;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lead;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/**
 * Latest revision wins: of the accepted reports of one reporter, year and kind the highest revision counts, of equal ones
 * the later received, of those the greater content hash, so that the order of files never matters.
 */
public final class CurrentReports {
    private CurrentReports() {}

    /** Marks overtaken reports {@code superseded} and names in {@code supersedes} the one that each took the place of. */
    public static Dataset<Row> latestWins(Dataset<Row> reports) {
        var accepted = col("status").isin("accepted", "memo");
        return reports.withColumn("place", when(accepted, row_number().over(newestFirst())))
                .withColumn(
                        "supersedes", when(accepted, lead("submission_id", 1).over(newestFirst())))
                .withColumn(
                        "status", when(col("place").gt(1), lit("superseded")).otherwise(col("status")))
                .drop("place");
    }

    private static WindowSpec newestFirst() {
        return Window.partitionBy(
                        col("campaign_year"),
                        col("reporter_code"),
                        col("kind"),
                        col("status").isin("accepted", "memo"))
                .orderBy(
                        coalesce(col("revision"), lit(1)).desc(),
                        col("received_at").desc(),
                        col("sha256").desc(),
                        col("submission_id").desc());
    }
}
