package vn.htsd.transform.harmonise;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.campaign.Campaign;
import vn.htsd.data.campaign.CampaignCatalogue;
import vn.htsd.data.release.Release;

/**
 * Whose figures the trend shows of each campaign, and with whose it compares them to tell which were revised.
 *
 * @param asOf the moment that the build looks at; null for everything received
 * @param byCampaign of the campaigns that were released
 */
public record Vintages(@Nullable Instant asOf, SortedMap<Integer, Vintage> byCampaign) {
    /**
     * That of one campaign.
     *
     * @param shown null for the figures of the build itself
     * @param before the release before what is shown; null where what is shown is the first
     */
    public record Vintage(@Nullable Release shown, @Nullable Release before) {
        private static final Vintage UNRELEASED = new Vintage(null, null);
    }

    public Vintages {
        byCampaign = Collections.unmodifiableSortedMap(new TreeMap<>(byCampaign));
    }

    /**
     * Those of a build.
     *
     * @param releases oldest first
     * @param releasing the campaign that the build is made to be a release of, which then shows its own figures; null for none
     */
    public static Vintages of(
            List<Release> releases, TrendSettings.Shown shown, @Nullable Instant asOf, @Nullable Integer releasing) {
        var vintages = new TreeMap<Integer, Vintage>();
        var known = releases.stream().filter(each -> isKnown(each, asOf)).toList();
        for (int year : known.stream().map(Release::campaign).distinct().toList()) {
            boolean official = shown == TrendSettings.Shown.OFFICIAL && !Objects.equals(releasing, year);
            var last = official
                    ? last(known, year, each -> each.kind() == Release.Kind.OFFICIAL)
                    : Optional.<Release>empty();
            int until = last.map(known::indexOf).orElse(known.size());
            vintages.put(
                    year,
                    new Vintage(
                            last.orElse(null),
                            last(known.subList(0, until), year, each -> true).orElse(null)));
        }
        return new Vintages(asOf, vintages);
    }

    /** What was said after the moment that a build looks at was not known then. */
    private static boolean isKnown(Release release, @Nullable Instant asOf) {
        return asOf == null || !moment(release).isAfter(asOf);
    }

    private static Instant moment(Release release) {
        return Objects.requireNonNullElse(release.asOf(), release.createdAt());
    }

    private static Optional<Release> last(List<Release> releases, int campaign, Predicate<Release> asked) {
        return releases.stream()
                .filter(each -> each.campaign() == campaign)
                .filter(asked)
                .reduce((older, newer) -> newer);
    }

    public Vintage of(int campaign) {
        return byCampaign.getOrDefault(campaign, Vintage.UNRELEASED);
    }

    /**
     * The same of a build that looks at everything: what it says is of the moment when the last of it was received.
     *
     * @param lastReceived null where nothing was
     */
    public Vintages until(@Nullable Instant lastReceived) {
        return asOf == null ? new Vintages(lastReceived, byCampaign) : this;
    }

    /** Whether what is shown of {@code campaign} is from a moment when figures were still coming in. */
    public boolean provisional(Campaign campaign) {
        var shown = of(campaign.year()).shown();
        var moment = shown == null ? asOf : moment(shown);
        var cutOff = campaign.cutOff();
        return moment != null
                && cutOff != null
                && moment.isBefore(
                        cutOff.plusDays(1).atStartOfDay(CampaignCatalogue.ZONE).toInstant());
    }
}
