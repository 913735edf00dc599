package vn.htsd.ingest.check;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.campaign.Campaign;
import vn.htsd.data.report.Nature;

/**
 * What a file says once for every report in it.
 *
 * @param campaign empty where the year is missing or unknown
 * @param relayedBy code of the sender of a form B
 */
record Frame(Optional<Campaign> campaign, Nature nature, int revision, @Nullable String relayedBy) {
    /** The day on which codes and names mean what they say; null where the campaign is unknown. */
    @Nullable
    LocalDate day() {
        return campaign.map(Campaign::weekStart).orElse(null);
    }

    Frame relayedBy(String code) {
        return new Frame(campaign, nature, revision, code);
    }
}
