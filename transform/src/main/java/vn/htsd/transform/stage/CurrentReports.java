package vn.htsd.transform.stage;

import static org.apache.spark.sql.functions.array_position;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.dense_rank;
import static org.apache.spark.sql.functions.lead;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/**
 * Which report of a reporter, year and kind stands.
 *
 * <p>Of the reporter's own ones: the highest revision, of equal ones the later received, of those the greater content hash,
 * so that the order of files never matters. Of those that bodies above relayed by form B: a later form B replaces an earlier
 * one of the same body and year whole; of several bodies the nearest in the reporting line counts, then the later received.
 * A relayed report yields to an own one of the same kind that was accepted.
 */
public final class CurrentReports {
    private static final String[] REPORTER = {"campaign_year", "reporter_code"};
    private static final int NO_ANCESTOR = 1_000;

    private CurrentReports() {}

    /**
     * Marks overtaken reports {@code superseded}, names in {@code supersedes} the one that each took the place of, and flags
     * as {@code best_relay} the relayed report that would stand if there were no own one.
     *
     * @param lines {@code campaign_year, reporter_code, above}: the codes above each reporter, up to the nation
     */
    public static Dataset<Row> latestWins(Dataset<Row> reports, Dataset<Row> lines) {
        var isRelayed = col("relayed_by").isNotNull();
        var own = ownLatest(reports.where(isRelayed.equalTo(lit(false))));
        var sent = own.where(accepted())
                .select(
                        col("campaign_year"),
                        col("reporter_code"),
                        col("kind"),
                        lit(true).as("own"))
                .distinct();
        var relayed = bestRelay(reports.where(isRelayed), lines)
                .join(sent, new String[] {"campaign_year", "reporter_code", "kind"}, "left")
                .withColumn(
                        "status",
                        when(
                                        accepted()
                                                .and(col("best_relay")
                                                        .equalTo(lit(false))
                                                        .or(col("own"))),
                                        lit("superseded"))
                                .otherwise(col("status")))
                .drop("own");
        return own.withColumn("best_relay", lit(false)).unionByName(relayed);
    }

    private static Dataset<Row> ownLatest(Dataset<Row> reports) {
        var newestFirst = Window.partitionBy(col("campaign_year"), col("reporter_code"), col("kind"), accepted())
                .orderBy(
                        revision().desc(),
                        col("received_at").desc(),
                        col("sha256").desc(),
                        col("submission_id").desc());
        return reports.withColumn("place", when(accepted(), row_number().over(newestFirst)))
                .withColumn(
                        "supersedes", when(accepted(), lead("submission_id", 1).over(newestFirst)))
                .withColumn(
                        "status", when(col("place").gt(1), lit("superseded")).otherwise(col("status")))
                .drop("place");
    }

    private static Dataset<Row> bestRelay(Dataset<Row> reports, Dataset<Row> lines) {
        var newestFile = Window.partitionBy(col("campaign_year"), col("relayed_by"), accepted())
                .orderBy(
                        revision().desc(),
                        col("received_at").desc(),
                        col("sha256").desc());
        var nearest = Window.partitionBy(col("campaign_year"), col("reporter_code"), col("kind"), col("of_newest"))
                .orderBy(
                        col("distance"),
                        col("received_at").desc(),
                        col("sha256").desc(),
                        col("submission_id").desc());
        var standing = col("of_newest").and(row_number().over(nearest).equalTo(1));
        return reports.withColumn(
                        "of_newest",
                        accepted().and(dense_rank().over(newestFile).equalTo(1)))
                .join(lines, REPORTER, "left")
                .withColumn("distance", distance())
                .withColumn("best_relay", coalesce(standing, lit(false)))
                .withColumn("supersedes", lit(null).cast("string"))
                .drop("of_newest", "above", "distance");
    }

    /** How far above the reporter the body is that relayed its report. */
    private static Column distance() {
        var place = coalesce(array_position(col("above"), col("relayed_by")), lit(0L));
        return when(col("relayed_by").equalTo(col("reporter_code")), lit(0L))
                .when(place.equalTo(0L), lit(NO_ANCESTOR))
                .otherwise(place);
    }

    private static Column revision() {
        return coalesce(col("revision"), lit(1));
    }

    private static Column accepted() {
        return col("status").isin("accepted", "memo");
    }
}
