package vn.htsd.data.locality;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.text.Distance;

/**
 * All administrative units with all their versions, and what became of them. Codes are reused with another meaning, so
 * every look-up takes a day. Immutable; built by {@link LocalityFiles}.
 */
public final class LocalityCatalogue {
    /** The parent of all provinces. */
    public static final Locality NATION =
            new Locality("VN", "Việt Nam", "", LocalityLevel.NATION, null, null, LocalDate.of(1900, 1, 1), null);

    private static final int MOST_SLIPS = 2;

    private final Map<String, Locality> byKey;
    private final Map<String, List<Locality>> byCode;
    private final NameIndex names;
    private final List<LocalityChange> changes;
    private final Map<String, List<LocalityChange>> changesFrom;
    private final Map<String, List<LocalityChange>> changesTo;

    LocalityCatalogue(Collection<Locality> localities, List<LocalityChange> changes) {
        var keyed = new LinkedHashMap<String, Locality>();
        var coded = new HashMap<String, List<Locality>>();
        keyed.put(NATION.key(), NATION);
        for (var locality : localities) {
            keyed.put(locality.key(), locality);
        }
        for (var locality : keyed.values()) {
            coded.computeIfAbsent(locality.code(), code -> new ArrayList<>()).add(locality);
        }
        this.byKey = java.util.Collections.unmodifiableMap(keyed);
        this.byCode = coded;
        this.names = new NameIndex(keyed.values());
        this.changes = List.copyOf(changes);
        this.changesFrom = new HashMap<>();
        this.changesTo = new HashMap<>();
        for (var change : changes) {
            changesFrom
                    .computeIfAbsent(change.fromKey(), key -> new ArrayList<>())
                    .add(change);
            changesTo.computeIfAbsent(change.toKey(), key -> new ArrayList<>()).add(change);
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
     * What {@code name} means on {@code day}, with or without a type before it ("xã Trùng Khánh", "TX. Mỹ Hào",
     * "TPHCM"). Case, accents, the place of a tone, y and i, spaces and hyphens do not matter, unless they alone tell two
     * units apart.
     *
     * @param within key of a unit that must contain it; null for anywhere
     */
    public NameMatch match(String name, LocalityLevel level, @Nullable String within, LocalDate day) {
        return names.match(name, level, locality -> locality.validOn(day) && isWithin(within, locality));
    }

    /** The units that {@code name} may mean on {@code day}, none where its type is another's. */
    public List<Locality> named(String name, LocalityLevel level, @Nullable String within, LocalDate day) {
        var match = match(name, level, within, day);
        if (match instanceof NameMatch.One one) {
            return List.of(one.locality());
        }
        return match instanceof NameMatch.Several several ? several.localities() : List.of();
    }

    /** What {@code name} meant or will mean on days that are not {@code day}, whatever lies above; oldest first. */
    public List<Locality> namedAtAnotherTime(String name, LocalityLevel level, LocalDate day) {
        var match = names.match(name, level, locality -> !locality.validOn(day));
        var found = match instanceof NameMatch.One one
                ? List.of(one.locality())
                : match instanceof NameMatch.Several several
                        ? several.localities()
                        : match instanceof NameMatch.OtherType other ? other.localities() : List.<Locality>of();
        return found.stream().sorted(Comparator.comparing(Locality::validFrom)).toList();
    }

    /** The nearest names of {@code level} on {@code day}, nearest first, for a sentence that helps. */
    public List<Locality> nearest(String name, LocalityLevel level, @Nullable String within, LocalDate day, int most) {
        return names.nearest(name, level, locality -> locality.validOn(day) && isWithin(within, locality), most);
    }

    /** The units in force on {@code day} whose codes are {@code code} but for a slip or two, nearest first. */
    public List<Locality> nearestCodes(String code, LocalDate day, int most) {
        record Near(Locality locality, int distance) {}
        return byKey.values().stream()
                .filter(locality -> locality.validOn(day) && locality.level() != LocalityLevel.NATION)
                .map(locality -> new Near(locality, Distance.between(code, locality.code())))
                .filter(near -> near.distance() <= Math.min(MOST_SLIPS, code.length() - 1))
                .sorted(Comparator.comparingInt(Near::distance)
                        .thenComparing(near -> near.locality().code()))
                .limit(most)
                .map(Near::locality)
                .toList();
    }

    private boolean isWithin(@Nullable String within, Locality locality) {
        return within == null || contains(within, locality);
    }

    /** The unit itself and all above it, up to the nation. */
    public List<Locality> lineOf(Locality locality) {
        var line = new ArrayList<Locality>();
        for (Locality at = locality; at != null; at = at.parentKey() == null ? null : byKey.get(at.parentKey())) {
            line.add(at);
        }
        return line;
    }

    /** The codes of the unit with this key and of all above it, nearest first; none where there is no such unit. */
    public List<String> codesOfLine(@Nullable String key) {
        var locality = key == null ? null : byKey.get(key);
        return locality == null
                ? List.of()
                : lineOf(locality).stream().map(Locality::code).toList();
    }

    /** Whether {@code within} is {@code locality} itself or above it. */
    public boolean contains(String within, Locality locality) {
        return lineOf(locality).stream().anyMatch(above -> above.key().equals(within));
    }

    /** What part of {@code locality} passed to which unit when it ended; empty while it is in force. */
    public List<LocalityChange> successorsOf(Locality locality) {
        return changesFrom.getOrDefault(locality.key(), List.of());
    }

    /** What parts of which units {@code locality} was made of when it began; empty for those that were there from the start. */
    public List<LocalityChange> predecessorsOf(Locality locality) {
        return changesTo.getOrDefault(locality.key(), List.of());
    }

    /** What became of {@code locality} by {@code day}, through every change on the way; itself while it is in force. */
    public List<Locality> heirsOn(LocalDate day, Locality locality) {
        return reached(locality, day, changesFrom, LocalityChange::toKey);
    }

    /** What there was on {@code day} of that which {@code locality} was made from. */
    public List<Locality> forebearsOn(LocalDate day, Locality locality) {
        return reached(locality, day, changesTo, LocalityChange::fromKey);
    }

    private List<Locality> reached(
            Locality from,
            LocalDate day,
            Map<String, List<LocalityChange>> steps,
            Function<LocalityChange, String> otherEnd) {
        var seen = new LinkedHashSet<String>();
        var reached = new ArrayList<Locality>();
        var open = new ArrayDeque<Locality>(List.of(from));
        for (var at = open.poll(); at != null; at = open.poll()) {
            if (!seen.add(at.key())) {
                continue;
            }
            if (at.validOn(day)) {
                reached.add(at);
            } else {
                steps.getOrDefault(at.key(), List.of())
                        .forEach(step -> byKey(otherEnd.apply(step)).ifPresent(open::add));
            }
        }
        return reached;
    }
}
