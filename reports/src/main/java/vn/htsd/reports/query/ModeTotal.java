package vn.htsd.reports.query;

import java.util.List;
import vn.htsd.reports.figure.Origin;
import vn.htsd.reports.figure.Quantity;

/** Participations by the way in which activities were held. */
public record ModeTotal(String code, String vi, String en, Quantity value) {
    private static final String SQL =
            """
            SELECT d.code, d.name_vi, d.name_en, sum(f.participants) AS participants, row_number() OVER (ORDER BY d.sort) AS row_at
            FROM dim_mode d
            LEFT JOIN (FROM fact_participants WHERE %s) f ON f.mode = d.code
            GROUP BY d.code, d.name_vi, d.name_en, d.sort
            HAVING d.code <> 'unspecified' OR sum(f.participants) IS NOT NULL
            ORDER BY row_at
            """;

    public static List<ModeTotal> read(Warehouse warehouse, Slice slice) {
        return warehouse.list(
                SQL.formatted(slice.facts()),
                row -> new ModeTotal(
                        row.text("code"),
                        row.text("name_vi"),
                        row.text("name_en"),
                        row.quantity(
                                "participants",
                                "mode." + row.text("code"),
                                Origin.sum(
                                        "fact_participants",
                                        "participants",
                                        slice.facts() + " AND mode = '" + row.text("code") + "'"))));
    }
}
