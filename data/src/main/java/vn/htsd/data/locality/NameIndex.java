package vn.htsd.data.locality;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import vn.htsd.data.text.Distance;
import vn.htsd.data.text.Spelling;
import vn.htsd.data.text.VietnameseText;

/** Every version of every unit by the keys of its name, built once; a look-up touches only units that are called so. */
final class NameIndex {
    private static final char LAST_BARE = '~';

    private final Map<LocalityLevel, Map<String, List<Locality>>> byKey = new EnumMap<>(LocalityLevel.class);
    private final Map<String, String> foldedTypes = new HashMap<>();

    NameIndex(Collection<Locality> localities) {
        for (var level : LocalityLevel.values()) {
            byKey.put(level, new HashMap<>());
        }
        for (var locality : localities) {
            foldedTypes.computeIfAbsent(locality.type(), VietnameseText::fold);
            add(locality, Spelling.key(locality.name()));
            var initials = locality.level() == LocalityLevel.PROVINCE ? LocalityNames.initials(locality.name()) : null;
            if (initials != null) {
                add(locality, initials);
            }
        }
    }

    private void add(Locality locality, String key) {
        names(locality.level()).computeIfAbsent(key, name -> new ArrayList<>()).add(locality);
    }

    private Map<String, List<Locality>> names(LocalityLevel level) {
        return byKey.getOrDefault(level, Map.of());
    }

    /** What {@code written} means among the units that are {@code meant}. */
    NameMatch match(String written, LocalityLevel level, Predicate<Locality> meant) {
        var agreeing = new LinkedHashSet<Locality>();
        var otherType = new LinkedHashSet<Locality>();
        var exact = new LinkedHashSet<Locality>();
        boolean accented = written.chars().anyMatch(letter -> letter > LAST_BARE);
        for (var reading : LocalityNames.readings(written, level)) {
            for (var locality : names(level).getOrDefault(reading.key(), List.of())) {
                if (meant.test(locality)) {
                    boolean agrees = reading.type() == null || reading.type().equals(foldedTypes.get(locality.type()));
                    (agrees ? agreeing : otherType).add(locality);
                    if (isExact(reading.name(), locality.name(), accented)) {
                        exact.add(locality);
                    }
                }
            }
        }
        return decided(agreeing, otherType, accented ? exact : Set.of(), written);
    }

    private static NameMatch decided(
            Set<Locality> agreeing, Set<Locality> otherType, Set<Locality> exact, String written) {
        var best = agreeing.stream().filter(exact::contains).toList();
        if (!best.isEmpty()) {
            return oneOf(best, written);
        }
        var exactOther = otherType.stream()
                .filter(exact::contains)
                .filter(locality -> !agreeing.contains(locality))
                .toList();
        if (agreeing.isEmpty()) {
            var others = exactOther.isEmpty() ? List.copyOf(otherType) : exactOther;
            return others.isEmpty() ? new NameMatch.None() : new NameMatch.OtherType(others);
        }
        // "phường Mỹ Thọ" beside a phường Mỹ Tho and a xã Mỹ Thọ: either the type or the accents are a slip.
        var candidates = new ArrayList<>(agreeing);
        candidates.addAll(exactOther);
        return oneOf(candidates, written);
    }

    /** Of several that y and i alone tell apart, the one spelt as written. */
    private static NameMatch oneOf(List<Locality> candidates, String written) {
        if (candidates.size() == 1) {
            return new NameMatch.One(candidates.get(0));
        }
        var folded = VietnameseText.fold(written);
        var asWritten = candidates.stream()
                .filter(locality -> folded.endsWith(VietnameseText.fold(locality.name())))
                .toList();
        return asWritten.size() == 1
                ? new NameMatch.One(asWritten.get(0))
                : new NameMatch.Several(asWritten.isEmpty() ? candidates : asWritten);
    }

    /** Who writes no accents at all leaves them open; who writes some means those. */
    private static boolean isExact(String written, String name, boolean accented) {
        return accented && Spelling.accentedKey(written).equals(Spelling.accentedKey(name));
    }

    /** Those of the units {@code meant} whose names are nearest to {@code written}, nearest first. */
    List<Locality> nearest(String written, LocalityLevel level, Predicate<Locality> meant, int most) {
        var readings = LocalityNames.readings(written, level);
        var key = readings.get(readings.size() - 1).key();
        record Near(Locality locality, int distance) {}
        var near = new ArrayList<Near>();
        names(level).forEach((name, localities) -> localities.stream()
                .filter(meant)
                .forEach(locality -> near.add(new Near(locality, Distance.between(key, name)))));
        return near.stream()
                .sorted(Comparator.comparingInt(Near::distance)
                        .thenComparing(each -> each.locality().code()))
                .map(Near::locality)
                .distinct()
                .limit(most)
                .toList();
    }
}
