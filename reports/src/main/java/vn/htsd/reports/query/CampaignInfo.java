package vn.htsd.reports.query;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The Week of one year. */
public record CampaignInfo(
        int year, String theme, @Nullable LocalDate weekStart, @Nullable LocalDate weekEnd, boolean supplementary) {
    private static final String SQL =
            """
            SELECT campaign_year, theme, week_start, week_end, supplementary FROM dim_campaign WHERE campaign_year = ?
            """;

    public static Optional<CampaignInfo> read(Warehouse warehouse, int campaign) {
        return warehouse.first(
                SQL,
                row -> new CampaignInfo(
                        row.year("campaign_year"),
                        row.text("theme"),
                        row.day("week_start"),
                        row.day("week_end"),
                        row.flag("supplementary")),
                campaign);
    }
}
