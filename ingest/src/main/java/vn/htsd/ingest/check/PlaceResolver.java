package vn.htsd.ingest.check;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.finding.Rule;
import vn.htsd.data.locality.Locality;
import vn.htsd.data.locality.LocalityCatalogue;
import vn.htsd.data.locality.LocalityLevel;
import vn.htsd.data.text.VietnameseText;

/** An administrative unit from its code or its names, as both meant on a day. */
final class PlaceResolver {
    private static final int NAMES_SHOWN = 3;
    /** Codes of provinces, districts and communes have this many digits. */
    private static final List<Integer> CODE_LENGTHS = List.of(2, 3, 5);

    /** The fields that name a place, from the largest down. */
    private static final Map<String, LocalityLevel> NAMES = new java.util.TreeMap<>(Map.of(
            "reporter.province", LocalityLevel.PROVINCE,
            "reporter.district", LocalityLevel.DISTRICT,
            "reporter.commune", LocalityLevel.COMMUNE));

    private static final List<String> FROM_THE_TOP =
            List.of("reporter.province", "reporter.district", "reporter.commune");

    private final LocalityCatalogue localities;

    PlaceResolver(LocalityCatalogue localities) {
        this.localities = localities;
    }

    /** The unit that the code in {@code field} means on {@code day}; a finding where it means none. */
    Optional<Locality> byCode(Section section, String field, LocalDate day, Findings findings) {
        var code = section.text(field);
        if (code == null) {
            return Optional.empty();
        }
        var found = quietly(code, day);
        if (found.isEmpty()) {
            tellUnknownCode(section.place(field), code, day, findings);
        } else if (!found.get().code().equals(code)) {
            findings.add(
                    Rule.CODE_PADDED, section.place(field), code, found.get().code());
        }
        return found;
    }

    /** The unit of a code, with the zeros put back that Excel took away; no finding. */
    Optional<Locality> quietly(String code, LocalDate day) {
        var asGiven = localities.at(code, day);
        if (asGiven.isPresent() || !code.matches("\\d{1,4}")) {
            return asGiven;
        }
        return CODE_LENGTHS.stream()
                .filter(length -> length > code.length())
                .flatMap(length -> localities.at("0".repeat(length - code.length()) + code, day).stream())
                .findFirst();
    }

    /** Whether {@code code} was an administrative unit at another time. */
    boolean isClosed(String code, LocalDate day) {
        return localities.at(code, day).isEmpty()
                && endedBefore(localities.versionsOf(code), day).isPresent();
    }

    void tellUnknownCode(String place, String code, LocalDate day, Findings findings) {
        var ended = endedBefore(localities.versionsOf(code), day);
        if (ended.isPresent()) {
            closed(place, code, ended.get(), day, findings);
        } else {
            findings.add(Rule.LOCALITY_UNKNOWN, place, code, day, "–");
        }
    }

    /** The smallest unit that the names describe; {@link Place#NOT_GIVEN} where there are no names. */
    Place byNames(Section section, LocalDate day, Findings findings) {
        Locality within = null;
        boolean given = false;
        for (var field : FROM_THE_TOP) {
            var name = section.text(field);
            if (name == null) {
                continue;
            }
            given = true;
            var found = named(section.place(field), name, level(field), within, day, findings);
            if (found.isEmpty()) {
                return Place.WRONG;
            }
            within = found.get();
        }
        return within == null ? new Place(null, given) : Place.of(within);
    }

    private static LocalityLevel level(String field) {
        var level = NAMES.get(field);
        if (level == null) {
            throw new IllegalArgumentException(field + " names no place");
        }
        return level;
    }

    private Optional<Locality> named(
            String place,
            String name,
            LocalityLevel level,
            @Nullable Locality within,
            LocalDate day,
            Findings findings) {
        var key = within == null ? null : within.key();
        var found = narrowed(name, localities.named(name, level, key, day));
        if (found.size() == 1) {
            return Optional.of(found.get(0));
        }
        if (found.size() > 1) {
            findings.add(Rule.LOCALITY_AMBIGUOUS, place, name, shown(found));
            return Optional.empty();
        }
        var ended = endedBefore(formerly(name, level, within, day), day);
        if (ended.isPresent()) {
            closed(place, name, ended.get(), day, findings);
        } else {
            var nearest = localities.nearest(name, level, key, day, NAMES_SHOWN);
            findings.add(Rule.LOCALITY_UNKNOWN, place, name, day, nearest.isEmpty() ? "–" : shown(nearest));
        }
        return Optional.empty();
    }

    /** Of several units that fold alike, the one whose type or accents are those written. */
    private static List<Locality> narrowed(String name, List<Locality> found) {
        if (found.size() < 2) {
            return found;
        }
        var folded = VietnameseText.fold(name);
        var sameType = found.stream()
                .filter(locality -> VietnameseText.fold(locality.fullName()).equals(folded))
                .toList();
        var candidates = sameType.isEmpty() ? found : sameType;
        var exact = candidates.stream()
                .filter(locality -> lower(name).endsWith(lower(locality.name())))
                .toList();
        return exact.isEmpty() ? candidates : exact;
    }

    private static String lower(String text) {
        return VietnameseText.clean(text).toLowerCase(java.util.Locale.ROOT);
    }

    /** Units of that name before {@code day}, below the same province as it was called then or is now. */
    private List<Locality> formerly(String name, LocalityLevel level, @Nullable Locality within, LocalDate day) {
        var folded = VietnameseText.fold(name);
        return localities.all().stream()
                .filter(locality -> locality.level() == level && !locality.validOn(day))
                .filter(locality -> folded.equals(VietnameseText.fold(locality.name()))
                        || folded.equals(VietnameseText.fold(locality.fullName())))
                .filter(locality -> within == null || leadsInto(locality, within))
                .toList();
    }

    /** Whether the unit, or what became of it, lies in {@code within}. */
    private boolean leadsInto(Locality locality, Locality within) {
        if (localities.lineOf(locality).stream().anyMatch(above -> above.code().equals(within.code()))) {
            return true;
        }
        return localities.successorsOf(locality).stream()
                .flatMap(change -> localities.byKey(change.toKey()).stream())
                .anyMatch(successor -> localities.lineOf(successor).stream()
                        .anyMatch(above -> above.code().equals(within.code())));
    }

    /** Whether the names given beside a code are those of the code's unit and of what lies above it. */
    boolean agree(Section section, String codeField, Locality locality, LocalDate day, Findings findings) {
        boolean agree = true;
        for (var field : FROM_THE_TOP) {
            var name = section.text(field);
            if (name == null) {
                continue;
            }
            var level = level(field);
            var inLine = localities.lineOf(locality).stream()
                    .filter(above -> above.level() == level)
                    .findFirst();
            var named = localities.named(name, level, null, day);
            if (inLine.isPresent() && !named.contains(inLine.get())) {
                findings.add(
                        Rule.LOCALITY_NAME_MISMATCH,
                        section.place(field),
                        section.text(codeField),
                        inLine.get().fullName(),
                        name);
                agree = false;
            } else if (inLine.isEmpty()
                    && named(section.place(field), name, level, upTo(locality), day, findings)
                            .isEmpty()) {
                agree = false;
            }
        }
        return agree;
    }

    private static @Nullable Locality upTo(Locality locality) {
        return locality.level() == LocalityLevel.NATION ? null : locality;
    }

    /** A code without a name that meant another unit before is worth a second look. */
    void tellReused(String place, Locality locality, LocalDate day, Findings findings) {
        localities.versionsOf(locality.code()).stream()
                .filter(version -> !version.validFrom().isAfter(day))
                .filter(version -> !VietnameseText.fold(version.name()).equals(VietnameseText.fold(locality.name())))
                .reduce((older, newer) -> newer)
                .ifPresent(before ->
                        findings.add(Rule.CODE_REUSED, place, locality.code(), before.fullName(), locality.fullName()));
    }

    /** The unit of {@code level} that {@code locality} is or lies in. */
    Optional<Locality> upTo(Locality locality, LocalityLevel level) {
        return localities.lineOf(locality).stream()
                .filter(above -> above.level() == level)
                .findFirst();
    }

    boolean contains(Locality outer, Locality inner) {
        return localities.contains(outer.key(), inner);
    }

    /** The code of the unit above. */
    String above(Locality locality) {
        var line = localities.lineOf(locality);
        return line.size() > 1 ? line.get(1).code() : LocalityCatalogue.NATION.code();
    }

    private void closed(String place, String given, Locality ended, LocalDate day, Findings findings) {
        var successors = localities.successorsOf(ended).stream()
                .flatMap(change -> localities.byKey(change.toKey()).stream())
                .toList();
        findings.add(
                Rule.LOCALITY_CLOSED,
                place,
                given,
                ended.fullName(),
                day,
                successors.isEmpty() ? "–" : shown(successors));
    }

    private static Optional<Locality> endedBefore(List<Locality> versions, LocalDate day) {
        return versions.stream()
                .filter(version ->
                        version.validTo() != null && !version.validTo().isAfter(day))
                .reduce((older, newer) -> newer);
    }

    private static String shown(List<Locality> units) {
        return units.stream()
                .map(unit -> unit.fullName() + " (" + unit.code() + ")")
                .distinct()
                .collect(Collectors.joining("; "));
    }
}
