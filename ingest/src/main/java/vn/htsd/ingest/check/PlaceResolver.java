package vn.htsd.ingest.check;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.locality.Locality;
import vn.htsd.data.locality.LocalityCatalogue;
import vn.htsd.data.locality.LocalityLevel;
import vn.htsd.data.locality.NameMatch;
import vn.htsd.data.text.Spelling;
import vn.htsd.data.text.VietnameseText;

/** An administrative unit from its code or its names, as both meant on a day. */
final class PlaceResolver {
    /** Codes of provinces, districts and communes have this many digits. */
    private static final List<Integer> CODE_LENGTHS = List.of(2, 3, 5);

    private static final int LONGEST_CODE = 5;

    /** The fields that name a place, from the largest down. */
    private static final List<String> FROM_THE_TOP =
            List.of("reporter.province", "reporter.district", "reporter.commune");

    private static final Map<String, LocalityLevel> LEVELS = Map.of(
            "reporter.province", LocalityLevel.PROVINCE,
            "reporter.district", LocalityLevel.DISTRICT,
            "reporter.commune", LocalityLevel.COMMUNE);
    /** Where an activity took place: the form asks for a commune. */
    private static final String ACTIVITY_PLACE = "locality_code";

    private final LocalityCatalogue localities;

    PlaceResolver(LocalityCatalogue localities) {
        this.localities = localities;
    }

    PlaceFindings tell(LocalDate day, Findings findings) {
        return new PlaceFindings(localities, day, findings);
    }

    /** The unit that the code in {@code field} means on {@code day}; a finding where it means none. */
    Optional<Locality> byCode(Section section, String field, LocalDate day, Findings findings) {
        return byCode(section, field, field.equals(ACTIVITY_PLACE) ? LocalityLevel.COMMUNE : null, day, findings);
    }

    /** @param expected the level that the unit should have, which may settle what a code without its zeros means */
    Optional<Locality> byCode(
            Section section, String field, @Nullable LocalityLevel expected, LocalDate day, Findings findings) {
        var code = section.text(field);
        if (code == null) {
            return Optional.empty();
        }
        var readings = readings(code, day);
        if (readings.isEmpty()) {
            var named = byNames(section, day, new Findings()).locality();
            tell(day, findings).noSuchCode(section.place(field), code, named == null ? List.of() : List.of(named));
            return Optional.empty();
        }
        var meant = settled(section, readings, expected, day);
        if (meant.isEmpty()) {
            tell(day, findings).ambiguous(section.place(field), code, readings);
        } else if (!meant.get().code().equals(code)) {
            tell(day, findings).padded(section.place(field), code, meant.get());
        }
        return meant;
    }

    /** The units of a code, as it stands and with the zeros put back that Excel may have taken away. */
    List<Locality> readings(String code, LocalDate day) {
        var asGiven = localities.at(code, day).stream();
        if (code.length() >= LONGEST_CODE || code.startsWith("0") || !code.matches("\\d+")) {
            return asGiven.toList();
        }
        var padded = CODE_LENGTHS.stream()
                .filter(length -> length > code.length())
                .flatMap(length -> localities.at("0".repeat(length - code.length()) + code, day).stream());
        return Stream.concat(asGiven, padded).toList();
    }

    /** What else is written may settle which of several readings is meant; else nobody may guess. */
    private Optional<Locality> settled(
            Section section, List<Locality> readings, @Nullable LocalityLevel expected, LocalDate day) {
        if (readings.size() == 1) {
            return Optional.of(readings.get(0));
        }
        return only(readings.stream().filter(unit -> unit.level() == expected))
                .or(() -> namesGiven(section)
                        ? only(readings.stream().filter(unit -> fits(section, unit, day)))
                        : Optional.empty())
                .or(() -> only(readings.stream().filter(unit -> isNamedBy(section, unit))));
    }

    private boolean fits(Section section, Locality unit, LocalDate day) {
        return agree(section, "", unit, day, new Findings())
                && below(section, unit, day, new Findings()).locality() != null;
    }

    private static Optional<Locality> only(Stream<Locality> units) {
        var found = units.limit(2).toList();
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    /** Whether the reporter's own name holds the unit's: "Trường Tiểu học Trùng Khánh"; a number needs its type too. */
    boolean isNamedBy(Section section, Locality unit) {
        var name = section.text("reporter.name");
        boolean number = unit.name().chars().noneMatch(Character::isLetter);
        return name != null && words(name).contains(words(number ? unit.fullName() : unit.name()));
    }

    private static String words(String name) {
        return Arrays.stream(VietnameseText.fold(name).split(" "))
                .map(Spelling::key)
                .collect(Collectors.joining(" ", " ", " "));
    }

    /** Another unit of its level beside it that the reporter's own name means, where it does not mean {@code unit}. */
    Optional<Locality> namesAnother(String name, Locality unit, LocalDate day) {
        var written = words(name);
        return written.contains(words(unit.name()))
                ? Optional.empty()
                : localities.all().stream()
                        .filter(other -> other.level() == unit.level() && !other.equals(unit) && other.validOn(day))
                        .filter(other -> Objects.equals(other.parentKey(), unit.parentKey()))
                        .filter(other -> written.contains(words(other.fullName())))
                        .findFirst();
    }

    private static boolean namesGiven(Section section) {
        return FROM_THE_TOP.stream().anyMatch(section::has);
    }

    /** Whether a name is given for the very level of {@code unit}. */
    boolean isNamed(Section section, Locality unit) {
        return FROM_THE_TOP.stream().anyMatch(field -> section.has(field) && LEVELS.get(field) == unit.level());
    }

    /** The smallest unit that the names describe; {@link Place#NOT_GIVEN} where there are no names. */
    Place byNames(Section section, LocalDate day, Findings findings) {
        return byNames(section, null, day, findings);
    }

    /** The smallest unit that the names describe below {@code from}, or itself where there are no such names. */
    Place below(Section section, Locality from, LocalDate day, Findings findings) {
        return byNames(section, from, day, findings);
    }

    /** A unit that is gone leaves its place to its one successor, so that what lies below it can still be judged. */
    private Place byNames(Section section, @Nullable Locality from, LocalDate day, Findings findings) {
        Locality within = from;
        boolean wrong = false;
        for (var field : FROM_THE_TOP) {
            var name = section.text(field);
            var level = LEVELS.get(field);
            if (name == null || level == null || from != null && level.compareTo(from.level()) <= 0) {
                wrong |= section.unreadable(field);
                continue;
            }
            var found = named(section.place(field), name, level, within, day, findings);
            wrong |= !found.valid();
            if (found.units().size() != 1) {
                return Place.WRONG;
            }
            within = found.units().get(0);
        }
        if (wrong) {
            return Place.WRONG;
        }
        return within == null ? Place.NOT_GIVEN : Place.of(within);
    }

    /** @param units the unit itself where {@code valid}, else what stands in its place */
    private record Named(boolean valid, List<Locality> units) {}

    private Named named(
            String place,
            String name,
            LocalityLevel level,
            @Nullable Locality within,
            LocalDate day,
            Findings findings) {
        var tell = tell(day, findings);
        var match = localities.match(name, level, within == null ? null : within.key(), day);
        if (match instanceof NameMatch.One one) {
            return new Named(true, List.of(one.locality()));
        }
        if (match instanceof NameMatch.Several several) {
            tell.ambiguous(place, name, several.localities());
            return new Named(false, List.of());
        }
        if (match instanceof NameMatch.OtherType other) {
            tell.otherType(place, name, other.localities());
            return new Named(false, other.localities());
        }
        return new Named(false, tell.noSuchName(place, name, level, within));
    }

    /** Whether the names given beside a code are those of the code's unit and of what lies above it. */
    boolean agree(Section section, String codeField, Locality locality, LocalDate day, Findings findings) {
        boolean agree = namesAgree(section, codeField, locality, day, findings);
        if (!agree && !codeField.isEmpty()) {
            // The names fit each other: it may as well be the code that is wrong.
            var named = byNames(section, day, new Findings()).locality();
            if (named != null && named.level() == locality.level()) {
                tell(day, findings)
                        .disagree(
                                section.place(codeField),
                                section.written(codeField),
                                locality,
                                named.fullName(),
                                List.of(named));
            }
        }
        return agree;
    }

    private boolean namesAgree(Section section, String codeField, Locality locality, LocalDate day, Findings findings) {
        boolean agree = true;
        for (var field : FROM_THE_TOP) {
            var name = section.text(field);
            var level = LEVELS.get(field);
            if (name == null || level == null || level.compareTo(locality.level()) > 0) {
                continue;
            }
            var inLine = upTo(locality, level);
            if (inLine.isPresent()) {
                agree &= agrees(section, field, name, codeField, locality, inLine.get(), day, findings);
            } else { // a district beside the code of a commune that lies in none
                var province = upTo(locality, LocalityLevel.PROVINCE).orElse(null);
                agree = false;
                if (named(section.place(field), name, level, province, day, findings)
                        .valid()) {
                    tell(day, findings).disagree(section.place(field), locality.code(), locality, name, List.of());
                }
            }
        }
        return agree;
    }

    private boolean agrees(
            Section section,
            String field,
            String name,
            String codeField,
            Locality locality,
            Locality unit,
            LocalDate day,
            Findings findings) {
        var named = localities.named(name, unit.level(), unit.parentKey(), day);
        if (named.contains(unit)) {
            return true;
        }
        var code = codeField.isEmpty() ? locality.code() : section.written(codeField);
        var elsewhere = named.isEmpty() ? localities.named(name, unit.level(), null, day) : named;
        tell(day, findings).disagree(section.place(field), code, locality, name, elsewhere);
        return false;
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

    boolean exists(LocalityLevel level, LocalDate day) {
        return localities.all().stream().anyMatch(unit -> unit.level() == level && unit.validOn(day));
    }

    /** Whether {@code code} is an administrative unit's, be it at another time. */
    boolean isKnown(String code) {
        return !localities.versionsOf(code).isEmpty();
    }

    /** The code of the unit above. */
    String above(Locality locality) {
        var line = localities.lineOf(locality);
        return line.size() > 1 ? line.get(1).code() : LocalityCatalogue.NATION.code();
    }
}
