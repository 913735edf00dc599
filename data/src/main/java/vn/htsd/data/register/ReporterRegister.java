package vn.htsd.data.register;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.csv.CsvTable;
import vn.htsd.data.locality.Locality;
import vn.htsd.data.locality.LocalityCatalogue;
import vn.htsd.data.problem.Message;
import vn.htsd.data.text.Distance;

/**
 * The units that should report, from {@code reporters.csv}, with {@code reporter_aliases.csv} applied. An empty register
 * means that nobody knows how many there are.
 */
public final class ReporterRegister {
    private static final int MOST_SLIPS = 3;

    private final List<RegisteredReporter> reporters;
    private final ReporterAliases aliases;
    private final Map<String, List<RegisteredReporter>> byCode;
    private final Map<String, List<RegisteredReporter>> byName;
    private final Map<String, List<RegisteredReporter>> byReceiver;

    public ReporterRegister(List<RegisteredReporter> reporters) {
        this(reporters, ReporterAliases.NONE);
    }

    public ReporterRegister(List<RegisteredReporter> reporters, ReporterAliases aliases) {
        this.aliases = aliases;
        this.reporters = merged(reporters, aliases);
        this.byCode = index(RegisteredReporter::code);
        this.byName = index(reporter -> ReporterNames.key(reporter.name()));
        this.byReceiver = index(reporter -> reporter.reportsTo() == null ? "" : reporter.reportsTo());
    }

    /** Rows of an alias make way for those of the code that counts; where that has none, they become its own. */
    private static List<RegisteredReporter> merged(List<RegisteredReporter> rows, ReporterAliases aliases) {
        if (aliases.targets().isEmpty()) {
            return List.copyOf(rows);
        }
        var registered = new HashSet<String>();
        rows.forEach(row -> registered.add(row.code()));
        var taken = new HashMap<String, String>();
        var merged = new ArrayList<RegisteredReporter>();
        for (var row : rows) {
            var code = aliases.canonical(row.code());
            boolean own = code.equals(row.code());
            // Of several aliases of an unregistered code the first one's rows count, or two would overlap.
            if (own
                    || !registered.contains(code)
                            && taken.computeIfAbsent(code, each -> row.code()).equals(row.code())) {
                var to = row.reportsTo() == null ? null : aliases.canonical(row.reportsTo());
                merged.add(row.as(code, to));
            }
        }
        return List.copyOf(merged);
    }

    private Map<String, List<RegisteredReporter>> index(Function<RegisteredReporter, String> key) {
        var index = new HashMap<String, List<RegisteredReporter>>();
        for (var reporter : reporters) {
            index.computeIfAbsent(key.apply(reporter), each -> new ArrayList<>())
                    .add(reporter);
        }
        return index;
    }

    /** The register, or why there is none: every bad row is named. */
    public record Outcome(@Nullable ReporterRegister register, List<Message> problems) {}

    public static Outcome read(CsvTable table, CsvTable aliasTable, LocalityCatalogue localities) {
        var aliases = ReporterAliases.read(aliasTable, localities);
        var rows = RegisterRows.read(table, localities);
        var problems = new ArrayList<>(aliases.problems());
        problems.addAll(rows.problems());
        var known = aliases.aliases();
        return problems.isEmpty() && known != null
                ? new Outcome(new ReporterRegister(rows.reporters(), known), List.of())
                : new Outcome(null, problems);
    }

    public boolean isEmpty() {
        return reporters.isEmpty();
    }

    public List<RegisteredReporter> all() {
        return reporters;
    }

    public ReporterAliases aliases() {
        return aliases;
    }

    /** The code that counts for {@code code}, which may have been merged into another. */
    public String canonical(String code) {
        return aliases.canonical(code);
    }

    /** Whether {@code code} is registered at any time. */
    public boolean isRegistered(String code) {
        return !rowsOf(code).isEmpty();
    }

    /** All rows of {@code code}, whenever they are valid. */
    public List<RegisteredReporter> rowsOf(String code) {
        return byCode.getOrDefault(canonical(code), List.of());
    }

    /** The reporter that {@code code} names on {@code day}. */
    public Optional<RegisteredReporter> at(String code, LocalDate day) {
        return on(day, rowsOf(code)).findFirst();
    }

    /** The same, also where Excel took zeros from the front of {@code code}. */
    public Optional<RegisteredReporter> withZeros(String code, LocalDate day) {
        var asGiven = at(code, day);
        if (asGiven.isPresent() || !code.matches("\\d+")) {
            return asGiven;
        }
        return Stream.of("0", "00", "000")
                .flatMap(zeros -> at(zeros + code, day).stream())
                .findFirst();
    }

    /** The one reporter of that name in {@code locality}; none where two are called so. A type left open fits any. */
    public Optional<RegisteredReporter> named(String name, @Nullable String type, Locality locality, LocalDate day) {
        var found = on(day, byName.get(ReporterNames.key(name)))
                .filter(reporter -> type == null || reporter.type() == null || type.equals(reporter.type()))
                .filter(reporter -> locality.code().equals(reporter.localityCode()))
                .toList();
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    /** Whether any registered reporter reports to {@code code}. */
    public boolean hasAnyBelow(String code, LocalDate day) {
        return on(day, byReceiver.get(code)).findAny().isPresent();
    }

    /** Reporters whose name is {@code written}, then those whose code is {@code written} but for a few slips. */
    public List<RegisteredReporter> nearest(String written, LocalDate day, int most) {
        record Near(RegisteredReporter reporter, int distance) {}
        var named = on(day, byName.get(ReporterNames.key(written)));
        var near = on(day, reporters)
                .map(reporter -> new Near(reporter, Distance.between(written, reporter.code())))
                .filter(each -> each.distance() <= Math.min(MOST_SLIPS, written.length() / 2))
                .sorted(Comparator.comparingInt(Near::distance)
                        .thenComparing(each -> each.reporter().code()))
                .map(Near::reporter);
        return Stream.concat(named, near).distinct().limit(most).toList();
    }

    private static Stream<RegisteredReporter> on(LocalDate day, @Nullable List<RegisteredReporter> reporters) {
        return reporters == null ? Stream.empty() : reporters.stream().filter(reporter -> reporter.validOn(day));
    }
}
