package vn.htsd.reports.query;

import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a report that counts says in its own words, in one part of it.
 *
 * @param id made from the report, the part and the words: it changes when they do
 * @param part last part of the section's name: {@code difficulties}, {@code ministry}
 */
public record Quotation(
        String id, int campaign, String submission, String part, String text, String reporter, String reporterCode) {
    private static final String SQL =
            """
            SELECT 'Q' || left(sha256(n.submission_id || chr(10) || n.section || chr(10) || n.text), 12) AS id,
              n.campaign_year, n.submission_id, regexp_extract(n.section, '[^.]+$') AS part, trim(n.text) AS text,
              r.name, r.code, row_number() OVER (ORDER BY CASE r.level WHEN 'ministry' THEN 1 WHEN 'province' THEN 2 WHEN 'district' THEN 3 WHEN 'commune'
                THEN 4 ELSE 5 END, r.code, n.submission_id, n.section) AS row_at
            FROM (FROM narrative WHERE trim(text) <> '' AND %s) n JOIN dim_reporter r USING (reporter_key)
            ORDER BY row_at
            LIMIT %d
            """;

    /** Of whole reports, those of provinces first. */
    public static List<Quotation> first(Warehouse warehouse, Slice slice, int most) {
        return list(warehouse, slice.reporters(), most);
    }

    /** All that certain reports of the slice say. */
    public static List<Quotation> of(Warehouse warehouse, Slice slice, Collection<String> submissions) {
        if (submissions.isEmpty()) {
            return List.of();
        }
        var listed = submissions.stream().map(DuckFile::quoted).sorted().collect(Collectors.joining(", "));
        return list(warehouse, slice.reporters() + " AND submission_id IN (" + listed + ")", Integer.MAX_VALUE);
    }

    /** How many there are in the slice. */
    public static long number(Warehouse warehouse, Slice slice) {
        return warehouse
                .first(
                        "SELECT count(*) AS n FROM narrative WHERE trim(text) <> '' AND " + slice.reporters(),
                        row -> row.numberOrZero("n"))
                .orElse(0L);
    }

    public static Optional<Quotation> named(Warehouse warehouse, String id) {
        return warehouse.first(
                "FROM (" + SQL.formatted("true", Integer.MAX_VALUE) + ") WHERE id = ?", Quotation::read, id);
    }

    private static List<Quotation> list(Warehouse warehouse, String where, int most) {
        return warehouse.list(SQL.formatted(where, most), Quotation::read);
    }

    private static Quotation read(Row row) throws SQLException {
        return new Quotation(
                row.text("id"),
                row.year("campaign_year"),
                row.text("submission_id"),
                row.text("part"),
                row.text("text"),
                row.text("name"),
                row.text("code"));
    }
}
