package vn.htsd.transform.mart;

import java.util.ArrayList;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import vn.htsd.data.table.Tables;
import vn.htsd.transform.harmonise.Crosswalks;
import vn.htsd.transform.stage.Schemas;
import vn.htsd.transform.stage.Staged;

/** {@code crosswalk}: {@link Crosswalks} as rows, for whoever harmonises by SQL. */
final class CrosswalkTable {
    private CrosswalkTable() {}

    static Dataset<Row> of(Staged staged, Crosswalks crosswalks) {
        var rows = new ArrayList<Row>();
        for (var entry : crosswalks.entries()) {
            var carried = entry.carried();
            for (var part : carried.parts()) {
                rows.add(RowFactory.create(
                        entry.campaignYear(),
                        entry.target(),
                        entry.from().key(),
                        part.to().key(),
                        part.to().code(),
                        part.to().level().code(),
                        part.to().provinceKey(),
                        part.numerator(),
                        carried.denominator(),
                        carried.share(part),
                        carried.exact(),
                        carried.exactInProvince(),
                        carried.basis()));
            }
        }
        return Schemas.rows(staged.spark(), rows, Tables.CROSSWALK);
    }
}
