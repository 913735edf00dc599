package vn.htsd.transform.mart;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import vn.htsd.data.locality.LocalityCatalogue;
import vn.htsd.transform.stage.Schemas;
import vn.htsd.transform.stage.Staged;

/** {@code reporting_summary}: both rates and timeliness of the expected reporters, by province and for the nation. */
final class ReportingSummary {
    private ReportingSummary() {}

    static Dataset<Row> of(Staged staged, Dataset<Row> reporting) {
        var provinceOf = Schemas.rows(
                staged.spark(),
                staged.reference().localities().all().stream()
                        .filter(locality -> locality.provinceKey() != null)
                        .map(locality -> RowFactory.create(locality.key(), locality.provinceKey()))
                        .toList(),
                new StructType().add("locality_key", DataTypes.StringType).add("province_key", DataTypes.StringType));
        var expected =
                reporting.where(col("expected")).join(broadcast(provinceOf), new String[] {"locality_key"}, "left");
        var nation = lit(LocalityCatalogue.NATION.key());
        return counted(expected.withColumn("province_key", coalesce(col("province_key"), nation)))
                .union(counted(expected.withColumn("province_key", nation)));
    }

    private static Dataset<Row> counted(Dataset<Row> reporters) {
        var real = coalesce(col("deadline_assumed"), lit(true)).equalTo(lit(false));
        return reporters
                .groupBy("campaign_year", "province_key", "level")
                .agg(
                        count(lit(1)).as("expected"),
                        number(col("status").isin("reported", "nil")).as("own_report"),
                        number(col("status").notEqual("missing")).as("covered"),
                        number(col("status").equalTo("returned")).as("returned"),
                        number(col("status").equalTo("missing")).as("missing"),
                        // Nobody is late by a deadline that no document sets.
                        number(real.and(col("timeliness").equalTo("on_time"))).as("on_time"),
                        number(real.and(col("timeliness").equalTo("late"))).as("late"),
                        number(col("timeliness").isNotNull().and(not(real))).as("not_assessed"),
                        max(coalesce(col("deadline_assumed"), lit(true))).as("deadline_assumed"));
    }

    private static Column number(Column condition) {
        return sum(when(condition, 1L).otherwise(0L));
    }
}
