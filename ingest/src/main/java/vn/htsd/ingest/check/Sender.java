package vn.htsd.ingest.check;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.finding.Rule;
import vn.htsd.data.locality.Locality;
import vn.htsd.data.locality.LocalityLevel;
import vn.htsd.data.reference.Reference;
import vn.htsd.data.report.Level;
import vn.htsd.data.text.VietnameseText;

/**
 * The body that sends a form B.
 *
 * @param area all that it may report for lies here
 */
record Sender(String code, @Nullable String name, Level level, Locality area) {
    private static final String CODE = "sender.code";
    private static final String NAME = "sender.name";

    /** Empty where its findings forbid to say. */
    static Optional<Sender> of(
            Section head, Reference reference, PlaceResolver places, LocalDate day, Findings findings) {
        var code = head.text(CODE);
        if (code == null) {
            return Optional.empty();
        }
        var name = head.text(NAME);
        var registered = reference.register().at(code, day);
        if (registered.isPresent()) {
            return reference
                    .localities()
                    .at(registered.get().localityCode(), day)
                    .map(area -> new Sender(code, name, registered.get().level(), area));
        }
        var office = places.byCode(head, CODE, day, findings);
        if (office.isPresent() && name == null) {
            places.tell(day, findings).reused(head.place(CODE), office.get());
        }
        if (office.isPresent() && name != null && namesAnother(name, office.get(), reference, day)) {
            findings.add(
                    Rule.LOCALITY_NAME_MISMATCH,
                    head.place(NAME),
                    code,
                    office.get().fullName(),
                    name);
        }
        return office.map(area -> new Sender(area.code(), name, level(area.level()), area));
    }

    /** Whether {@code name} is that of a place, but not of {@code office}; an office may be called what it likes. */
    static boolean namesAnother(String name, Locality office, Reference reference, LocalDate day) {
        var named = reference.localities().named(name, office.level(), null, day);
        return !named.isEmpty() && !named.contains(office);
    }

    static Level level(LocalityLevel level) {
        return switch (level) {
            case NATION -> Level.MINISTRY;
            case PROVINCE -> Level.PROVINCE;
            case DISTRICT -> Level.DISTRICT;
            case COMMUNE -> Level.COMMUNE;
        };
    }

    /** A row that names the sender itself, by its code or, without one, by its name. */
    boolean isNamedBy(@Nullable String rowCode, @Nullable String rowName) {
        if (rowCode != null) {
            // Excel takes the zeros away that a code begins with.
            return code.endsWith(rowCode)
                    && code.substring(0, code.length() - rowCode.length()).matches("0*");
        }
        return name != null && rowName != null && VietnameseText.fold(name).equals(VietnameseText.fold(rowName));
    }
}
