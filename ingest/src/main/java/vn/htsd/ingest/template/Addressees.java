package vn.htsd.ingest.template;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.form.CodeList;
import vn.htsd.data.form.FormCatalogue;
import vn.htsd.data.locality.Locality;
import vn.htsd.data.locality.LocalityLevel;
import vn.htsd.data.reference.Reference;
import vn.htsd.data.register.RegisteredReporter;
import vn.htsd.data.report.Level;

/** The reporters on one day: the registered ones and, by their official codes, the administrative units in force. */
final class Addressees {
    private static final String OFFICE = "people_committee";

    private final Reference reference;
    private final CodeList levels;
    private final CodeList types;
    private final LocalDate day;

    Addressees(Reference reference, FormCatalogue forms, LocalDate day) {
        this.reference = reference;
        this.levels = forms.codeList("reporter_level");
        this.types = forms.codeList("reporter_type");
        this.day = day;
    }

    Optional<Addressee> of(String code) {
        var registered = reference.register().at(code, day);
        return registered.isPresent()
                ? registered.flatMap(this::registered)
                : reference
                        .localities()
                        .at(code, day)
                        .filter(Addressees::reports)
                        .map(this::office);
    }

    /** Administrative units from the top down, then the registered reporters. */
    Stream<Addressee> all() {
        return Stream.concat(
                Stream.of(LocalityLevel.PROVINCE, LocalityLevel.DISTRICT, LocalityLevel.COMMUNE)
                        .flatMap(level -> reference.localities().inForce(level, day).stream())
                        .filter(office ->
                                reference.register().at(office.code(), day).isEmpty())
                        .map(this::office),
                reference.register().all().stream()
                        .filter(reporter -> reporter.validOn(day))
                        .flatMap(reporter -> registered(reporter).stream()));
    }

    /** Those that report to {@code code}: the administrative units directly below, then the registered reporters. */
    List<Addressee> below(String code) {
        var all = new ArrayList<Addressee>();
        reference.localities().at(code, day).ifPresent(place -> reference.localities().all().stream()
                .filter(unit -> place.key().equals(unit.parentKey()) && unit.validOn(day))
                .map(this::office)
                .forEach(all::add));
        reference.register().all().stream()
                .filter(reporter -> reporter.validOn(day))
                .filter(reporter -> code.equals(reportsTo(reporter)))
                .filter(reporter -> all.stream().noneMatch(known -> known.code().equals(reporter.code())))
                .flatMap(reporter -> registered(reporter).stream())
                .forEach(all::add);
        return all;
    }

    private static boolean reports(Locality locality) {
        return locality.level() != LocalityLevel.NATION;
    }

    private static String reportsTo(RegisteredReporter reporter) {
        var given = reporter.reportsTo();
        return given == null ? reporter.localityCode() : given;
    }

    private Optional<Addressee> registered(RegisteredReporter reporter) {
        return reference.localities().at(reporter.localityCode(), day).map(place -> {
            var office = reporter.level() != Level.UNIT && reporter.code().equals(place.code());
            var to = office ? above(place) : reportsTo(reporter);
            return addressee(reporter.code(), reporter.name(), reporter.type(), reporter.level(), place, to);
        });
    }

    private Addressee office(Locality place) {
        var level = Level.valueOf(place.level().name());
        return addressee(place.code(), Words.say("office", place.fullName()), OFFICE, level, place, above(place));
    }

    /** Code of the unit above; blank for a province, whose report goes to the Ministry. */
    private String above(Locality place) {
        var line = reference.localities().lineOf(place);
        return line.size() > 1 && line.get(1).level() != LocalityLevel.NATION
                ? line.get(1).code()
                : "";
    }

    private Addressee addressee(
            String code, String name, @Nullable String type, Level level, Locality place, String reportsTo) {
        var values = new TreeMap<>(Map.of(
                "reporter.code", code,
                "reporter.name", name,
                "reporter.level", label(levels, level.code()),
                "reporter.type", type == null ? "" : label(types, type),
                "reporter.reports_to", reportsTo,
                "reporter.locality_code", place.code(),
                "sender.code", code,
                "sender.name", name));
        var folders = new ArrayList<String>();
        for (var unit : reference.localities().lineOf(place)) {
            if (reports(unit)) {
                values.put("reporter." + unit.level().code(), capitalised(unit.fullName()));
                folders.add(0, unit.code() + "-" + unit.fullName());
            }
        }
        return new Addressee(code, name, superior(reportsTo), formal(name), place, folders, values);
    }

    private String superior(String code) {
        var registered = reference.register().at(code, day).map(RegisteredReporter::name);
        return formal(registered
                .or(() -> reference
                        .localities()
                        .at(code, day)
                        .filter(Addressees::reports)
                        .map(unit -> Words.say("office", unit.fullName())))
                .orElse(""));
    }

    /** A letterhead writes out what a list abbreviates. */
    private static String formal(String name) {
        return name.replaceFirst("^UBND ", Words.say("office_in_full") + " ").toUpperCase(Locale.ROOT);
    }

    private static String capitalised(String name) {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    private static String label(CodeList list, String code) {
        return list.byCode(code).map(CodeList.Entry::vi).orElse(code);
    }
}
