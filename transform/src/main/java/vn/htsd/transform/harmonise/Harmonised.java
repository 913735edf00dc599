package vn.htsd.transform.harmonise;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import vn.htsd.data.locality.LocalityLevel;

/**
 * One measure of one campaign on a target geography, in a table of each level. Over every table it adds up to the same
 * nation: what lies at another level than the table's stands at the province, or at the nation.
 */
final class Harmonised {
    static final List<LocalityLevel> TABLES =
            List.of(LocalityLevel.NATION, LocalityLevel.PROVINCE, LocalityLevel.COMMUNE);

    private final Map<LocalityLevel, Map<String, Cell>> cells = new EnumMap<>(LocalityLevel.class);
    private final Map<String, Coverage> coverages = new HashMap<>();

    private Harmonised() {
        TABLES.forEach(table -> cells.put(table, new HashMap<>()));
    }

    static Harmonised of(Geography geography, Figures figures, Conditions campaign) {
        var harmonised = new Harmonised();
        int year = campaign.campaignYear();
        figures.totals(year).forEach((from, total) -> {
            var landing = geography.landing(year, from);
            if (landing != null) {
                var parts = figures.parts(geography.target(), year, from);
                TABLES.forEach(table -> harmonised.land(table, landing, total, parts));
            }
        });
        harmonised.cover(geography, figures.standings(year), campaign);
        return harmonised;
    }

    /** What {@code place} holds in a table of {@code table}. */
    Cell cell(LocalityLevel table, String place) {
        return cells(table).getOrDefault(place, new Cell());
    }

    Coverage coverage(String place) {
        return coverages.getOrDefault(place, Coverage.NONE);
    }

    private Map<String, Cell> cells(LocalityLevel table) {
        return cells.getOrDefault(table, Map.of());
    }

    private void land(LocalityLevel table, Geography.Landing landing, long total, Map<String, Figures.Part> parts) {
        var places = new HashSet<String>();
        landing.to().forEach(to -> places.add(to.in(table)));
        if (places.size() == 1) {
            at(table, places.iterator().next()).addWhole(total);
            return;
        }
        var bounded = new HashSet<String>();
        for (var to : landing.to()) {
            var part = parts.get(to.key());
            if (part == null) {
                throw new IllegalStateException("The figure that lies in " + to.key() + " was not divided");
            }
            // Of a figure that reaches a place by two ways the place may hold all, but once.
            boolean first = bounded.add(to.in(table));
            at(table, to.in(table)).addPart(part.value(), first ? part.least() : 0, first ? part.most() : 0);
        }
    }

    private Cell at(LocalityLevel table, String place) {
        return cells(table).computeIfAbsent(place, key -> new Cell());
    }

    private void cover(Geography geography, Map<String, Standing> standings, Conditions campaign) {
        var sources = new HashMap<String, List<Coverage.Source>>();
        standings.forEach((from, standing) -> {
            var landing = geography.landing(campaign.campaignYear(), from);
            if (landing == null || campaign.exempt().contains(from)) {
                return;
            }
            for (int part = 0; part < landing.to().size(); part++) {
                sources.computeIfAbsent(landing.to().get(part).key(), key -> new ArrayList<>())
                        .add(new Coverage.Source(standing, landing.share(part)));
            }
        });
        sources.forEach((to, all) -> coverages.put(to, coverage(geography.place(to), all)));
    }

    /**
     * A place rests on the units of its own level that it was made of, not on what an abolished level left it; but a commune
     * that was a district without communes rests on that district.
     */
    private static Coverage coverage(Place place, List<Coverage.Source> sources) {
        var own = sources.stream()
                .filter(source -> source.standing().level().equals(place.level().code()))
                .toList();
        return new Coverage(own.isEmpty() ? sources : own);
    }
}
