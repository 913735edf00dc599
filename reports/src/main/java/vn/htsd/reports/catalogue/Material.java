package vn.htsd.reports.catalogue;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.htsd.reports.figure.Quantity;
import vn.htsd.reports.query.ActivityTotal;
import vn.htsd.reports.query.FundingByPlace;
import vn.htsd.reports.query.FundingTotal;
import vn.htsd.reports.query.LandedSponsors;
import vn.htsd.reports.query.NarrativeCount;
import vn.htsd.reports.query.Picture;
import vn.htsd.reports.query.Slice;
import vn.htsd.reports.query.Sponsor;
import vn.htsd.reports.query.Warehouse;

/** What several sections of one report are made of: read when the first of them asks for it, and only once. */
final class Material {
    private final Once<List<NarrativeCount>> narratives;
    private final Once<List<ActivityTotal>> activities;
    private final Once<Map<String, Quantity>> funding;
    private final Once<FundingByPlace> fundingByPlace;
    private final Once<List<Picture>> pictures;
    private final Once<List<Sponsor>> sponsors;

    Material(Warehouse warehouse, Slice slice, LandedSponsors landed) {
        this.narratives = new Once<>(() -> NarrativeCount.read(warehouse, slice));
        this.activities = new Once<>(() -> ActivityTotal.read(warehouse, slice));
        this.funding = new Once<>(() -> FundingTotal.read(warehouse, slice).stream()
                .collect(Collectors.toMap(FundingTotal::code, FundingTotal::value)));
        this.fundingByPlace = new Once<>(() -> FundingByPlace.read(warehouse, slice));
        this.pictures = new Once<>(() -> Picture.of(warehouse, slice));
        this.sponsors = new Once<>(() -> Sponsor.of(warehouse, slice, landed));
    }

    /** How many reports state what in words, by level. */
    List<NarrativeCount> narratives() {
        return narratives.read();
    }

    List<ActivityTotal> activities() {
        return activities.read();
    }

    /**
     * Money of one source. Where nothing comes from a source that the code list does not even name, there is nothing to trace.
     *
     * @param source its code
     */
    Quantity funding(String source) {
        return funding.read().getOrDefault(source, Quantity.sum("amount_vnd." + source, List.of()));
    }

    /** What the State paid, programmes included. */
    Quantity stateFunding() {
        return funding("state_budget").plus("amount_vnd.state", funding("programme"));
    }

    FundingByPlace fundingByPlace() {
        return fundingByPlace.read();
    }

    /** All pictures that came with the reports, whether or not they may be shown. */
    List<Picture> pictures() {
        return pictures.read();
    }

    /** All that gave money, whether or not they may be named. */
    List<Sponsor> sponsors() {
        return sponsors.read();
    }

    private static final class Once<T> {
        private final Supplier<T> source;
        private @Nullable T value;

        Once(Supplier<T> source) {
            this.source = source;
        }

        T read() {
            var known = value;
            if (known == null) {
                known = source.get();
                value = known;
            }
            return known;
        }
    }
}
