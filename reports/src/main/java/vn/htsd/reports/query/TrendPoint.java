package vn.htsd.reports.query;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One measure of one place in one year, on the geography of the target year.
 *
 * @param undetailed what is known of a unit above alone: in a table of provinces, the central level
 */
public record TrendPoint(
        String level,
        String code,
        String name,
        boolean undetailed,
        int year,
        @Nullable Long value,
        @Nullable Long changeAbs,
        @Nullable Double changeRel,
        @Nullable Long rank,
        @Nullable Double estimatedShare,
        @Nullable Double coverage,
        @Nullable Double likeForLike,
        boolean comparable,
        @Nullable String reason,
        String obsStatus) {
    private static final String SQL =
            """
            SELECT level, code, name, undetailed, campaign_year, value, change_abs, change_rel, rank, estimated_share, coverage,
              like_for_like_rel, comparable, reason, obs_status
            FROM trend
            WHERE measure = ? AND level IN ('nation', 'province') AND campaign_year BETWEEN ? AND ?
              AND target_campaign = coalesce(
                (SELECT max(target_campaign) FROM trend WHERE target_campaign = ?), (SELECT max(target_campaign) FROM trend))
            ORDER BY level, undetailed, code, campaign_year
            """;

    /** The nation and its provinces. */
    public static List<TrendPoint> read(Warehouse warehouse, String measure, int from, int to, int target) {
        return warehouse.list(
                SQL,
                row -> new TrendPoint(
                        row.text("level"),
                        row.text("code"),
                        row.text("name"),
                        row.flag("undetailed"),
                        row.year("campaign_year"),
                        row.number("value"),
                        row.number("change_abs"),
                        row.share("change_rel"),
                        row.number("rank"),
                        row.share("estimated_share"),
                        row.share("coverage"),
                        row.share("like_for_like_rel"),
                        row.flag("comparable"),
                        row.textOrNull("reason"),
                        row.text("obs_status")),
                measure,
                from,
                to,
                target);
    }
}
