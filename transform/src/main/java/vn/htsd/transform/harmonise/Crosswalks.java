package vn.htsd.transform.harmonise;

import java.util.ArrayList;
import java.util.List;
import vn.htsd.data.campaign.Campaign;
import vn.htsd.data.locality.Locality;
import vn.htsd.data.locality.LocalityCatalogue;
import vn.htsd.data.locality.LocalityLevel;

/** Every unit of every campaign led to the geography of every campaign, but only of the last {@link #MOST_TARGETS}. */
public record Crosswalks(List<Entry> entries) {
    /** Rows grow with the square of the campaigns; a decade of geographies is as far as anybody compares. */
    static final int MOST_TARGETS = 10;

    /**
     * Where the figures of one unit of one campaign come to lie.
     *
     * @param target the campaign on whose geography
     */
    public record Entry(int target, int campaignYear, Locality from, Carried carried) {}

    public Crosswalks {
        entries = List.copyOf(entries);
    }

    public static Crosswalks of(LocalityCatalogue localities, List<Campaign> campaigns) {
        var entries = new ArrayList<Entry>();
        for (var target : targets(campaigns)) {
            var crosswalk = new Crosswalk(localities, target.weekStart());
            for (var campaign : campaigns) {
                for (var level : LocalityLevel.values()) {
                    for (var unit : localities.inForce(level, campaign.weekStart())) {
                        entries.add(new Entry(
                                target.year(), campaign.year(), unit, crosswalk.carry(unit, campaign.weekStart())));
                    }
                }
            }
        }
        return new Crosswalks(entries);
    }

    /** The campaigns on whose geography the years are compared. */
    static List<Campaign> targets(List<Campaign> campaigns) {
        return campaigns.subList(Math.max(0, campaigns.size() - MOST_TARGETS), campaigns.size());
    }
}
