package vn.htsd.transform.mart;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.campaign.Campaign;
import vn.htsd.data.campaign.CampaignCatalogue;
import vn.htsd.transform.harmonise.Comparability;

/**
 * What decides on the marks of the trend, beside the figures.
 *
 * @param asOf the moment that the build looks at; null for everything received
 */
public record TrendSettings(Comparability comparability, @Nullable Instant asOf) {
    /** Whether the build looks at a moment when figures of {@code campaign} were still coming in. */
    boolean provisional(Campaign campaign) {
        var cutOff = campaign.cutOff();
        return asOf != null
                && cutOff != null
                && asOf.isBefore(
                        cutOff.plusDays(1).atStartOfDay(CampaignCatalogue.ZONE).toInstant());
    }
}
