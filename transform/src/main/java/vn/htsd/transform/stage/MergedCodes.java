package vn.htsd.transform.stage;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import vn.htsd.data.register.ReporterAliases;

/** What was landed under a code that has since been merged into another counts as that other's. */
final class MergedCodes {
    private static final String[] COLUMNS = {"reporter_code", "reports_to", "counted_in", "relayed_by"};

    private MergedCodes() {}

    static Dataset<Row> read(Dataset<Row> reports, ReporterAliases aliases) {
        return aliases.targets().isEmpty() ? reports : reports.na().replace(COLUMNS, aliases.targets());
    }
}
