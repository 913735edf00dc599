package vn.htsd.ingest.check;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.finding.Rule;
import vn.htsd.data.locality.Locality;
import vn.htsd.data.locality.LocalityCatalogue;
import vn.htsd.data.locality.LocalityLevel;
import vn.htsd.data.locality.NameMatch;
import vn.htsd.data.text.VietnameseText;

/** Says what is wrong with a place of one report, with the codes of whatever could be meant instead. */
final class PlaceFindings {
    private static final int SHOWN = 3;
    private static final int CANDIDATES_SHOWN = 8;
    private static final String NOTHING = "–";
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");

    private final LocalityCatalogue localities;
    private final LocalDate day;
    private final Findings findings;

    PlaceFindings(LocalityCatalogue localities, LocalDate day, Findings findings) {
        this.localities = localities;
        this.day = day;
        this.findings = findings;
    }

    void padded(String place, String written, Locality read) {
        findings.add(Rule.CODE_PADDED, place, written, read.code());
    }

    /** Written so, it may be any of these. */
    void ambiguous(String place, String written, Collection<Locality> candidates) {
        findings.add(Rule.LOCALITY_AMBIGUOUS, place, written, shown(candidates, CANDIDATES_SHOWN));
    }

    /** The name is known, but a unit of that name is of another type. */
    void otherType(String place, String written, Collection<Locality> ofThatName) {
        findings.addWith(
                "type_differs",
                Rule.LOCALITY_NAME_MISMATCH,
                place,
                written,
                DAY.format(day),
                shown(ofThatName, CANDIDATES_SHOWN));
    }

    /** Code and name that mean different units: both readings. */
    void disagree(String place, String code, Locality byCode, String name, Collection<Locality> byName) {
        var readings = byName.isEmpty() ? "“" + name + "”" : "“" + name + "”: " + shown(byName, SHOWN);
        findings.add(Rule.LOCALITY_NAME_MISMATCH, place, code, shown(byCode), readings);
    }

    /** A code that no unit has on that day: it ended, it is not there yet, or it never was one. */
    void noSuchCode(String place, String code, Collection<Locality> suggested) {
        var versions = localities.versionsOf(code);
        if (!versions.isEmpty()) {
            atAnotherTime(place, code, versions);
        } else {
            findings.add(
                    Rule.LOCALITY_UNKNOWN,
                    place,
                    code,
                    DAY.format(day),
                    shown(suggested.isEmpty() ? nearest(code) : suggested, SHOWN));
        }
    }

    private List<Locality> nearest(String code) {
        if (code.chars().anyMatch(Character::isDigit)) {
            return localities.nearestCodes(code, day, SHOWN);
        }
        var named = new LinkedHashSet<Locality>(); // a name where its code belongs
        for (var level : List.of(LocalityLevel.COMMUNE, LocalityLevel.DISTRICT, LocalityLevel.PROVINCE)) {
            named.addAll(localities.named(code, level, null, day));
        }
        return List.copyOf(named);
    }

    /**
     * A name that no unit has on that day.
     *
     * @return what stands in its place that day, where it was or will be a unit of that name
     */
    List<Locality> noSuchName(String place, String name, LocalityLevel level, @Nullable Locality within) {
        var others = localities.namedAtAnotherTime(name, level, day).stream()
                .filter(unit -> within == null || inPlaceOf(unit).stream().anyMatch(now -> isWithin(within, now)))
                .toList();
        if (!others.isEmpty()) {
            return atAnotherTime(place, name, others);
        }
        var key = within == null ? null : within.key();
        var suggested = new LinkedHashSet<Locality>();
        if (within != null && localities.match(name, level, null, day) instanceof NameMatch.One elsewhere) {
            suggested.add(elsewhere.locality());
        }
        suggested.addAll(localities.nearest(name, level, key, day, SHOWN));
        findings.add(Rule.LOCALITY_UNKNOWN, place, name, DAY.format(day), shown(suggested, SHOWN + 1));
        return List.of();
    }

    /** @param versions all of units that are not there on that day, oldest first */
    private List<Locality> atAnotherTime(String place, String written, List<Locality> versions) {
        var ended = versions.stream()
                .filter(unit -> unit.validTo() != null && !unit.validTo().isAfter(day))
                .toList();
        if (ended.isEmpty()) {
            var first = versions.get(0);
            var before = localities.forebearsOn(day, first);
            findings.addWith(
                    "locality_later",
                    Rule.LOCALITY_CLOSED,
                    place,
                    written,
                    shown(first),
                    DAY.format(day),
                    DAY.format(first.validFrom()),
                    shown(before, CANDIDATES_SHOWN));
            return before;
        }
        var lastDay = ended.get(ended.size() - 1).validTo();
        var last = ended.stream()
                .filter(unit -> unit.validTo() != null && unit.validTo().equals(lastDay))
                .toList();
        var heirs = new LinkedHashSet<Locality>();
        last.forEach(unit -> heirs.addAll(localities.heirsOn(day, unit)));
        findings.add(
                Rule.LOCALITY_CLOSED,
                place,
                written,
                shown(last, SHOWN),
                DAY.format(day),
                shown(heirs, CANDIDATES_SHOWN));
        return List.copyOf(heirs);
    }

    private List<Locality> inPlaceOf(Locality unit) {
        return unit.validFrom().isAfter(day) ? localities.forebearsOn(day, unit) : localities.heirsOn(day, unit);
    }

    private boolean isWithin(Locality within, Locality unit) {
        return localities.contains(within.key(), unit);
    }

    /** The level of the reporter is one that no unit has on that day: districts since July 2025. */
    void levelClosed(String place, String written, LocalityLevel level) {
        var last = localities.all().stream()
                .filter(unit -> unit.level() == level && unit.validTo() != null)
                .map(unit -> String.valueOf(unit.validTo()))
                .max(String::compareTo);
        findings.addWith(
                "level_closed",
                Rule.LOCALITY_CLOSED,
                place,
                written,
                last.map(until -> DAY.format(LocalDate.parse(until))).orElse(NOTHING));
    }

    /** A commune's office that gives its province only is too vague. */
    void tooWide(String place, String level, Locality given) {
        findings.addWith("place_too_wide", Rule.FIELD_REQUIRED, place, null, level, shown(given));
    }

    /** A code without a name that meant another unit before is worth a second look. */
    void reused(String place, Locality locality) {
        localities.versionsOf(locality.code()).stream()
                .filter(version -> version.validFrom().isBefore(locality.validFrom()))
                .filter(version -> !VietnameseText.fold(version.name()).equals(VietnameseText.fold(locality.name())))
                .reduce((older, newer) -> newer)
                .ifPresent(before ->
                        findings.add(Rule.CODE_REUSED, place, locality.code(), before.fullName(), locality.fullName()));
    }

    private String shown(Collection<Locality> units, int most) {
        var shown = units.stream().map(this::shown).distinct().toList();
        var rest = shown.size() > most ? "; … (+" + (shown.size() - most) + ")" : "";
        return shown.isEmpty() ? NOTHING : shown.stream().limit(most).collect(Collectors.joining("; ")) + rest;
    }

    /** "xã Trùng Khánh (01477), tỉnh Cao Bằng". */
    private String shown(Locality unit) {
        return localities.lineOf(unit).stream()
                .filter(above -> above.level() != LocalityLevel.NATION || above.equals(unit))
                .map(above -> above.equals(unit) ? unit.fullName() + " (" + unit.code() + ")" : above.fullName())
                .collect(Collectors.joining(", "));
    }
}
