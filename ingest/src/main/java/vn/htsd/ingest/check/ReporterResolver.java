package vn.htsd.ingest.check;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.finding.Rule;
import vn.htsd.data.reference.Reference;
import vn.htsd.data.register.ReporterRegister;
import vn.htsd.data.report.Kind;
import vn.htsd.data.report.Level;
import vn.htsd.data.report.Reporter;

/** Who reports: its code, where it lies and to whom it reports, with what the form leaves blank found out. */
final class ReporterResolver {
    private static final String CODE = "reporter.code";
    private static final String LOCALITY = "reporter.locality_code";

    private final PlaceResolver places;
    private final ReporterPlace place;
    private final ReporterIdentity identity;
    private final ReportingLine line;
    private final ReporterRegister register;

    ReporterResolver(Reference reference) {
        var localities = reference.localities();
        this.register = reference.register();
        this.places = new PlaceResolver(localities);
        this.place = new ReporterPlace(places, register, localities);
        this.identity = new ReporterIdentity(register, localities);
        this.line = new ReportingLine(places, register, localities);
    }

    PlaceResolver places() {
        return places;
    }

    /** The reporter of a form; empty where its findings forbid to say. */
    Optional<Reporter> resolve(Section form, Filled.Labels labels, LocalDate day, Findings findings) {
        var level = level(form);
        return level == null
                ? Optional.empty()
                : resolve(form, level, place.of(form, level, day, findings), labels, day, findings);
    }

    /** The reporter of a form whose place is known otherwise than by its fields. */
    Optional<Reporter> resolve(
            Section form, Level level, Place found, Filled.Labels labels, LocalDate day, Findings findings) {
        var name = form.text("reporter.name");
        var locality = found.locality();
        if (locality == null) {
            if (!found.given()) {
                findings.add(Rule.FIELD_REQUIRED, form.place(LOCALITY), null, labels.of("", LOCALITY));
            }
            return Optional.empty();
        }
        if (name == null || form.unreadable(CODE)) {
            return Optional.empty();
        }
        var who = identity.of(form, level, name, locality, day, findings);
        tellNothingBelow(form, level, who.code(), day, findings);
        var countedIn = line.countedIn(form, labels, who.code(), locality, day, findings);
        return line.reportsTo(form, labels, level, who.code(), locality, day, findings)
                .map(to -> new Reporter(
                        who.code(),
                        who.provisional(),
                        name,
                        form.text("reporter.type"),
                        level,
                        locality.key(),
                        to,
                        countedIn));
    }

    static @Nullable Level level(Section form) {
        var code = form.text("reporter.level");
        for (var level : Level.values()) {
            if (level.code().equals(code)) {
                return level;
            }
        }
        return null;
    }

    /** A unit to which nobody reports has nothing to add up: all its figures, of all its sites, are its own. */
    private void tellNothingBelow(Section form, Level level, String code, LocalDate day, Findings findings) {
        if (level == Level.UNIT
                && Kind.CONSOLIDATED.code().equals(form.text("kind"))
                && !register.hasAnyBelow(code, day)) {
            findings.addWith(
                    "consolidated_unit",
                    Rule.VALUE_INVALID,
                    form.place("kind"),
                    form.written("kind"),
                    form.text("reporter.name"));
        }
    }
}
