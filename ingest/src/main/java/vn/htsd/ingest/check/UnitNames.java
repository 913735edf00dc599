package vn.htsd.ingest.check;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.locality.Locality;
import vn.htsd.data.reference.Reference;
import vn.htsd.data.register.RegisteredReporter;
import vn.htsd.data.text.VietnameseText;

/** Registered units by name. Only form B asks for them, so nobody pays for the index before the first one. Thread-safe. */
final class UnitNames {
    private final Reference reference;
    private @Nullable Map<String, List<RegisteredReporter>> byName;

    UnitNames(Reference reference) {
        this.reference = reference;
    }

    /** The units of that name in {@code area} on {@code day}. */
    List<RegisteredReporter> called(String name, Locality area, LocalDate day) {
        return index().getOrDefault(VietnameseText.fold(name), List.of()).stream()
                .filter(unit -> unit.validOn(day))
                .filter(unit -> reference
                        .localities()
                        .at(unit.localityCode(), day)
                        .filter(locality -> reference.localities().contains(area.key(), locality))
                        .isPresent())
                .toList();
    }

    private synchronized Map<String, List<RegisteredReporter>> index() {
        if (byName == null) {
            var index = new HashMap<String, List<RegisteredReporter>>();
            for (var unit : reference.register().all()) {
                index.computeIfAbsent(VietnameseText.fold(unit.name()), key -> new ArrayList<>())
                        .add(unit);
            }
            byName = index;
        }
        return byName;
    }
}
