package vn.htsd.reports.query;

import java.util.List;
import vn.htsd.reports.figure.Origin;
import vn.htsd.reports.figure.Quantity;

/** Participations of one population group in the whole country. */
public record PopulationTotal(String code, String vi, String en, Quantity value) {
    private static final String SQL =
            """
            SELECT d.code, d.name_vi, d.name_en, sum(f.participants) AS participants
            FROM dim_population_group d
            LEFT JOIN fact_participants f ON f.population_group = d.code AND f.campaign_year = ?
            GROUP BY d.code, d.name_vi, d.name_en, d.sort
            HAVING d.code <> 'unspecified' OR sum(f.participants) > 0
            ORDER BY d.sort
            """;

    public static List<PopulationTotal> read(Warehouse warehouse, int campaign) {
        return warehouse.list(
                SQL,
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
                                        "campaign_year = " + campaign + " AND population_group = '" + row.text("code")
                                                + "'"))),
                campaign);
    }
}
