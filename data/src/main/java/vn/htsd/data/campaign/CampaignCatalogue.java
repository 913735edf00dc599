package vn.htsd.data.campaign;

import java.time.ZoneId;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.locality.LocalityCatalogue;
import vn.htsd.data.problem.Message;

/** The campaigns by year, from {@code campaigns.yaml}; at least one. */
public record CampaignCatalogue(List<Campaign> campaigns) {
    /** Deadlines and dates on reports are days in Vietnam. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    public CampaignCatalogue {
        campaigns = campaigns.stream()
                .sorted(Comparator.comparingInt(Campaign::year))
                .toList();
    }

    public Optional<Campaign> of(int year) {
        return campaigns.stream().filter(campaign -> campaign.year() == year).findFirst();
    }

    /** The same without the campaigns of other years. */
    public CampaignCatalogue only(Collection<Integer> years) {
        return new CampaignCatalogue(campaigns.stream()
                .filter(campaign -> years.contains(campaign.year()))
                .toList());
    }

    /** The years in order. */
    public List<Integer> years() {
        return campaigns.stream().map(Campaign::year).toList();
    }

    /** The last campaign, whose geography is the default target of every comparison. */
    public Campaign latest() {
        return campaigns.get(campaigns.size() - 1);
    }

    /** The campaigns, or why there are none: every bad line is named. */
    public record Outcome(@Nullable CampaignCatalogue catalogue, List<Message> problems) {}

    /** Reads the text of {@code campaigns.yaml}; the codes in it must be of units in {@code localities}. */
    public static Outcome read(String yaml, LocalityCatalogue localities) {
        return CampaignFile.read(yaml, localities);
    }
}
