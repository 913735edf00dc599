package vn.htsd.reports.query;

import java.util.List;
import vn.htsd.reports.figure.Origin;
import vn.htsd.reports.figure.Quantity;

/** The units that report straight to a province and did not, by name. */
public record DirectlyAbsent(Quantity number, List<String> names) {
    public DirectlyAbsent {
        names = List.copyOf(names);
    }

    public static DirectlyAbsent read(Warehouse warehouse, Slice province) {
        var where = province.reporters() + " AND expected AND status = 'missing' AND level = 'unit' AND reporter_key IN"
                + " (SELECT reporter_key FROM dim_reporter WHERE reports_to = "
                + DuckFile.quoted(province.place().code()) + ")";
        var names = warehouse.list(
                "SELECT r.name, row_number() OVER (ORDER BY r.name, r.code) AS row_at FROM (FROM fact_reporting WHERE "
                        + where + ") f JOIN dim_reporter r USING (reporter_key) ORDER BY row_at",
                row -> row.text("name"));
        return new DirectlyAbsent(
                new Quantity("units.missing", (long) names.size(), Origin.rows("fact_reporting", where)), names);
    }
}
