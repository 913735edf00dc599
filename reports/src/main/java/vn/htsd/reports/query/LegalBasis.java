package vn.htsd.reports.query;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A document that a campaign rests on, in a slice: national ones, and those of the places in or around it. {@code place} is blank where it holds for the whole country. */
public record LegalBasis(@Nullable String place, String document) {
    private static final String SQL =
            """
            SELECT l.name AS place, b.document,
              row_number() OVER (ORDER BY b.scope <> 'nation', b.scope_code, b.document) AS row_at
            FROM campaign_legal_basis b
            JOIN dim_campaign c USING (campaign_year)
            LEFT JOIN dim_locality l
              ON l.code = b.scope_code AND l.level = b.scope
             AND c.week_start >= l.valid_from AND (l.valid_to IS NULL OR c.week_start < l.valid_to)
            WHERE b.campaign_year = ? AND (? OR b.scope = 'nation' OR l.locality_key IN (
              SELECT province_key FROM dim_locality WHERE locality_key = ? UNION ALL SELECT ?))
            ORDER BY row_at
            """;

    public static List<LegalBasis> read(Warehouse warehouse, Slice slice) {
        return warehouse.list(
                SQL,
                row -> new LegalBasis(row.textOrNull("place"), row.text("document")),
                slice.campaign(),
                slice.isNation(),
                slice.place().key(),
                slice.place().key());
    }

    public boolean national() {
        return place == null;
    }
}
