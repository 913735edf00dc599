package vn.htsd.transform.mart;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.percentile;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static vn.htsd.transform.stage.Effort.broadcast;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import vn.htsd.data.campaign.Campaign;
import vn.htsd.data.finding.Finding;
import vn.htsd.data.finding.Rule;
import vn.htsd.data.locality.Locality;
import vn.htsd.data.locality.LocalityLevel;
import vn.htsd.data.problem.Figure;
import vn.htsd.data.problem.Message;
import vn.htsd.transform.stage.Branches;
import vn.htsd.transform.stage.Schemas;
import vn.htsd.transform.stage.Staged;

/**
 * Figures far from what is usual. Peers are the reports of the same type, level, kind and campaign; what is compared is the
 * total that a report gives of each measure. Usual is what the reporter's own earlier year leads one to expect, scaled by the
 * median growth of at least ten peers; where that is not known, the median of at least ten peers. Far is more than 3.5 ×
 * 1.4826 × MAD of the peers' figures, and where the own growth is known, of their growth too; a MAD of 0 tells nothing. So a
 * great province is not strange each year for being great.
 *
 * <p>Money a thousand times the own earlier year is the usual slip of the unit, whatever the peers say.
 */
final class Outliers {
    private static final int FEWEST_PEERS = 10;
    private static final double FAR = 3.5 * 1.4826;
    /** A slip from đồng to thousands is a factor of a thousand times the year's real change, which may be a fall. */
    private static final double THOUSANDFOLD = 500;

    private static final String[] PEERS = {"campaign_year", "reporter_level", "reporter_type", "kind", "measure"};

    private static final StructType STAYING = new StructType()
            .add("campaign_year", DataTypes.IntegerType)
            .add("locality_key", DataTypes.StringType)
            .add("earlier_locality", DataTypes.StringType);

    private static final StructType YEARS =
            new StructType().add("campaign_year", DataTypes.IntegerType).add("earlier_year", DataTypes.IntegerType);

    private final Staged staged;
    private final Dataset<Row> totals;
    private final Dataset<Row> known;

    /**
     * @param staged with a reference that knows every campaign
     * @param totals what {@link #totals} gives of the campaigns that are judged
     * @param known the same of every campaign
     */
    Outliers(Staged staged, Dataset<Row> totals, Dataset<Row> known) {
        this.staged = staged;
        this.totals = totals;
        this.known = known;
    }

    /** By campaign. */
    Map<Integer, List<Found>> found() {
        var rows = withEarlier(
                        staged, withSpread(withMedian(totals, "value", "usual"), "value", "usual", "spread"), known)
                .withColumn("expected", coalesce(col("earlier").multiply(col("usual_growth")), col("usual")))
                .where(isFar().or(isThousandfold()))
                .withColumn(
                        "sentence",
                        when(isThousandfold(), "OUTLIER.thousandfold")
                                .when(
                                        col("usual_growth")
                                                .isNotNull()
                                                .and(col("earlier").isNotNull()),
                                        "OUTLIER.growth")
                                .otherwise("OUTLIER"))
                .withColumn("expected", when(isThousandfold(), col("earlier")).otherwise(col("expected")))
                .select("submission_id", "measure", "value", "expected", "place", "sentence", "campaign_year")
                .collectAsList();
        return rows.stream()
                .collect(Collectors.groupingBy(
                        row -> row.<Integer>getAs("campaign_year"),
                        Collectors.mapping(Outliers::found, Collectors.toList())));
    }

    /** What each standing report that held the Week gives of each measure, and where the greatest part of it stands. */
    static Dataset<Row> totals(Staged staged) {
        var measures = staged.measures();
        var reporters = staged.standing()
                .select(
                        col("submission_id"),
                        col("reporter_level"),
                        coalesce(col("reporter_type"), lit("other")).as("reporter_type"),
                        col(Branches.COLUMN));
        return figures(measures.participants(), "participants", col("value"))
                .union(figures(measures.classes(), "classes", col("classes")))
                .union(figures(measures.funding(), "amount_vnd", col("amount_vnd")))
                .join(reporters, "submission_id");
    }

    private static Dataset<Row> figures(Dataset<Row> rows, String measure, Column value) {
        var amount = value.cast("double");
        return rows.where(col("status")
                        .equalTo("accepted")
                        .and(col("held").notEqual("not_held"))
                        .and(value.isNotNull()))
                .groupBy("submission_id", "campaign_year", "reporter_code", "locality_key", "kind")
                .agg(
                        sum(amount).as("value"),
                        max_by(Found.placeIn(col("source_ref")), struct(amount, col("source_ref")))
                                .as("place"))
                .withColumn("measure", lit(measure));
    }

    /** The rows with the median of {@code value} among their peers; null where there are too few of these. */
    private static Dataset<Row> withMedian(Dataset<Row> rows, String value, String median) {
        var medians = rows.where(col(value).isNotNull())
                .groupBy(columns())
                .agg(percentile(col(value), lit(0.5)).as(median), count(lit(1)).as("reports"))
                .where(col("reports").gt(FEWEST_PEERS))
                .drop("reports");
        return rows.join(broadcast(medians), PEERS, "left");
    }

    /** The rows with the MAD of {@code value} among their peers, as {@code spread}. */
    private static Dataset<Row> withSpread(Dataset<Row> rows, String value, String median, String spread) {
        var spreads = rows.where(col(value).isNotNull().and(col(median).isNotNull()))
                .groupBy(columns())
                .agg(percentile(abs(col(value).minus(col(median))), lit(0.5)).as(spread));
        return rows.join(broadcast(spreads), PEERS, "left");
    }

    private static Column[] columns() {
        return java.util.Arrays.stream(PEERS).map(name -> col(name)).toArray(Column[]::new);
    }

    private static Dataset<Row> withEarlier(Staged staged, Dataset<Row> rows, Dataset<Row> totals) {
        var earlier = totals.select(
                col("campaign_year").as("earlier_year"),
                col("reporter_code"),
                col("reporter_level"),
                col("kind"),
                col("measure"),
                col("locality_key").as("earlier_place"),
                col("value").as("earlier"));
        var sameReporter = new String[] {"earlier_year", "reporter_code", "reporter_level", "kind", "measure"};
        // The code of an administrative unit may have meant another one, or a smaller one, the year before.
        var same = col("reporter_level").equalTo("unit").or(col("earlier_place").equalTo(col("earlier_locality")));
        var known = rows.join(broadcast(years(staged)), new String[] {"campaign_year"}, "left")
                .join(broadcast(staying(staged)), new String[] {"campaign_year", "locality_key"}, "left")
                .join(earlier, sameReporter, "left")
                .withColumn("earlier", when(same.and(col("earlier").gt(0)), col("earlier")))
                .withColumn("growth", col("value").divide(col("earlier")));
        return withSpread(withMedian(known, "growth", "usual_growth"), "growth", "usual_growth", "growth_spread");
    }

    /** Each campaign with the one before it. */
    private static Dataset<Row> years(Staged staged) {
        var years = staged.reference().campaigns().years();
        var rows = new ArrayList<Row>();
        for (int at = 1; at < years.size(); at++) {
            rows.add(RowFactory.create(years.get(at), years.get(at - 1)));
        }
        return Schemas.rows(staged.spark(), rows, YEARS);
    }

    /** The administrative units of each campaign that are, whole and alone, what one unit of the campaign before was. */
    private static Dataset<Row> staying(Staged staged) {
        var campaigns = staged.reference().campaigns().campaigns();
        var rows = new ArrayList<Row>();
        for (int at = 1; at < campaigns.size(); at++) {
            for (var level : LocalityLevel.values()) {
                addStaying(staged, campaigns.get(at - 1), campaigns.get(at), level, rows);
            }
        }
        return Schemas.rows(staged.spark(), rows, STAYING);
    }

    private static void addStaying(
            Staged staged, Campaign before, Campaign campaign, LocalityLevel level, List<Row> rows) {
        var localities = staged.reference().localities();
        for (var locality : localities.inForce(level, campaign.weekStart())) {
            var forebears = localities.forebearsOn(before.weekStart(), locality);
            if (forebears.size() == 1
                    && localities
                            .heirsOn(campaign.weekStart(), forebears.get(0))
                            .equals(List.of(locality))) {
                Locality earlier = forebears.get(0);
                rows.add(RowFactory.create(campaign.year(), locality.key(), earlier.key()));
            }
        }
    }

    private static Column isFar() {
        var far = isFar("value", "expected", "spread");
        // What grew as the others did is not strange, however great it is.
        var grewOtherwise = coalesce(isFar("growth", "usual_growth", "growth_spread"), lit(true));
        return coalesce(far.and(grewOtherwise), lit(false));
    }

    private static Column isFar(String value, String usual, String spread) {
        return col(spread)
                .gt(0)
                .and(abs(col(value).minus(col(usual))).gt(col(spread).multiply(FAR)));
    }

    private static Column isThousandfold() {
        return coalesce(col("measure").equalTo("amount_vnd").and(col("growth").geq(THOUSANDFOLD)), lit(false));
    }

    private static Found found(Row row) {
        var value = Figure.of(Math.round(row.<Double>getAs("value")));
        var expected = Figure.of(Math.round(row.<Double>getAs("expected")));
        var measure = Message.of(Rule.BUNDLE, "measure." + row.getAs("measure"));
        var sentence = Message.of(Rule.BUNDLE, row.getAs("sentence"), value, measure, expected);
        var finding =
                new Finding(Rule.OUTLIER, row.getAs("place"), value.value().toPlainString(), sentence);
        return new Found(row.getAs("submission_id"), finding);
    }
}
