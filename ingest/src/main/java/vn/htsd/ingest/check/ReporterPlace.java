package vn.htsd.ingest.check;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.finding.Rule;
import vn.htsd.data.locality.Locality;
import vn.htsd.data.locality.LocalityCatalogue;
import vn.htsd.data.locality.LocalityLevel;
import vn.htsd.data.register.ReporterRegister;
import vn.htsd.data.report.Level;

/** Where the reporter of a form lies: by codes, by names, by both, or by what the register says. */
final class ReporterPlace {
    private static final String CODE = "reporter.code";
    private static final String LOCALITY = "reporter.locality_code";
    private static final Map<LocalityLevel, String> FIELDS = Map.of(
            LocalityLevel.PROVINCE, "reporter.province",
            LocalityLevel.DISTRICT, "reporter.district",
            LocalityLevel.COMMUNE, "reporter.commune");

    private final PlaceResolver places;
    private final ReporterRegister register;
    private final LocalityCatalogue localities;

    ReporterPlace(PlaceResolver places, ReporterRegister register, LocalityCatalogue localities) {
        this.places = places;
        this.register = register;
        this.localities = localities;
    }

    Place of(Section form, Level level, LocalDate day, Findings findings) {
        if (level == Level.MINISTRY) {
            return Place.of(LocalityCatalogue.NATION);
        }
        if (form.unreadable(LOCALITY)) {
            return Place.WRONG;
        }
        var administrative = administrative(level);
        return administrative == null ? ofUnit(form, day, findings) : ofOffice(form, administrative, day, findings);
    }

    private static @Nullable LocalityLevel administrative(Level level) {
        return switch (level) {
            case COMMUNE -> LocalityLevel.COMMUNE;
            case DISTRICT -> LocalityLevel.DISTRICT;
            case PROVINCE -> LocalityLevel.PROVINCE;
            case MINISTRY -> LocalityLevel.NATION;
            case UNIT -> null;
        };
    }

    /** Code and names, whichever are given; else what the register says of the unit's code. */
    private Place ofUnit(Section form, LocalDate day, Findings findings) {
        var given = given(form, null, day, findings);
        return given.given() ? given : registered(form, day);
    }

    private Place registered(Section form, LocalDate day) {
        var code = form.text(CODE);
        return code == null
                ? Place.NOT_GIVEN
                : register.withZeros(code, day)
                        .flatMap(reporter -> localities.at(reporter.localityCode(), day))
                        .map(Place::of)
                        .orElse(Place.NOT_GIVEN);
    }

    private Place given(Section form, @Nullable LocalityLevel expected, LocalDate day, Findings findings) {
        return form.has(LOCALITY)
                ? byCode(form, LOCALITY, expected, day, findings)
                : places.byNames(form, day, findings);
    }

    /** The code's unit, or the smaller one below it that the names add. */
    private Place byCode(
            Section form, String field, @Nullable LocalityLevel expected, LocalDate day, Findings findings) {
        var locality = places.byCode(form, field, expected, day, findings);
        if (locality.isEmpty() || !places.agree(form, field, locality.get(), day, findings)) {
            return Place.WRONG;
        }
        tellReused(form, field, locality.get(), day, findings);
        return places.below(form, locality.get(), day, findings);
    }

    /** An office writes on behalf of the unit whose official code it gives, wherever its own door is. */
    private Place ofOffice(Section form, LocalityLevel level, LocalDate day, Findings findings) {
        boolean exists = places.exists(level, day);
        if (form.unreadable(CODE)) {
            return Place.WRONG;
        }
        var place = form.has(CODE)
                ? byOwnCode(form, level, day, findings)
                : raised(form, given(form, level, day, findings), level, exists, day, findings);
        if (exists) {
            return place;
        }
        // In a form B nobody writes the level: there the finding of the unit itself has said it.
        var field = form.place("reporter.level");
        if (!findings.isError(field)) {
            places.tell(day, findings).levelClosed(field, form.written("reporter.level"), level);
        }
        return Place.WRONG;
    }

    private Place byOwnCode(Section form, LocalityLevel level, LocalDate day, Findings findings) {
        var found = places.byCode(form, CODE, level, day, findings);
        if (found.isEmpty()) {
            return Place.WRONG;
        }
        var own = found.get();
        if (own.level() != level) {
            findings.addWith(
                    "level_differs",
                    Rule.VALUE_INVALID,
                    form.place("reporter.level"),
                    form.written("reporter.level"),
                    own.code(),
                    own.fullName());
            return Place.WRONG;
        }
        tellOtherName(form, own, day, findings);
        if (!form.has(LOCALITY)) {
            if (!places.agree(form, CODE, own, day, findings)) {
                return Place.WRONG;
            }
            tellReused(form, CODE, own, day, findings);
            return Place.of(own);
        }
        var door = places.byCode(form, LOCALITY, day, findings);
        if (door.isEmpty() || !places.agree(form, LOCALITY, door.get(), day, findings)) {
            return Place.WRONG;
        }
        if (!places.contains(own, door.get())) {
            findings.add(
                    Rule.LOCALITY_NAME_MISMATCH,
                    form.place(LOCALITY),
                    form.text(CODE),
                    own.fullName(),
                    door.get().fullName() + " (" + door.get().code() + ")");
            return Place.WRONG;
        }
        return Place.of(own);
    }

    /** A code taken over from a neighbour's form would silently replace that neighbour's report. */
    private void tellOtherName(Section form, Locality own, LocalDate day, Findings findings) {
        var name = form.text("reporter.name");
        if (name != null && places.namesAnother(name, own, day).isPresent()) {
            findings.add(Rule.REPORTER_NAME_DIFFERS, form.place(CODE), own.code(), own.fullName(), name);
        }
    }

    /** A district's office may give the commune it sits in; a commune's office that gives its province only is too vague. */
    private Place raised(
            Section form, Place given, LocalityLevel level, boolean exists, LocalDate day, Findings findings) {
        var locality = given.locality();
        if (locality == null || !exists) {
            return given;
        }
        var raised = places.upTo(locality, level);
        if (raised.isEmpty()) {
            var field = FIELDS.getOrDefault(level, LOCALITY);
            places.tell(day, findings).tooWide(form.place(field), form.written("reporter.level"), locality);
            return Place.WRONG;
        }
        return Place.of(raised.get());
    }

    /** The unit's name on the form, or the register, settles which unit a reused code means. */
    private void tellReused(Section form, String field, Locality locality, LocalDate day, Findings findings) {
        boolean registeredThere = locality.equals(registered(form, day).locality());
        if (form.text("reporter.name") != null
                && !registeredThere
                && !places.isNamed(form, locality)
                && !places.isNamedBy(form, locality)) {
            places.tell(day, findings).reused(form.place(field), locality);
        }
    }
}
