package vn.htsd.ingest.check;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.finding.Rule;
import vn.htsd.data.locality.Locality;
import vn.htsd.data.locality.LocalityCatalogue;
import vn.htsd.data.register.RegisteredReporter;
import vn.htsd.data.register.ReporterRegister;
import vn.htsd.data.report.Level;

/** To whom a reporter reports, and in whose report it is counted: codes of reporters that are known, never its own. */
final class ReportingLine {
    private static final String REPORTS_TO = "reporter.reports_to";
    private static final String COUNTED_IN = "reporter.counted_in";
    private static final int SHOWN = 3;

    private final PlaceResolver places;
    private final ReporterRegister register;
    private final LocalityCatalogue localities;

    ReportingLine(PlaceResolver places, ReporterRegister register, LocalityCatalogue localities) {
        this.places = places;
        this.register = register;
        this.localities = localities;
    }

    /** The code that is given, or whoever the reporter reports to by default; empty where it is wrong. */
    Optional<String> reportsTo(
            Section form,
            Filled.Labels labels,
            Level level,
            String self,
            Locality locality,
            LocalDate day,
            Findings findings) {
        return form.text(REPORTS_TO) == null
                ? Optional.of(byDefault(level, self, locality, day))
                : known(form, labels, REPORTS_TO, self, locality, day, findings);
    }

    private String byDefault(Level level, String self, Locality locality, LocalDate day) {
        return switch (level) {
            case UNIT ->
                register.at(self, day).map(RegisteredReporter::reportsTo).orElse(locality.code());
            case COMMUNE, DISTRICT -> places.above(locality);
            case PROVINCE, MINISTRY -> LocalityCatalogue.NATION.code();
        };
    }

    /** The code of the reporter whose report holds this one; null where none is given or it is wrong. */
    @Nullable
    String countedIn(
            Section form, Filled.Labels labels, String self, Locality locality, LocalDate day, Findings findings) {
        return known(form, labels, COUNTED_IN, self, locality, day, findings).orElse(null);
    }

    private Optional<String> known(
            Section form,
            Filled.Labels labels,
            String field,
            String self,
            Locality locality,
            LocalDate day,
            Findings findings) {
        var given = form.text(field);
        if (given == null) {
            return Optional.empty();
        }
        var code = register.withZeros(given, day)
                .map(RegisteredReporter::code)
                .or(() -> office(given, locality, day))
                .or(() -> unverifiable(given));
        if (code.isEmpty()) {
            tellUnknown(form, labels, field, given, locality, day, findings);
        } else if (code.get().equals(self)) {
            findings.addWith("self_reference", Rule.VALUE_INVALID, form.place(field), given, labels.of("", field));
            return Optional.empty();
        } else if (!code.get().equals(given) && register.canonical(given).equals(given)) {
            findings.add(Rule.CODE_PADDED, form.place(field), given, code.get());
        }
        return code;
    }

    /** A code without its zeros means the unit above the reporter, if one of its readings is. */
    private Optional<String> office(String given, Locality locality, LocalDate day) {
        var readings = places.readings(given, day);
        return readings.stream()
                .filter(unit -> places.contains(unit, locality))
                .findFirst()
                .or(() -> readings.size() == 1 ? Optional.of(readings.get(0)) : Optional.empty())
                .map(Locality::code);
    }

    /** Without a register nobody can say which codes of units there are; those that look official are known. */
    private Optional<String> unverifiable(String given) {
        var code = register.canonical(given);
        return register.isEmpty() && !code.matches("\\d{1,5}") && !places.isKnown(code)
                ? Optional.of(code)
                : Optional.empty();
    }

    private void tellUnknown(
            Section form,
            Filled.Labels labels,
            String field,
            String given,
            Locality locality,
            LocalDate day,
            Findings findings) {
        if (places.isKnown(given)) {
            places.tell(day, findings).noSuchCode(form.place(field), given, List.of());
            return;
        }
        var offices = localities.lineOf(locality).stream().map(unit -> unit.code() + " (" + unit.fullName() + ")");
        var units = register.nearest(given, day, SHOWN).stream()
                .map(reporter -> reporter.code() + " (" + reporter.name() + ")");
        findings.add(
                Rule.CODE_UNKNOWN,
                form.place(field),
                given,
                labels.of("", field),
                Stream.concat(units, offices).collect(Collectors.joining("; ")));
    }
}
