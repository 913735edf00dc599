package vn.htsd.reports.query;

import java.util.List;
import vn.htsd.reports.figure.Origin;
import vn.htsd.reports.figure.Quantity;

/** Money from one funding source in a slice. */
public record FundingTotal(String code, String vi, String en, Quantity value) {
    private static final String SQL =
            """
            SELECT d.code, d.name_vi, d.name_en, sum(f.amount_vnd) AS amount_vnd, row_number() OVER (ORDER BY d.sort) AS row_at
            FROM dim_funding_source d
            LEFT JOIN (FROM fact_funding WHERE %s) f ON f.funding_source = d.code
            GROUP BY d.code, d.name_vi, d.name_en, d.sort
            HAVING d.code <> 'unspecified' OR sum(f.amount_vnd) IS NOT NULL
            ORDER BY row_at
            """;

    public static List<FundingTotal> read(Warehouse warehouse, Slice slice) {
        return warehouse.list(
                SQL.formatted(slice.facts()),
                row -> new FundingTotal(
                        row.text("code"),
                        row.text("name_vi"),
                        row.text("name_en"),
                        row.quantity(
                                "amount_vnd",
                                row.text("code"),
                                Origin.sum(
                                        "fact_funding",
                                        "amount_vnd",
                                        slice.facts() + " AND funding_source = '" + row.text("code") + "'"))));
    }
}
