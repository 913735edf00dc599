package vn.htsd.reports.query;

import java.util.List;
import vn.htsd.reports.figure.Origin;
import vn.htsd.reports.figure.Quantity;

/** Participations of one population group in a slice. */
public record PopulationTotal(String code, String vi, String en, Quantity value) {
    private static final String SQL =
            """
            SELECT d.code, d.name_vi, d.name_en, sum(f.participants) AS participants, row_number() OVER (ORDER BY d.sort) AS row_at
            FROM dim_population_group d
            LEFT JOIN (FROM fact_participants WHERE %s) f ON f.population_group = d.code
            GROUP BY d.code, d.name_vi, d.name_en, d.sort
            HAVING d.code <> 'unspecified' OR sum(f.participants) > 0
            ORDER BY row_at
            """;

    public static List<PopulationTotal> read(Warehouse warehouse, Slice slice) {
        return warehouse.list(
                SQL.formatted(slice.facts()),
                row -> new PopulationTotal(
                        row.text("code"),
                        row.text("name_vi"),
                        row.text("name_en"),
                        row.quantity(
                                "participants",
                                "population." + row.text("code"),
                                Origin.sum(
                                        "fact_participants",
                                        "participants",
                                        slice.facts() + " AND population_group = '" + row.text("code") + "'"))));
    }
}
