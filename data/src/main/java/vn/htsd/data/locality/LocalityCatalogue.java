package vn.htsd.data.locality;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.text.VietnameseText;

/**
 * All administrative units with all their versions, and what became of them. Codes are reused with another meaning, so
 * every look-up takes a day. Immutable; built by {@link LocalityFiles}.
 */
public final class LocalityCatalogue {
    /** The parent of all provinces. */
    public static final Locality NATION =
            new Locality("VN", "Việt Nam", "", LocalityLevel.NATION, null, null, LocalDate.of(1900, 1, 1), null);

    private final Map<String, Locality> byKey;
    private final Map<String, List<Locality>> byCode;
    private final Map<String, List<Locality>> byFoldedName;
    private final List<LocalityChange> changes;
    private final Map<String, List<LocalityChange>> changesFrom;

    LocalityCatalogue(Collection<Locality> localities, List<LocalityChange> changes) {
        var keyed = new LinkedHashMap<String, Locality>();
        var coded = new HashMap<String, List<Locality>>();
        var named = new HashMap<String, List<Locality>>();
        keyed.put(NATION.key(), NATION);
        for (var locality : localities) {
            keyed.put(locality.key(), locality);
        }
        for (var locality : keyed.values()) {
            coded.computeIfAbsent(locality.code(), code -> new ArrayList<>()).add(locality);
            named.computeIfAbsent(VietnameseText.fold(locality.name()), name -> new ArrayList<>())
                    .add(locality);
        }
        this.byKey = java.util.Collections.unmodifiableMap(keyed);
        this.byCode = coded;
        this.byFoldedName = named;
        this.changes = List.copyOf(changes);
        this.changesFrom = new HashMap<>();
        for (var change : changes) {
            changesFrom
                    .computeIfAbsent(change.fromKey(), key -> new ArrayList<>())
                    .add(change);
        }
    }

    /** Every version of every unit, the nation first, then by level, code and day. */
    public Collection<Locality> all() {
        return byKey.values();
    }

    public List<LocalityChange> changes() {
        return changes;
    }

    /** The version with this key ({@code 01477@2025-07-01}). */
    public Optional<Locality> byKey(String key) {
        return Optional.ofNullable(byKey.get(key));
    }

    /** What {@code code} means on {@code day}. */
    public Optional<Locality> at(String code, LocalDate day) {
        return versionsOf(code).stream()
                .filter(locality -> locality.validOn(day))
                .findFirst();
    }

    /** All that {@code code} ever meant, oldest first. */
    public List<Locality> versionsOf(String code) {
        return byCode.getOrDefault(code, List.of());
    }

    /** The units of {@code level} in force on {@code day}, by code. */
    public List<Locality> inForce(LocalityLevel level, LocalDate day) {
        return byKey.values().stream()
                .filter(locality -> locality.level() == level && locality.validOn(day))
                .toList();
    }

    /**
     * The units called {@code name} on {@code day}, with or without a type before the name ("xã Trùng Khánh", "TX. Mỹ
     * Hào"); accents and case do not matter.
     *
     * @param within key of a unit that must contain them; null for anywhere
     */
    public List<Locality> named(String name, LocalityLevel level, @Nullable String within, LocalDate day) {
        var folded = LocalityNames.foldWithoutType(name, level);
        return byFoldedName.getOrDefault(folded, List.of()).stream()
                .filter(locality -> locality.level() == level && locality.validOn(day))
                .filter(locality -> within == null || contains(within, locality))
                .toList();
    }

    /** The nearest names of {@code level} on {@code day}, nearest first, for a sentence that helps. */
    public List<Locality> nearest(String name, LocalityLevel level, @Nullable String within, LocalDate day, int most) {
        var folded = LocalityNames.foldWithoutType(name, level);
        return inForce(level, day).stream()
                .filter(locality -> within == null || contains(within, locality))
                .sorted(java.util.Comparator.comparingInt((Locality locality) ->
                                LocalityNames.distance(folded, VietnameseText.fold(locality.name())))
                        .thenComparing(Locality::code))
                .limit(most)
                .toList();
    }

    /** The unit itself and all above it, up to the nation. */
    public List<Locality> lineOf(Locality locality) {
        var line = new ArrayList<Locality>();
        for (Locality at = locality; at != null; at = at.parentKey() == null ? null : byKey.get(at.parentKey())) {
            line.add(at);
        }
        return line;
    }

    /** Whether {@code within} is {@code locality} itself or above it. */
    public boolean contains(String within, Locality locality) {
        return lineOf(locality).stream().anyMatch(above -> above.key().equals(within));
    }

    /** What part of {@code locality} passed to which unit when it ended; empty while it is in force. */
    public List<LocalityChange> successorsOf(Locality locality) {
        return changesFrom.getOrDefault(locality.key(), List.of());
    }
}
