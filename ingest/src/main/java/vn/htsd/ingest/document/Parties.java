package vn.htsd.ingest.document;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.htsd.data.locality.Locality;
import vn.htsd.data.locality.LocalityCatalogue;
import vn.htsd.data.locality.LocalityLevel;
import vn.htsd.data.reference.Reference;
import vn.htsd.data.register.RegisteredReporter;
import vn.htsd.data.text.VietnameseText;

/** Who can send a document: the registered reporters and the administrative units, by code or as a letterhead names them. */
final class Parties {
    private static final Pattern COMMITTEE = Pattern.compile("\\b(?:uy ban nhan dan|ubnd) "
            + "(tinh|thanh pho|tp|huyen|quan|thi xa|xa|phuong|thi tran|dac khu) ((?:[a-z0-9]+ ?){1,6})");
    /** Offices that write on behalf of the unit whose committee stands above them. */
    private static final Map<LocalityLevel, String> ON_BEHALF = Map.of(
            LocalityLevel.PROVINCE, "so giao duc va dao tao",
            LocalityLevel.DISTRICT, "phong giao duc va dao tao",
            LocalityLevel.COMMUNE, "phong van hoa xa hoi");

    private static final Map<String, List<LocalityLevel>> LEVELS = Map.of(
            "tinh", List.of(LocalityLevel.PROVINCE),
            "thanh pho", List.of(LocalityLevel.PROVINCE, LocalityLevel.DISTRICT),
            "tp", List.of(LocalityLevel.PROVINCE, LocalityLevel.DISTRICT),
            "huyen", List.of(LocalityLevel.DISTRICT),
            "quan", List.of(LocalityLevel.DISTRICT),
            "thi xa", List.of(LocalityLevel.DISTRICT),
            "xa", List.of(LocalityLevel.COMMUNE),
            "phuong", List.of(LocalityLevel.COMMUNE),
            "thi tran", List.of(LocalityLevel.COMMUNE),
            "dac khu", List.of(LocalityLevel.COMMUNE));

    private final Reference reference;
    private final LocalityCatalogue localities;
    private final Map<RegisteredReporter, String> foldedNames = new HashMap<>();

    Parties(Reference reference) {
        this.reference = reference;
        this.localities = reference.localities();
        for (var reporter : reference.register().all()) {
            foldedNames.put(reporter, VietnameseText.fold(reporter.name()));
        }
    }

    Optional<Party> ofCode(String code, LocalDate day) {
        return reference
                .register()
                .at(code, day)
                .map(reporter -> party(reporter, day))
                .or(() -> localities
                        .at(code, day)
                        .filter(locality -> locality.level() != LocalityLevel.NATION)
                        .map(this::party));
    }

    /** The one that the head of a letter names: nobody where it could be two, or where a body is named that nobody knows. */
    Optional<Party> ofIssuer(Letterhead letter, LocalDate day) {
        var registered = registered(letter, day);
        if (registered.isPresent()) {
            return registered;
        }
        var committee = COMMITTEE.matcher(letter.issuer());
        return committee.find() ? committee(committee, letter, day) : Optional.empty();
    }

    /** Longer names first: "Trường Tiểu học A" also contains "Trường Tiểu học". */
    private Optional<Party> registered(Letterhead letter, LocalDate day) {
        var head = " " + letter.issuer() + " ";
        var named = reference.register().all().stream()
                .filter(reporter -> reporter.validOn(day) && head.contains(" " + name(reporter) + " "))
                .toList();
        int longest = named.stream().mapToInt(it -> name(it).length()).max().orElse(0);
        var fitting = named.stream().filter(it -> name(it).length() == longest).toList();
        if (fitting.size() > 1) {
            fitting = fitting.stream()
                    .filter(reporter -> localities
                            .at(reporter.localityCode(), day)
                            .filter(place -> contains(letter.issuer(), VietnameseText.fold(place.fullName())))
                            .isPresent())
                    .toList();
        }
        return fitting.size() == 1 ? Optional.of(party(fitting.get(0), day)) : Optional.empty();
    }

    private String name(RegisteredReporter reporter) {
        return foldedNames.getOrDefault(reporter, "");
    }

    private Optional<Party> committee(Matcher committee, Letterhead letter, LocalDate day) {
        var type = committee.group(1);
        var words = committee.group(2).strip().split(" ");
        for (int length = words.length; length > 0; length--) {
            var name = String.join(" ", List.of(words).subList(0, length));
            var places = places(type, name, day);
            if (!places.isEmpty()) {
                var rest = letter.issuer().substring(0, committee.start()) + " "
                        + letter.issuer().substring(committee.start(2) + name.length());
                return theOne(places, letter)
                        .filter(place -> writesFor(rest, place))
                        .map(this::party);
            }
        }
        return Optional.empty();
    }

    private List<Locality> places(String type, String name, LocalDate day) {
        var places = new ArrayList<Locality>();
        var full = type.equals("tp") ? "thanh pho" : type;
        for (var level : LEVELS.getOrDefault(type, List.of())) {
            localities.named(name, level, null, day).stream()
                    .filter(place -> VietnameseText.fold(place.type()).equals(full))
                    .forEach(places::add);
        }
        return places;
    }

    /** Nothing else in the head, or the office that writes for that level: any other body reports for itself. */
    private static boolean writesFor(String rest, Locality place) {
        var others = VietnameseText.fold(rest);
        return others.isEmpty() || others.equals(ON_BEHALF.get(place.level()));
    }

    /** Of communes of one name, the one whose province the letter names, if it names just one of them. */
    private Optional<Locality> theOne(List<Locality> places, Letterhead letter) {
        if (places.size() == 1) {
            return Optional.of(places.get(0));
        }
        var inNamedProvince = places.stream()
                .filter(place -> localities
                        .byKey(String.valueOf(place.provinceKey()))
                        .filter(province -> contains(letter.text(), VietnameseText.fold(province.fullName())))
                        .isPresent())
                .toList();
        return inNamedProvince.size() == 1 ? Optional.of(inNamedProvince.get(0)) : Optional.empty();
    }

    private static boolean contains(String text, String name) {
        return !name.isEmpty() && (" " + text + " ").contains(" " + name + " ");
    }

    private Party party(RegisteredReporter reporter, LocalDate day) {
        var place = localities.at(reporter.localityCode(), day);
        return new Party(
                reporter.code(),
                false,
                reporter.name(),
                reporter.type(),
                reporter.level().code(),
                place.map(Locality::key).orElse(null),
                reporter.reportsTo() == null ? reporter.localityCode() : reporter.reportsTo());
    }

    private Party party(Locality place) {
        return new Party(
                place.code(),
                false,
                place.fullName(),
                "people_committee",
                place.level().code(),
                place.key(),
                localities
                        .byKey(String.valueOf(place.parentKey()))
                        .orElse(LocalityCatalogue.NATION)
                        .code());
    }
}
