package vn.htsd.transform.mart;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import vn.htsd.data.locality.Locality;
import vn.htsd.data.locality.LocalityCatalogue;
import vn.htsd.data.locality.LocalityLevel;
import vn.htsd.data.reference.Reference;
import vn.htsd.data.table.Tables;
import vn.htsd.transform.stage.Schemas;

/**
 * The administrative units in force in each campaign.
 *
 * @param localities where they are from
 */
record InForce(LocalityCatalogue localities, List<Unit> all) {
    private static final List<String> UNIT = List.of(
            "campaign_year", "locality_key", "code", "name", "full_name", "level", "parent_key", "province_key");

    /** One of them. */
    record Unit(int campaignYear, Locality locality) {}

    static InForce of(Reference reference) {
        var units = new ArrayList<Unit>();
        for (var campaign : reference.campaigns().campaigns()) {
            for (var level : LocalityLevel.values()) {
                for (var locality : reference.localities().inForce(level, campaign.weekStart())) {
                    units.add(new Unit(campaign.year(), locality));
                }
            }
        }
        return new InForce(reference.localities(), units);
    }

    /** One row each, with the columns of {@code locality_summary} that describe it. */
    Dataset<Row> units(SparkSession spark) {
        var rows = all.stream().map(InForce::row).toList();
        return Schemas.rows(spark, rows, Schemas.of(Tables.LOCALITY_SUMMARY, UNIT));
    }

    private static Row row(Unit unit) {
        var locality = unit.locality();
        return RowFactory.create(
                unit.campaignYear(),
                locality.key(),
                locality.code(),
                locality.name(),
                locality.fullName(),
                locality.level().code(),
                locality.parentKey(),
                locality.provinceKey());
    }

    /** {@code campaign_year, below_key, locality_key}: every unit with itself and all units above it. */
    Dataset<Row> closure(SparkSession spark) {
        var rows = new ArrayList<Row>();
        for (var unit : all) {
            for (var above : localities.lineOf(unit.locality())) {
                rows.add(RowFactory.create(unit.campaignYear(), unit.locality().key(), above.key()));
            }
        }
        return Schemas.rows(
                spark,
                rows,
                new StructType()
                        .add("campaign_year", "int")
                        .add("below_key", "string")
                        .add("locality_key", "string"));
    }
}
