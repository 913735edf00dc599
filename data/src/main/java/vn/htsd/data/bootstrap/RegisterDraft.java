package vn.htsd.data.bootstrap;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import vn.htsd.data.locality.Locality;
import vn.htsd.data.reference.Reference;
import vn.htsd.data.register.RegisteredReporter;

/**
 * What the register lacks of the units that reported. Whatever is registered stays as it is. A unit is registered from the
 * year in which it first reported, follows its commune through mergers, and is left where its commune was divided.
 *
 * @param added rows to add, by code and day
 * @param twins codes that look like another code's unit
 * @param unplaced codes of units of which nobody can say where they lie now
 */
public record RegisterDraft(List<RegisteredReporter> added, List<Twin> twins, List<String> unplaced) {
    private static final Comparator<UnitHistory> KEEP_FIRST = Comparator.comparing(UnitHistory::provisional)
            .thenComparing(UnitHistory::lastYear, Comparator.reverseOrder())
            .thenComparing(UnitHistory::code);

    public RegisterDraft {
        added = List.copyOf(added);
        twins = List.copyOf(twins);
        unplaced = List.copyOf(unplaced);
    }

    /**
     * Two codes of one name, type and place.
     *
     * @param code the one that should make way: a provisional one, or the one heard of less lately
     */
    public record Twin(String code, String sameAs, String name, Locality locality) {}

    public static RegisterDraft of(Reference reference, Collection<Sighting> sightings) {
        var units = units(reference, sightings);
        var byIdentity = new HashMap<String, List<UnitHistory>>();
        for (var unit : units) {
            byIdentity
                    .computeIfAbsent(unit.identity(), key -> new ArrayList<>())
                    .add(unit);
        }
        var added = new ArrayList<RegisteredReporter>();
        var twins = new ArrayList<Twin>();
        var unplaced = new ArrayList<String>();
        for (var unit : units) {
            var twin = twinOf(unit, byIdentity.getOrDefault(unit.identity(), List.of()), reference);
            twin.ifPresent(code -> twins.add(new Twin(unit.code(), code, unit.name(), unit.lastLocality())));
            var rows = unit.provisional() && twin.isPresent() ? List.<RegisteredReporter>of() : unit.missingRows();
            added.addAll(rows);
            if (!rows.isEmpty() && unit.isUnplaced()) {
                unplaced.add(unit.code());
            }
        }
        return new RegisterDraft(added, twins, unplaced);
    }

    private static List<UnitHistory> units(Reference reference, Collection<Sighting> sightings) {
        var byCode = new TreeMap<String, TreeMap<Integer, Sighting>>();
        sightings.stream()
                .filter(seen -> isUnit(seen, reference))
                .sorted(Comparator.comparing(Sighting::receivedAt).thenComparing(Sighting::submissionId))
                .forEach(seen -> byCode.computeIfAbsent(
                                reference.register().canonical(seen.code()), code -> new TreeMap<>())
                        .put(seen.campaignYear(), seen));
        var units = new ArrayList<UnitHistory>();
        byCode.forEach((code, byYear) -> units.add(new UnitHistory(reference, code, byYear)));
        return units;
    }

    private static boolean isUnit(Sighting seen, Reference reference) {
        return reference.localities().versionsOf(seen.code()).isEmpty()
                && reference.localities().byKey(seen.localityKey()).isPresent()
                && reference.campaigns().of(seen.campaignYear()).isPresent();
    }

    /** The registered unit of that name and place; else, of several that sent something, the one that should stay. */
    private static Optional<String> twinOf(UnitHistory unit, List<UnitHistory> alike, Reference reference) {
        if (unit.isRegistered()) {
            return Optional.empty();
        }
        LocalDate day = reference.campaigns().latest().weekStart();
        var registered = reference
                .register()
                .named(unit.name(), unit.type(), unit.lastLocality(), day)
                .map(RegisteredReporter::code)
                .filter(code -> !code.equals(unit.code()));
        return registered.or(() -> alike.stream()
                .filter(other -> !other.code().equals(unit.code()) && !other.isElsewhereThan(unit))
                .min(KEEP_FIRST)
                .filter(best -> KEEP_FIRST.compare(best, unit) < 0)
                .map(UnitHistory::code));
    }

    /** The codes of the units that the draft adds, in their order. */
    public List<String> addedCodes() {
        return added.stream().map(RegisteredReporter::code).distinct().toList();
    }
}
