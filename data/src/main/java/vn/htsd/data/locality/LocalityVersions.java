package vn.htsd.data.locality;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The versions of all units while they are read. No two of one code overlap; gaps are allowed. */
final class LocalityVersions {
    private final Map<String, TreeMap<LocalDate, Locality>> byCode = new HashMap<>();

    /** Adds {@code version}, or returns the one that it overlaps. */
    @Nullable
    Locality add(Locality version) {
        var byDay = byCode.computeIfAbsent(version.code(), code -> new TreeMap<>());
        var before = byDay.floorEntry(version.validFrom());
        if (before != null && before.getValue().validOn(version.validFrom())) {
            return before.getValue();
        }
        var after = byDay.higherEntry(version.validFrom());
        if (after != null && version.validOn(after.getKey())) {
            return after.getValue();
        }
        byDay.put(version.validFrom(), version);
        return null;
    }

    @Nullable
    Locality at(String code, LocalDate day) {
        var byDay = byCode.get(code);
        var entry = byDay == null ? null : byDay.floorEntry(day);
        return entry == null || !entry.getValue().validOn(day) ? null : entry.getValue();
    }

    Collection<Locality> of(String code) {
        return byCode.getOrDefault(code, new TreeMap<>()).values();
    }

    /** By level, code and day. */
    List<Locality> all() {
        var all = new ArrayList<Locality>();
        byCode.values().forEach(byDay -> all.addAll(byDay.values()));
        all.sort(Comparator.comparing(Locality::level)
                .thenComparing(Locality::code)
                .thenComparing(Locality::validFrom));
        return all;
    }
}
