package vn.htsd.data.bootstrap;

import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.locality.Locality;
import vn.htsd.data.reference.Reference;
import vn.htsd.data.register.RegisteredReporter;
import vn.htsd.data.register.ReporterNames;
import vn.htsd.data.report.Level;

/** One unit through the years in which it reported, the last word of each year. */
final class UnitHistory {
    private final Reference reference;
    private final String code;
    private final SortedMap<Integer, Sighting> byYear;
    private final Sighting last;
    private final List<RegisteredReporter> path;

    UnitHistory(Reference reference, String code, SortedMap<Integer, Sighting> byYear) {
        this.reference = reference;
        this.code = code;
        this.byYear = byYear;
        this.last = Objects.requireNonNull(byYear.get(byYear.lastKey()));
        this.path = path();
    }

    String code() {
        return code;
    }

    String name() {
        return last.name();
    }

    @Nullable
    String type() {
        return last.type();
    }

    boolean provisional() {
        return last.provisional();
    }

    int lastYear() {
        return last.campaignYear();
    }

    boolean isRegistered() {
        return reference.register().isRegistered(code);
    }

    /** Name, type and the commune in which it lies at last: two codes that share it may be one unit. */
    String identity() {
        return ReporterNames.key(name()) + "|" + type() + "|" + lastLocality().code();
    }

    /** Where it lies on the latest campaign's day, as far as its commune's way can be followed. */
    Locality lastLocality() {
        var end = path.get(path.size() - 1);
        var day = weekOf(reference.campaigns().latest().year());
        return reference
                .localities()
                .at(end.localityCode(), end.validOn(day) ? day : end.validFrom())
                .orElseThrow();
    }

    /** Its commune was divided or dissolved, and it was not heard of since. */
    boolean isUnplaced() {
        return path.get(path.size() - 1).validTo() != null;
    }

    /** Heard of in one year in another place: then it is another unit of the same name. */
    boolean isElsewhereThan(UnitHistory other) {
        return byYear.values().stream().anyMatch(seen -> {
            var then = other.byYear.get(seen.campaignYear());
            return then != null && !then.localityKey().equals(seen.localityKey());
        });
    }

    /** The rows that the register has none for. */
    List<RegisteredReporter> missingRows() {
        var registered = reference.register().rowsOf(code);
        var missing = new ArrayList<RegisteredReporter>();
        for (var row : path) {
            if (registered.stream().noneMatch(known -> known.validOn(row.validFrom()))) {
                missing.add(registered.stream()
                        .map(RegisteredReporter::validFrom)
                        .filter(next -> next.isAfter(row.validFrom()))
                        .min(LocalDate::compareTo)
                        .filter(next -> row.validTo() == null || next.isBefore(row.validTo()))
                        .map(next -> row.within(row.validFrom(), next))
                        .orElse(row));
            }
        }
        return missing;
    }

    /** From the year in which it was first heard of: where each report says it lies, and from there along mergers. */
    private List<RegisteredReporter> path() {
        var rows = new ArrayList<RegisteredReporter>();
        for (var seen : byYear.values()) {
            var day = weekOf(seen.campaignYear());
            var locality = localityOf(seen);
            boolean known = !rows.isEmpty()
                    && rows.get(rows.size() - 1).localityCode().equals(locality.code())
                    && rows.get(rows.size() - 1).validTo() == null;
            if (!known
                    && rows.stream()
                            .noneMatch(row ->
                                    row.validOn(day) && row.localityCode().equals(locality.code()))) {
                var newYear = LocalDate.of(seen.campaignYear(), Month.JANUARY, 1);
                var from = locality.validFrom().isAfter(newYear) ? locality.validFrom() : newYear;
                cut(rows, from);
                follow(rows, seen, locality, from);
            }
        }
        return rows;
    }

    private static void cut(List<RegisteredReporter> rows, LocalDate from) {
        rows.removeIf(row -> !row.validFrom().isBefore(from));
        if (!rows.isEmpty() && rows.get(rows.size() - 1).validOn(from)) {
            var cut = rows.remove(rows.size() - 1);
            rows.add(cut.within(cut.validFrom(), from));
        }
    }

    private void follow(List<RegisteredReporter> rows, Sighting seen, Locality start, LocalDate from) {
        var begin = from;
        for (Optional<Locality> at = Optional.of(start); at.isPresent(); at = soleHeir(at.get())) {
            var row = new RegisteredReporter(
                    code,
                    last.name(),
                    last.type(),
                    Level.UNIT,
                    at.get().code(),
                    receiver(seen, start, at.get()),
                    begin,
                    at.get().validTo());
            var before = rows.isEmpty() ? null : rows.get(rows.size() - 1);
            if (before != null && row.continues(before)) {
                rows.set(rows.size() - 1, before.within(before.validFrom(), row.validTo()));
            } else {
                rows.add(row);
            }
            begin = at.get().validTo() == null ? begin : at.get().validTo();
        }
    }

    private Optional<Locality> soleHeir(Locality ended) {
        var changes = reference.localities().successorsOf(ended);
        return changes.size() != 1
                ? Optional.empty()
                : reference.localities().byKey(changes.get(0).toKey()).filter(heir -> heir.level() == ended.level());
    }

    /** Blank for the unit that it lies in; its province stays its province; a district is named while it lasts. */
    private @Nullable String receiver(Sighting seen, Locality start, Locality at) {
        var to = seen.reportsTo() == null ? null : reference.register().canonical(seen.reportsTo());
        if (to == null || to.equals(start.code())) {
            return null;
        }
        var localities = reference.localities();
        if (to.equals(provinceOf(start))) {
            return provinceOf(at);
        }
        boolean office = !localities.versionsOf(to).isEmpty();
        return office && localities.at(to, at.validFrom()).isEmpty() ? null : to;
    }

    private @Nullable String provinceOf(Locality locality) {
        var key = locality.provinceKey();
        return key == null
                ? null
                : reference.localities().byKey(key).map(Locality::code).orElse(null);
    }

    private Locality localityOf(Sighting seen) {
        return reference.localities().byKey(seen.localityKey()).orElseThrow();
    }

    private LocalDate weekOf(int year) {
        return reference.campaigns().of(year).orElseThrow().weekStart();
    }
}
