package vn.htsd.reports.query;

import java.util.HashMap;
import java.util.Map;

/** Money by province and source, in đồng, for a chart: the figures themselves stand in the tables. */
public record FundingByProvince(Map<String, Map<String, Long>> amounts) {
    private static final String SQL =
            """
            SELECT l.province_key, f.funding_source, sum(f.amount_vnd) AS amount_vnd
            FROM fact_funding f JOIN dim_locality l USING (locality_key)
            WHERE f.campaign_year = ? AND l.province_key IS NOT NULL GROUP BY 1, 2
            """;

    private record Part(String province, String source, long amount) {}

    public static FundingByProvince read(Warehouse warehouse, int campaign) {
        var amounts = new HashMap<String, Map<String, Long>>();
        warehouse
                .list(
                        SQL,
                        row -> new Part(
                                row.text("province_key"), row.text("funding_source"), row.numberOrZero("amount_vnd")),
                        campaign)
                .forEach(part -> amounts.computeIfAbsent(part.province(), none -> new HashMap<>())
                        .put(part.source(), part.amount()));
        return new FundingByProvince(Map.copyOf(amounts));
    }

    /** What the sources gave to one province together. */
    public double of(String province, String... sources) {
        var given = amounts.getOrDefault(province, Map.of());
        double sum = 0;
        for (var source : sources) {
            sum += given.getOrDefault(source, 0L);
        }
        return sum;
    }
}
