package vn.htsd.transform.mart;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import vn.htsd.data.form.FormCatalogue;
import vn.htsd.data.table.TableSpec;
import vn.htsd.data.table.Tables;
import vn.htsd.transform.stage.ReporterDirectory;
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

    static Dataset<Row> reporters(Staged staged) {
        var rows = ReporterDirectory.versions(staged.directory()).stream()
                .map(entry -> RowFactory.create(
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
        return Schemas.rows(staged.spark(), rows, Tables.DIM_REPORTER);
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
