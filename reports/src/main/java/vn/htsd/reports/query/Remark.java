package vn.htsd.reports.query;

import java.util.List;

/** One finding about one report, with who sent it; empty name where nobody knows. */
public record Remark(String name, String file, String vi, String en) {
    private static final String SQL =
            """
            SELECT coalesce(r.name, s.sender, '') AS name, s.file_name, f.message_vi, f.message_en
            FROM finding f JOIN submission s USING (submission_id) LEFT JOIN dim_reporter r USING (reporter_key)
            WHERE s.campaign_year = ? AND %s
            ORDER BY s.received_at, s.submission_id, f.line LIMIT ?
            """;

    /** Findings by one of the rules. */
    public static List<Remark> ofRules(Warehouse warehouse, int campaign, List<String> codes, int most) {
        var listed = String.join(", ", codes.stream().map(DuckFile::quoted).toList());
        return read(warehouse, campaign, "f.code IN (" + listed + ")", most);
    }

    /** Why reports were sent back. */
    public static List<Remark> ofReturned(Warehouse warehouse, int campaign, int most) {
        return read(warehouse, campaign, "s.status = 'returned' AND f.severity = 'error'", most);
    }

    private static List<Remark> read(Warehouse warehouse, int campaign, String which, int most) {
        return warehouse.list(
                SQL.formatted(which),
                row -> new Remark(
                        row.text("name"), row.text("file_name"), row.text("message_vi"), row.text("message_en")),
                campaign,
                most);
    }
}
