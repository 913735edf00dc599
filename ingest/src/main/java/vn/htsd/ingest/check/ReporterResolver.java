package vn.htsd.ingest.check;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.finding.Rule;
import vn.htsd.data.locality.Locality;
import vn.htsd.data.locality.LocalityCatalogue;
import vn.htsd.data.locality.LocalityLevel;
import vn.htsd.data.reference.Reference;
import vn.htsd.data.register.RegisteredReporter;
import vn.htsd.data.register.ReporterRegister;
import vn.htsd.data.report.Level;
import vn.htsd.data.report.Reporter;
import vn.htsd.data.text.VietnameseText;

/** Who reports: its code, where it lies and to whom it reports, with what the form leaves blank found out. */
final class ReporterResolver {
    private static final String CODE = "reporter.code";
    private static final String LOCALITY = "reporter.locality_code";
    private static final int PROVISIONAL_DIGITS = 10;

    private final PlaceResolver places;
    private final ReporterRegister register;
    private final LocalityCatalogue localities;
    private final Map<String, List<RegisteredReporter>> registeredByName = new HashMap<>();

    ReporterResolver(Reference reference) {
        this.localities = reference.localities();
        this.places = new PlaceResolver(localities);
        this.register = reference.register();
        for (var reporter : register.all()) {
            registeredByName
                    .computeIfAbsent(VietnameseText.fold(reporter.name()), name -> new java.util.ArrayList<>())
                    .add(reporter);
        }
    }

    PlaceResolver places() {
        return places;
    }

    /** The reporter of a form; empty where its findings forbid to say. */
    Optional<Reporter> resolve(Section form, Filled.Labels labels, LocalDate day, Findings findings) {
        var level = level(form);
        return level == null
                ? Optional.empty()
                : resolve(form, level, place(form, level, day, findings), labels, day, findings);
    }

    /** The reporter of a form whose place is known otherwise than by its fields. */
    Optional<Reporter> resolve(
            Section form, Level level, Place place, Filled.Labels labels, LocalDate day, Findings findings) {
        var name = form.text("reporter.name");
        var locality = place.locality();
        if (locality == null) {
            if (!place.given()) {
                findings.add(Rule.FIELD_REQUIRED, form.place(LOCALITY), null, labels.of("", LOCALITY));
            }
            return Optional.empty();
        }
        if (name == null || form.unreadable(CODE)) {
            return Optional.empty();
        }
        var type = form.text("reporter.type");
        var identity = identity(form, level, name, type, locality, day, findings);
        var reportsTo = reportsTo(form, level, identity.code(), locality, day, findings);
        return reportsTo.map(to -> new Reporter(
                identity.code(),
                identity.provisional(),
                name,
                type,
                level,
                locality.key(),
                to,
                form.text("reporter.counted_in")));
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

    private static @Nullable LocalityLevel administrative(Level level) {
        return switch (level) {
            case COMMUNE -> LocalityLevel.COMMUNE;
            case DISTRICT -> LocalityLevel.DISTRICT;
            case PROVINCE -> LocalityLevel.PROVINCE;
            case MINISTRY -> LocalityLevel.NATION;
            case UNIT -> null;
        };
    }

    private Place place(Section form, Level level, LocalDate day, Findings findings) {
        if (level == Level.MINISTRY) {
            return Place.of(LocalityCatalogue.NATION);
        }
        if (form.unreadable(LOCALITY)) {
            return Place.WRONG;
        }
        var administrative = administrative(level);
        return administrative == null
                ? placeOfUnit(form, day, findings)
                : placeOfOffice(form, administrative, day, findings);
    }

    /** Code and names, whichever are given; else what the register says of the unit's code. */
    private Place placeOfUnit(Section form, LocalDate day, Findings findings) {
        var given = given(form, day, findings);
        if (given.given()) {
            return given;
        }
        var code = form.text(CODE);
        return Optional.ofNullable(code)
                .flatMap(known -> registered(known, day))
                .flatMap(reporter -> localities.at(reporter.localityCode(), day))
                .map(Place::of)
                .orElse(Place.NOT_GIVEN);
    }

    private Place given(Section form, LocalDate day, Findings findings) {
        if (!form.has(LOCALITY)) {
            return places.byNames(form, day, findings);
        }
        var locality = places.byCode(form, LOCALITY, day, findings);
        if (locality.isEmpty() || !places.agree(form, LOCALITY, locality.get(), day, findings)) {
            return Place.WRONG;
        }
        tellReused(form, LOCALITY, locality.get(), day, findings);
        return Place.of(locality.get());
    }

    /** An office writes on behalf of the unit whose official code it gives, wherever its own door is. */
    private Place placeOfOffice(Section form, LocalityLevel level, LocalDate day, Findings findings) {
        if (form.unreadable(CODE)) {
            return Place.WRONG;
        }
        if (!form.has(CODE)) {
            return raised(form, given(form, day, findings), level, day, findings);
        }
        var own = places.byCode(form, CODE, day, findings);
        if (own.isEmpty()) {
            return Place.WRONG;
        }
        if (own.get().level() != level) {
            findings.addWith(
                    "level_differs",
                    Rule.VALUE_INVALID,
                    form.place("reporter.level"),
                    form.written("reporter.level"),
                    own.get().code(),
                    own.get().fullName());
            return Place.WRONG;
        }
        if (form.has(LOCALITY)) {
            var door = places.byCode(form, LOCALITY, day, findings);
            if (door.isEmpty()) {
                return Place.WRONG;
            }
            if (!places.contains(own.get(), door.get())) {
                findings.add(
                        Rule.LOCALITY_NAME_MISMATCH,
                        form.place(LOCALITY),
                        form.text(CODE),
                        own.get().fullName(),
                        door.get().fullName());
                return Place.WRONG;
            }
            return places.agree(form, LOCALITY, door.get(), day, findings) ? Place.of(own.get()) : Place.WRONG;
        }
        if (!places.agree(form, CODE, own.get(), day, findings)) {
            return Place.WRONG;
        }
        tellReused(form, CODE, own.get(), day, findings);
        return Place.of(own.get());
    }

    /** A district's office may give the commune it sits in; a commune's office that gives its province only is too vague. */
    private Place raised(Section form, Place given, LocalityLevel level, LocalDate day, Findings findings) {
        var locality = given.locality();
        if (locality == null) {
            return given;
        }
        var raised = places.upTo(locality, level);
        if (raised.isEmpty()) {
            findings.add(Rule.LOCALITY_UNKNOWN, form.place(LOCALITY), locality.fullName(), day, "–");
            return Place.WRONG;
        }
        return Place.of(raised.get());
    }

    /** A name anywhere on the form that contains the unit's own settles which unit a reused code means. */
    private void tellReused(Section form, String field, Locality locality, LocalDate day, Findings findings) {
        var name = form.text("reporter.name");
        boolean placeNamed =
                form.has("reporter.province") || form.has("reporter.district") || form.has("reporter.commune");
        if (name != null && !placeNamed && !VietnameseText.fold(name).contains(VietnameseText.fold(locality.name()))) {
            places.tellReused(form.place(field), locality, day, findings);
        }
    }

    private record Identity(String code, boolean provisional) {}

    private Identity identity(
            Section form,
            Level level,
            String name,
            @Nullable String type,
            Locality locality,
            LocalDate day,
            Findings findings) {
        if (level != Level.UNIT && level != Level.MINISTRY) {
            return new Identity(locality.code(), false);
        }
        var code = form.text(CODE);
        if (code != null) {
            var padded = padded(code, day);
            if (!padded.equals(code)) {
                findings.add(Rule.CODE_PADDED, form.place(CODE), code, padded);
            }
            tellOtherReporter(form, level, padded, name, day, findings);
            return new Identity(padded, false);
        }
        var registered = registered(name, type, locality, day);
        if (registered.isPresent()) {
            return new Identity(registered.get().code(), false);
        }
        var provisional = provisional(name, type, locality);
        findings.add(Rule.REPORTER_PROVISIONAL, form.place(CODE), name, provisional);
        return new Identity(provisional, true);
    }

    /**
     * A code copied from another form would silently replace that reporter's report: a unit never reports under the code of
     * an administrative unit, and another name than the registered one is worth a look.
     */
    private void tellOtherReporter(
            Section form, Level level, String code, String name, LocalDate day, Findings findings) {
        var office = level == Level.UNIT ? localities.at(code, day) : Optional.<Locality>empty();
        if (office.isPresent()) {
            findings.addWith(
                    "unit_with_office_code",
                    Rule.VALUE_INVALID,
                    form.place(CODE),
                    code,
                    office.get().fullName());
            return;
        }
        registered(code, day)
                .filter(known -> !VietnameseText.fold(known.name()).equals(VietnameseText.fold(name)))
                .ifPresent(
                        known -> findings.add(Rule.REPORTER_NAME_DIFFERS, form.place(CODE), code, known.name(), name));
    }

    private Optional<RegisteredReporter> registered(String code, LocalDate day) {
        return register.at(padded(code, day), day);
    }

    /** Excel takes leading zeros from units' codes too; they are put back where the register then knows the code. */
    private String padded(String code, LocalDate day) {
        if (register.at(code, day).isPresent() || !code.matches("\\d+")) {
            return code;
        }
        return java.util.stream.Stream.of("0", "00", "000")
                .map(zeros -> zeros + code)
                .filter(longer -> register.at(longer, day).isPresent())
                .findFirst()
                .orElse(code);
    }

    private Optional<RegisteredReporter> registered(
            String name, @Nullable String type, Locality locality, LocalDate day) {
        var found = registeredByName.getOrDefault(VietnameseText.fold(name), List.of()).stream()
                .filter(reporter -> reporter.validOn(day))
                .filter(reporter -> type == null || reporter.type() == null || type.equals(reporter.type()))
                .filter(reporter -> localities
                        .at(reporter.localityCode(), day)
                        .filter(locality::equals)
                        .isPresent())
                .toList();
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    private static String provisional(String name, @Nullable String type, Locality locality) {
        var identity = VietnameseText.fold(name) + "|" + (type == null ? "" : type) + "|" + locality.code();
        try {
            var sha = MessageDigest.getInstance("SHA-256").digest(identity.getBytes(StandardCharsets.UTF_8));
            return "T-"
                    + HexFormat.of()
                            .formatHex(sha)
                            .substring(0, PROVISIONAL_DIGITS)
                            .toLowerCase(Locale.ROOT);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private Optional<String> reportsTo(
            Section form, Level level, String code, Locality locality, LocalDate day, Findings findings) {
        var field = "reporter.reports_to";
        var given = form.text(field);
        if (given == null) {
            return Optional.of(
                    switch (level) {
                        case UNIT ->
                            register.at(code, day)
                                    .map(RegisteredReporter::reportsTo)
                                    .orElse(locality.code());
                        case COMMUNE, DISTRICT -> places.above(locality);
                        case PROVINCE, MINISTRY -> LocalityCatalogue.NATION.code();
                    });
        }
        if (register.at(given, day).isPresent()) {
            return Optional.of(given);
        }
        var office = places.quietly(given, day);
        if (office.isPresent()) {
            if (!office.get().code().equals(given)) {
                findings.add(
                        Rule.CODE_PADDED, form.place(field), given, office.get().code());
            }
            return office.map(Locality::code);
        }
        if (places.isClosed(given, day)) {
            places.tellUnknownCode(form.place(field), given, day, findings);
            return Optional.empty();
        }
        return Optional.of(given);
    }
}
