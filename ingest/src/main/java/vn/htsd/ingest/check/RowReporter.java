package vn.htsd.ingest.check;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.finding.Rule;
import vn.htsd.data.locality.Locality;
import vn.htsd.data.locality.LocalityLevel;
import vn.htsd.data.reference.Reference;
import vn.htsd.data.register.RegisteredReporter;
import vn.htsd.data.report.Kind;
import vn.htsd.data.report.Level;
import vn.htsd.data.text.VietnameseText;

/**
 * Which reporter a row of form B means, said by the fields with which a form A says it: an administrative unit (its
 * consolidated report), a unit, or the sender itself (direct reports).
 */
final class RowReporter {
    private static final String CODE = "reporter.code";
    private static final String NAME = "reporter.name";
    private static final Pattern DIGITS = Pattern.compile("\\d+");
    private static final Pattern COMMITTEE = Pattern.compile("(?iu)^(?:ubnd|[uủ][yỷ] ban nhân dân)\\s+");
    /** "Xã Trùng Khánh", but not "Xã đoàn", "Huyện ủy", "Phường đội". */
    private static final Pattern ADMINISTRATIVE = Pattern.compile(
            "(?iu)^(xã|phường|thị trấn|đặc khu|huyện|quận|thị xã|tỉnh)\\s+(?!(?:đoàn|đội|hội|[uủ][yỷ])(?:\\s|$)).+");

    private static final Pattern SCHOOL = Pattern.compile("(?iu)^(?:trường|tr\\.)\\s.+");
    private static final Map<LocalityLevel, String> PLACES = Map.of(
            LocalityLevel.PROVINCE, "reporter.province",
            LocalityLevel.DISTRICT, "reporter.district",
            LocalityLevel.COMMUNE, "reporter.commune");
    private static final List<LocalityLevel> FROM_THE_TOP =
            List.of(LocalityLevel.PROVINCE, LocalityLevel.DISTRICT, LocalityLevel.COMMUNE);

    private final Reference reference;
    private final PlaceResolver places;
    private final UnitNames units;
    private final Sender sender;
    private final LocalDate day;

    RowReporter(Reference reference, PlaceResolver places, UnitNames units, Sender sender, LocalDate day) {
        this.reference = reference;
        this.places = places;
        this.units = units;
        this.sender = sender;
        this.day = day;
    }

    /**
     * A row completed.
     *
     * @param entries its own, and those that follow from who it names
     * @param place of a unit; null where the entries tell it
     */
    record Completed(Map<String, Entry> entries, @Nullable Place place) {}

    Completed complete(Section row, Findings findings) {
        var filling = new Filling(row);
        var code = row.text(CODE);
        var name = row.text(NAME);
        if (sender.isNamedBy(code, name)) {
            filling.direct(sender.level());
            filling.put(CODE, sender.code());
            filling.putIfBlank(NAME, sender.name() == null ? sender.area().fullName() : sender.name());
        } else if (code != null) {
            byCode(filling, code, name);
        } else if (name != null) {
            byName(filling, name, findings);
        }
        return new Completed(filling.entries, filling.place);
    }

    private void byCode(Filling filling, String code, @Nullable String name) {
        var registered = registered(code);
        if (registered.isEmpty() && !isOfficial(code)) {
            unitHere(filling);
            return;
        }
        var office = registered.isPresent()
                ? Optional.<Locality>empty()
                : places.readings(code, day).stream().findFirst();
        if (office.isPresent() && (name == null || !SCHOOL.matcher(name).matches())) {
            office(filling, office.get(), name);
        } else if (registered.isPresent()) {
            unit(filling, registered.get());
            filling.putIfBlank(NAME, registered.get().name());
        } else if (places.isKnown(code) && places.readings(code, day).isEmpty()) {
            // Read as what it was, so that the finding can name what became of it.
            var versions = reference.localities().versionsOf(code);
            var last = versions.get(versions.size() - 1);
            filling.consolidated(last.level());
            filling.putIfBlank(NAME, last.fullName());
        } else if (name != null && ADMINISTRATIVE.matcher(plain(name)).matches()) {
            filling.consolidated(levelOf(plain(name)));
        } else {
            unitHere(filling);
        }
    }

    /** Whether it can be the code of an administrative unit at all; those of units seldom can. */
    private boolean isOfficial(String code) {
        return DIGITS.matcher(code).matches()
                || !reference.localities().versionsOf(code).isEmpty();
    }

    private Optional<RegisteredReporter> registered(String code) {
        var exactly = reference.register().at(code, day);
        return exactly.isPresent() || !DIGITS.matcher(code).matches()
                ? exactly
                : Stream.of("0", "00", "000")
                        .flatMap(zeros -> reference.register().at(zeros + code, day).stream())
                        .findFirst();
    }

    private void unit(Filling filling, RegisteredReporter unit) {
        filling.direct(unit.level());
        if (unit.level() == Level.UNIT) {
            filling.place = reference
                    .localities()
                    .at(unit.localityCode(), day)
                    .map(Place::of)
                    .orElse(null);
        }
    }

    private void office(Filling filling, Locality office, @Nullable String name) {
        filling.consolidated(office.level());
        if (name == null) {
            filling.putIfBlank(NAME, office.fullName());
        } else if (Sender.namesAnother(plain(name), office, reference, day)) {
            filling.place(office.level(), plain(name), NAME);
        }
    }

    /** A place below the sender, else a registered unit there, else a unit that nobody knows yet. */
    private void byName(Filling filling, String name, Findings findings) {
        var found = placesCalled(plain(name));
        if (found.size() == 1) {
            filling.consolidated(found.get(0).level());
            filling.put(CODE, found.get(0).code());
        } else if (found.size() > 1) {
            filling.consolidated(found.get(0).level());
            filling.unreadable();
            findings.add(Rule.LOCALITY_AMBIGUOUS, filling.row.place(NAME), name, shown(found));
        } else if (ADMINISTRATIVE.matcher(plain(name)).matches()) {
            filling.consolidated(levelOf(plain(name)));
            within(filling, levelOf(plain(name)));
            filling.place(levelOf(plain(name)), plain(name), NAME);
        } else {
            unit(filling, name, findings);
        }
    }

    private static String plain(String name) {
        return COMMITTEE.matcher(name).replaceFirst("");
    }

    private List<Locality> placesCalled(String name) {
        var within = sender.area().level() == LocalityLevel.NATION
                ? null
                : sender.area().key();
        var found = FROM_THE_TOP.stream()
                .filter(level -> level.ordinal() > sender.area().level().ordinal())
                .flatMap(level -> reference.localities().named(name, level, within, day).stream())
                .toList();
        var folded = VietnameseText.fold(name);
        var ofThatType = found.stream()
                .filter(locality -> VietnameseText.fold(locality.fullName()).equals(folded))
                .toList();
        var candidates = ofThatType.isEmpty() ? found : ofThatType;
        var ofThatSpelling = candidates.stream()
                .filter(locality -> lower(name).endsWith(lower(locality.name())))
                .toList();
        return ofThatSpelling.isEmpty() ? candidates : ofThatSpelling;
    }

    private static String lower(String text) {
        return VietnameseText.clean(text).toLowerCase(Locale.ROOT);
    }

    private static String shown(List<Locality> found) {
        return found.stream()
                .map(locality -> locality.fullName() + " (" + locality.code() + ")")
                .collect(Collectors.joining("; "));
    }

    private static LocalityLevel levelOf(String name) {
        var type = ADMINISTRATIVE.matcher(name).replaceFirst("$1").toLowerCase(Locale.ROOT);
        return switch (type) {
            case "tỉnh" -> LocalityLevel.PROVINCE;
            case "huyện", "quận", "thị xã" -> LocalityLevel.DISTRICT;
            default -> LocalityLevel.COMMUNE;
        };
    }

    private void unit(Filling filling, String name, Findings findings) {
        var known = units.called(name, sender.area(), day);
        if (known.size() > 1) {
            var codes = known.stream().map(RegisteredReporter::code).collect(Collectors.joining(", "));
            findings.addWith("unit_ambiguous", Rule.VALUE_INVALID, filling.row.place(NAME), name, codes);
            filling.unreadable();
        }
        if (known.size() == 1) {
            unit(filling, known.get(0));
            filling.put(CODE, known.get(0).code());
        } else {
            unitHere(filling);
        }
    }

    /** Form B has no column for where a unit lies: whom nobody has registered lies with the body that sends the form. */
    private void unitHere(Filling filling) {
        filling.direct(Level.UNIT);
        filling.place = Place.of(sender.area());
    }

    /** The names above one of {@code level}, as far as the sender's own place gives them. */
    private void within(Filling filling, LocalityLevel level) {
        for (var above : reference.localities().lineOf(sender.area())) {
            if (above.level().ordinal() < level.ordinal()) {
                filling.place(above.level(), above.fullName(), NAME);
            }
        }
    }

    /** One row being completed; what is added stands where the row names its reporter. */
    private static final class Filling {
        private final Section row;
        private final Map<String, Entry> entries;

        @Nullable
        Place place;

        Filling(Section row) {
            this.row = row;
            this.entries = new LinkedHashMap<>(row.entries());
        }

        void direct(Level level) {
            put("kind", Kind.DIRECT.code());
            put("reporter.level", level.code());
        }

        void consolidated(LocalityLevel level) {
            put("kind", Kind.CONSOLIDATED.code());
            put("reporter.level", Sender.level(level).code());
        }

        void place(LocalityLevel level, String name, String at) {
            var field = PLACES.get(level);
            if (field != null) {
                entries.put(field, entry(new Value.Text(name), name, at));
            }
        }

        /** Its finding is made: whatever would rest on it is not judged again. */
        void unreadable() {
            entries.put(CODE, entry(new Value.Unreadable(), "", NAME));
        }

        void put(String name, String text) {
            entries.put(name, entry(new Value.Text(text), text, row.has(CODE) ? CODE : NAME));
        }

        void putIfBlank(String name, String text) {
            if (!row.has(name)) {
                put(name, text);
            }
        }

        private Entry entry(Value value, String written, String at) {
            return new Entry(value, row.place(at), written);
        }
    }
}
