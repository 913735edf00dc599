package vn.htsd.transform.mart;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static vn.htsd.transform.stage.Effort.broadcast;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import vn.htsd.data.locality.LocalityCatalogue;
import vn.htsd.transform.stage.Schemas;
import vn.htsd.transform.stage.Staged;

/**
 * {@code reporting_summary} and {@code reporting_rate}: both rates of the expected reporters, by province and by every
 * locality. Where no unit is registered, nobody knows how many should report: {@code expected} is null beside those that did.
 */
final class ReportingSummary {
    private static final StructType ABOVE =
            new StructType().add("locality_key", DataTypes.StringType).add("above_key", DataTypes.StringType);

    private ReportingSummary() {}

    static Dataset<Row> of(Staged staged, Dataset<Row> reporting) {
        var provinceOf = Schemas.rows(
                staged.spark(),
                staged.reference().localities().all().stream()
                        .filter(locality -> locality.provinceKey() != null)
                        .map(locality -> RowFactory.create(locality.key(), locality.provinceKey()))
                        .toList(),
                new StructType().add("locality_key", DataTypes.StringType).add("province_key", DataTypes.StringType));
        var counted = counted(reporting).join(broadcast(provinceOf), new String[] {"locality_key"}, "left");
        var nation = lit(LocalityCatalogue.NATION.key());
        // Who lies in no province is counted with the nation alone.
        return summed(counted.where(col("province_key").isNotNull()), "province_key")
                .union(summed(counted.withColumn("province_key", nation), "province_key"));
    }

    /** The rates of those that lie in each locality, whomever they report to. */
    static Dataset<Row> rates(Staged staged, Dataset<Row> reporting) {
        var localities = staged.reference().localities();
        var above = Schemas.rows(
                staged.spark(),
                localities.all().stream()
                        .flatMap(locality -> localities.lineOf(locality).stream()
                                .map(each -> RowFactory.create(locality.key(), each.key())))
                        .toList(),
                ABOVE);
        var inside = counted(reporting)
                .join(broadcast(above), new String[] {"locality_key"})
                .drop("locality_key")
                .withColumnRenamed("above_key", "locality_key");
        return summed(inside, "locality_key")
                .withColumn("own_rate", col("own_report").divide(col("expected")))
                .withColumn("covered_rate", col("covered").divide(col("expected")));
    }

    /** The expected reporters; of units also those that nobody registered, who count only where nobody is. */
    private static Dataset<Row> counted(Dataset<Row> reporting) {
        var unregistered = col("level").equalTo("unit").and(not(col("exempt")));
        return reporting.where(col("expected").or(unregistered));
    }

    private static Dataset<Row> summed(Dataset<Row> reporters, String place) {
        var sums = reporters
                .groupBy("campaign_year", place, "level", "expected")
                .agg(
                        count(lit(1)).as("reporters"),
                        number(col("status").isin("reported", "nil")).as("own_report"),
                        number(col("status").notEqual("missing")).as("covered"),
                        number(col("status").equalTo("returned")).as("returned"),
                        number(col("status").equalTo("missing")).as("missing"),
                        // Nobody is late by a deadline that no document sets.
                        number(isReal().and(col("timeliness").equalTo("on_time")))
                                .as("on_time"),
                        number(isReal().and(col("timeliness").equalTo("late"))).as("late"),
                        number(col("timeliness").isNotNull().and(not(isReal()))).as("not_assessed"),
                        max(coalesce(col("deadline_assumed"), lit(true))).as("deadline_assumed"));
        // Beside registered units, those that are not count in no rate.
        var registeredFirst = Window.partitionBy("campaign_year", place, "level")
                .orderBy(col("expected").desc());
        return sums.withColumn("place", row_number().over(registeredFirst))
                .where(col("place").equalTo(1))
                .withColumn("expected", when(col("expected"), col("reporters")))
                .drop("place", "reporters")
                .select(
                        "campaign_year",
                        place,
                        "level",
                        "expected",
                        "own_report",
                        "covered",
                        "returned",
                        "missing",
                        "on_time",
                        "late",
                        "not_assessed",
                        "deadline_assumed");
    }

    private static Column isReal() {
        return coalesce(col("deadline_assumed"), lit(true)).equalTo(lit(false));
    }

    private static Column number(Column condition) {
        return sum(when(condition, 1L).otherwise(0L));
    }
}
