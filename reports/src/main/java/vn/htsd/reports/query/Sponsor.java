package vn.htsd.reports.query;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * Somebody whom a report names as having given money, where that money counts.
 *
 * @param id made from the report and the name: it changes when they do
 * @param name as the report has it
 */
public record Sponsor(String id, int campaign, String submission, String name, String reporter, String reporterCode) {
    private static final int LENGTH = 12;

    private static final String SQL =
            """
            SELECT s.campaign_year, s.submission_id, r.name, r.code, row_number() OVER (ORDER BY r.code, s.submission_id) AS row_at
            FROM submission s JOIN dim_reporter r USING (reporter_key)
            WHERE s.status = 'accepted' AND s.submission_id IN (
              SELECT submission_id FROM fact_funding WHERE %1$s
              UNION ALL SELECT declared_submission_id FROM fact_funding WHERE %1$s)
            ORDER BY row_at
            """;

    /** By the code of the reporter. */
    public static List<Sponsor> of(Warehouse warehouse, Slice slice, LandedSponsors landed) {
        return read(warehouse, slice.facts(), landed);
    }

    /** Of all campaigns. */
    public static List<Sponsor> all(Warehouse warehouse, LandedSponsors landed) {
        return read(warehouse, "true", landed);
    }

    private static List<Sponsor> read(Warehouse warehouse, String where, LandedSponsors landed) {
        return warehouse
                .list(SQL.formatted(where), row -> {
                    int campaign = row.year("campaign_year");
                    var submission = row.text("submission_id");
                    var reporter = row.text("name");
                    var code = row.text("code");
                    return landed.of(submission).stream()
                            .map(name -> new Sponsor(id(submission, name), campaign, submission, name, reporter, code))
                            .toList();
                })
                .stream()
                .flatMap(List::stream)
                .toList();
    }

    private static String id(String submission, String name) {
        try {
            var digest = MessageDigest.getInstance("SHA-256")
                    .digest((submission + "\n" + name).getBytes(StandardCharsets.UTF_8));
            return "S" + HexFormat.of().formatHex(digest).substring(0, LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // Every Java has it.
        }
    }
}
