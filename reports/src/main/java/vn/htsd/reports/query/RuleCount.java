package vn.htsd.reports.query;

import java.util.List;
import vn.htsd.reports.figure.Origin;
import vn.htsd.reports.figure.Quantity;

/**
 * How often one rule was broken in the reports of a campaign, the most severe and most frequent first.
 *
 * @param example the sentence that one of them was answered with
 */
public record RuleCount(
        String code, String severity, Quantity findings, Quantity reports, String exampleVi, String exampleEn) {
    private static final String SQL =
            """
            SELECT f.code, f.severity, count(*) AS findings, count(DISTINCT submission_id) AS reports,
              min_by(f.message_vi, (f.submission_id, f.line)) AS example_vi,
              min_by(f.message_en, (f.submission_id, f.line)) AS example_en
            FROM finding f JOIN submission s USING (submission_id)
            WHERE s.campaign_year = ? AND f.severity <> 'info'
            GROUP BY f.code, f.severity
            ORDER BY f.severity, findings DESC, f.code
            """;

    public static List<RuleCount> read(Warehouse warehouse, int campaign) {
        return warehouse.list(
                SQL,
                row -> {
                    var member = row.text("code") + "." + row.text("severity");
                    var where = where(campaign) + " AND code = " + DuckFile.quoted(row.text("code"))
                            + " AND severity = " + DuckFile.quoted(row.text("severity"));
                    return new RuleCount(
                            row.text("code"),
                            row.text("severity"),
                            row.quantity("findings", member, Origin.rows("finding", where)),
                            row.quantity("reports", member, Origin.distinct("finding", "submission_id", where)),
                            row.text("example_vi"),
                            row.text("example_en"));
                },
                campaign);
    }

    /** Findings about reports of a campaign. */
    static String where(int campaign) {
        return "submission_id IN (SELECT submission_id FROM submission WHERE campaign_year = " + campaign + ")";
    }
}
