package vn.htsd.transform.mart;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.row_number;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import vn.htsd.data.form.FormCatalogue;
import vn.htsd.data.table.TableSpec;
import vn.htsd.data.table.Tables;
import vn.htsd.transform.stage.Schemas;
import vn.htsd.transform.stage.Staged;

/** {@code dim_locality}, {@code locality_change}, {@code dim_reporter} and the code lists. */
final class Dimensions {
    private Dimensions() {}

    static Dataset<Row> localities(Staged staged) {
        var rows = staged.reference().localities().all().stream()
                .map(locality -> RowFactory.create(
                        locality.key(),
                        locality.code(),
                        locality.name(),
                        locality.fullName(),
                        locality.type(),
                        locality.level().code(),
                        locality.parentKey(),
                        locality.provinceKey(),
                        locality.validFrom(),
                        locality.validTo()))
                .toList();
        return Schemas.rows(staged.spark(), rows, Tables.DIM_LOCALITY);
    }

    static Dataset<Row> localityChanges(Staged staged) {
        var rows = staged.reference().localities().changes().stream()
                .map(change -> RowFactory.create(
                        change.fromKey(),
                        change.toKey(),
                        change.effectiveDate(),
                        change.kind(),
                        change.weight(),
                        change.basis()))
                .toList();
        return Schemas.rows(staged.spark(), rows, Tables.LOCALITY_CHANGE);
    }

    /** The reporters of every campaign as they were in it. */
    static Dataset<Row> versions(Staged staged) {
        var rows = staged.directory().stream()
                .map(entry -> RowFactory.create(
                        entry.campaignYear(),
                        entry.reporterKey(),
                        entry.code(),
                        entry.name(),
                        entry.type(),
                        entry.level(),
                        entry.localityKey(),
                        entry.parentCode(),
                        entry.validFrom(),
                        entry.validTo(),
                        entry.registered(),
                        entry.provisional()))
                .toList();
        var schema = new StructType().add("campaign_year", DataTypes.IntegerType);
        for (var field : Schemas.of(Tables.DIM_REPORTER).fields()) {
            schema = schema.add(field);
        }
        return Schemas.rows(staged.spark(), rows, schema);
    }

    /** Every version of every reporter, one a key, as it was in the last campaign that saw it. */
    static Dataset<Row> reporters(Dataset<Row> versions) {
        var lastFirst =
                Window.partitionBy("reporter_key").orderBy(col("campaign_year").desc());
        return versions.withColumn("place", row_number().over(lastFirst))
                .where(col("place").equalTo(1));
    }

    /** A code list as the dimension named after it: {@code dim_mode} holds the list {@code mode}. */
    static Dataset<Row> codes(Staged staged, FormCatalogue forms, TableSpec table) {
        var entries = forms.codeList(table.name().substring("dim_".length())).entries();
        var rows = new ArrayList<Row>();
        for (int place = 0; place < entries.size(); place++) {
            var entry = entries.get(place);
            rows.add(RowFactory.create(entry.code(), entry.vi(), entry.en(), place + 1));
        }
        return Schemas.rows(staged.spark(), List.copyOf(rows), table);
    }
}
