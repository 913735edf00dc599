package vn.htsd.ingest.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import vn.htsd.data.campaign.CampaignCatalogue;
import vn.htsd.data.locality.Locality;
import vn.htsd.data.locality.LocalityCatalogue;
import vn.htsd.data.locality.LocalityLevel;

/**
 * The part of the country that the season covers, followed through its reforms. A commune belongs to it in every year if
 * what has become of it by the last campaign belongs to it; so predecessors and successors are in or out together.
 */
final class Territory {
    private final LocalityCatalogue localities;
    private final LocalDate firstDay;
    private final LocalDate lastDay;
    private final Set<String> targets = new HashSet<>();
    private final Set<String> exempt = new HashSet<>();
    private final Map<String, Locality> latestByKey = new ConcurrentHashMap<>();

    private Territory(LocalityCatalogue localities, CampaignCatalogue campaigns) {
        this.localities = localities;
        this.firstDay = campaigns.campaigns().get(0).weekStart();
        this.lastDay = campaigns.latest().weekStart();
        campaigns.latest().exempt().forEach(each -> exempt.add(each.code()));
    }

    /** The communes that the program ships, wherever {@code localities} comes from. */
    static Territory ofPlaces(LocalityCatalogue localities, CampaignCatalogue campaigns, LocalityCatalogue shipped) {
        var territory = new Territory(localities, campaigns);
        for (var place : shipped.inForce(LocalityLevel.COMMUNE, territory.lastDay)) {
            localities.at(place.code(), territory.lastDay).ifPresent(known -> territory.targets.add(known.key()));
        }
        return territory;
    }

    /** The first {@code share} of the communes of every province, at least one, in the order of their codes. */
    static Territory ofShare(LocalityCatalogue localities, CampaignCatalogue campaigns, double share) {
        var territory = new Territory(localities, campaigns);
        var byProvince = new LinkedHashMap<String, List<Locality>>();
        for (var commune : localities.inForce(LocalityLevel.COMMUNE, territory.lastDay)) {
            byProvince
                    .computeIfAbsent(String.valueOf(commune.provinceKey()), key -> new ArrayList<>())
                    .add(commune);
        }
        for (var communes : byProvince.values()) {
            long wanted = Math.max(1, Math.round(communes.size() * share));
            communes.stream().limit(wanted).forEach(commune -> territory.targets.add(commune.key()));
        }
        return territory;
    }

    LocalDate firstDay() {
        return firstDay;
    }

    /** Communes of the season in force at the first campaign, where units are founded. */
    List<Locality> cradle() {
        return communes(firstDay);
    }

    List<Locality> communes(LocalDate day) {
        return localities.inForce(LocalityLevel.COMMUNE, day).stream()
                .filter(this::covers)
                .toList();
    }

    /** Districts with a commune of the season; islands that have no communes count when the whole country is meant. */
    List<Locality> districts(LocalDate day, boolean islands) {
        var filled = new HashSet<String>();
        var all = new HashSet<String>();
        for (var commune : localities.inForce(LocalityLevel.COMMUNE, day)) {
            all.add(String.valueOf(commune.parentKey()));
            if (covers(commune)) {
                filled.add(String.valueOf(commune.parentKey()));
            }
        }
        return localities.inForce(LocalityLevel.DISTRICT, day).stream()
                .filter(district -> filled.contains(district.key()) || islands && !all.contains(district.key()))
                .filter(district -> !exempt.contains(district.code()))
                .toList();
    }

    List<Locality> provinces(LocalDate day) {
        return localities.inForce(LocalityLevel.PROVINCE, day);
    }

    /** Administrative units right below each unit, in force on {@code day}, in the season or not; the exempt apart. */
    Map<String, Long> children(LocalDate day) {
        var count = new HashMap<String, Long>();
        for (var level : List.of(LocalityLevel.DISTRICT, LocalityLevel.COMMUNE)) {
            localities.inForce(level, day).stream()
                    .filter(below -> !exempt.contains(below.code()))
                    .forEach(below -> count.merge(String.valueOf(below.parentKey()), 1L, Long::sum));
        }
        return count;
    }

    private boolean covers(Locality commune) {
        return !exempt.contains(commune.code())
                && targets.contains(latest(commune).key());
    }

    /** What {@code locality} has become by the last campaign; of several parts the first that the season covers. */
    Locality latest(Locality locality) {
        var known = latestByKey.get(locality.key());
        if (known == null) {
            known = on(locality, lastDay, "");
            latestByKey.put(locality.key(), known);
        }
        return known;
    }

    /** Where something that lay in {@code locality} lies on {@code day}; in a split {@code lot} decides. */
    Locality on(Locality locality, LocalDate day, String lot) {
        var at = locality;
        while (!at.validOn(day)) {
            at = next(at, lot);
        }
        return at;
    }

    /** The version that follows {@code ended}. */
    Locality next(Locality ended, String lot) {
        var parts = localities.successorsOf(ended).stream()
                .map(change -> localities.byKey(change.toKey()).orElseThrow())
                .sorted(Comparator.comparing(Locality::key))
                .toList();
        if (parts.isEmpty()) {
            throw new IllegalArgumentException(ended.key() + " has ended without a successor");
        }
        var covered = parts.size() == 1
                ? parts
                : parts.stream().filter(this::leadsIntoTheSeason).toList();
        var choice = covered.isEmpty() ? parts : covered;
        return lot.isEmpty() ? choice.get(0) : Dice.of(0, lot, ended.key()).oneOf(choice);
    }

    private boolean leadsIntoTheSeason(Locality part) {
        return targets.contains(latest(part).key());
    }

    /** The locality with {@code key}. */
    Locality byKey(String key) {
        return localities.byKey(key).orElseThrow(() -> new IllegalArgumentException("No locality " + key));
    }

    /** The provinces of the first campaign that {@code province} was made from. */
    List<Locality> roots(Locality province, LocalDate day) {
        return provinces(firstDay).stream()
                .filter(root -> on(root, day, "").key().equals(province.key()))
                .toList();
    }

    /** Whether communes report straight to their province on {@code day}. */
    boolean districtsAbolished(LocalDate day) {
        return localities.inForce(LocalityLevel.DISTRICT, day).isEmpty();
    }
}
