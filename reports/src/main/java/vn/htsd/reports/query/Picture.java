package vn.htsd.reports.query;

import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A picture that came with a report that counts.
 *
 * @param id made from the picture
 * @param listed whether the reference of the build lists it as approved ({@code approved_photos.csv})
 */
public record Picture(
        String id,
        int campaign,
        String submission,
        String sha256,
        @Nullable String caption,
        boolean listed,
        String reporter,
        String reporterCode) {
    private static final String SQL =
            """
            SELECT DISTINCT ON (p.campaign_year, p.photo_sha256) 'P' || left(p.photo_sha256, 12) AS id, p.campaign_year, p.submission_id,
              p.photo_sha256, p.caption, p.approved, r.name, r.code
            FROM (FROM photo WHERE %s AND submission_id IN (SELECT submission_id FROM submission WHERE status = 'accepted')) p
            JOIN dim_reporter r USING (reporter_key)
            ORDER BY p.campaign_year, p.photo_sha256, r.code, p.submission_id
            """;

    public static List<Picture> of(Warehouse warehouse, Slice slice) {
        return warehouse.list(SQL.formatted(slice.reporters()), Picture::read).stream()
                .sorted(java.util.Comparator.comparing(Picture::reporterCode).thenComparing(Picture::id))
                .toList();
    }

    /** In each campaign that it was sent in. */
    public static List<Picture> named(Warehouse warehouse, String id) {
        return warehouse.list(
                "FROM (" + SQL.formatted("true") + ") WHERE id = ? ORDER BY campaign_year", Picture::read, id);
    }

    private static Picture read(Row row) throws SQLException {
        return new Picture(
                row.text("id"),
                row.year("campaign_year"),
                row.text("submission_id"),
                row.text("photo_sha256"),
                row.textOrNull("caption"),
                row.flag("approved"),
                row.text("name"),
                row.text("code"));
    }
}
