package vn.htsd.data.register;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.csv.CsvTable;
import vn.htsd.data.locality.LocalityCatalogue;
import vn.htsd.data.report.Level;

/** The units that should report, from {@code reporters.csv}. An empty register means that nobody knows how many there are. */
public final class ReporterRegister {
    private final List<RegisteredReporter> reporters;
    private final Map<String, List<RegisteredReporter>> byCode = new HashMap<>();

    public ReporterRegister(List<RegisteredReporter> reporters) {
        this.reporters = List.copyOf(reporters);
        for (var reporter : reporters) {
            byCode.computeIfAbsent(reporter.code(), code -> new ArrayList<>()).add(reporter);
        }
    }

    /** The register, or why there is none: every bad row is named. */
    public record Outcome(@Nullable ReporterRegister register, List<String> problems) {}

    public static Outcome read(CsvTable table, LocalityCatalogue localities) {
        var problems = new ArrayList<String>();
        var reporters = new ArrayList<RegisteredReporter>();
        for (var row : table.rows()) {
            try {
                var from = LocalDate.parse(row.text("valid_from"));
                var to = row.text("valid_to").isEmpty() ? null : LocalDate.parse(row.text("valid_to"));
                var reporter = new RegisteredReporter(
                        row.text("code"),
                        row.text("name"),
                        row.optional("type"),
                        Level.valueOf(row.text("level").toUpperCase(Locale.ROOT)),
                        row.text("locality_code"),
                        row.optional("reports_to"),
                        from,
                        to);
                if (localities.at(reporter.localityCode(), from).isEmpty()) {
                    problems.add(row.place() + ": locality " + reporter.localityCode() + " is not in force on " + from);
                } else {
                    reporters.add(reporter);
                }
            } catch (DateTimeParseException e) {
                problems.add(row.place() + ": “" + e.getParsedString() + "” is no ISO date");
            } catch (IllegalArgumentException e) {
                problems.add(row.place() + ": level is “" + row.text("level")
                        + "”, expected unit, commune, district or province");
            }
        }
        return problems.isEmpty()
                ? new Outcome(new ReporterRegister(reporters), List.of())
                : new Outcome(null, problems);
    }

    public boolean isEmpty() {
        return reporters.isEmpty();
    }

    public List<RegisteredReporter> all() {
        return reporters;
    }

    /** The reporter that {@code code} names on {@code day}. */
    public Optional<RegisteredReporter> at(String code, LocalDate day) {
        return byCode.getOrDefault(code, List.of()).stream()
                .filter(reporter -> reporter.validOn(day))
                .findFirst();
    }
}
