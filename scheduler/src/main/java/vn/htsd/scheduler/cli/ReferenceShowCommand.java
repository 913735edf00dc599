package vn.htsd.scheduler.cli;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import vn.htsd.data.locality.Locality;
import vn.htsd.data.locality.LocalityCatalogue;
import vn.htsd.data.locality.LocalityChange;
import vn.htsd.data.problem.Category;
import vn.htsd.data.problem.HtsdException;
import vn.htsd.data.problem.Message;

@Command(name = "show", abbreviateSynopsis = true, sortOptions = false)
final class ReferenceShowCommand implements Callable<Integer> {
    private static final String INDENT = "  ";

    private final Htsd htsd;

    @Parameters(paramLabel = "CODE")
    private String code = "";

    @Option(names = "--at", paramLabel = "DATE")
    private @Nullable LocalDate day;

    @Option(names = "-o", paramLabel = "table|json", defaultValue = "table")
    private Shape shape = Shape.TABLE;

    ReferenceShowCommand(Htsd htsd) {
        this.htsd = htsd;
    }

    @Override
    public Integer call() {
        var localities = htsd.assembly().reference().localities();
        var at = day;
        var versions = at == null
                ? localities.versionsOf(code)
                : localities.at(code, at).stream().toList();
        if (versions.isEmpty()) {
            throw new HtsdException(
                    Category.INPUT, Message.of(Problems.BUNDLE, "unknown_locality", code, at == null ? "…" : at));
        }
        if (shape == Shape.JSON) {
            Json.print(
                    htsd.streams().out(),
                    versions.stream().map(version -> json(localities, version)).toList());
        } else {
            versions.forEach(version -> print(localities, version));
        }
        return 0;
    }

    private void print(LocalityCatalogue localities, Locality version) {
        htsd.print(
                "reference.version",
                version.code(),
                line(localities, version),
                version.validFrom(),
                version.validTo() == null ? "…" : version.validTo());
        printPredecessors(localities, version, INDENT);
        printSuccessors(localities, version, INDENT);
    }

    /** What it was made of, and what that was made of. */
    private void printPredecessors(LocalityCatalogue localities, Locality version, String indent) {
        for (var change : localities.predecessorsOf(version)) {
            htsd.print(
                    "reference.came",
                    indent,
                    nameOf(localities, change.fromKey()),
                    percent(change.weight()),
                    change.effectiveDate());
            localities.byKey(change.fromKey()).ifPresent(unit -> printPredecessors(localities, unit, indent + INDENT));
        }
    }

    /** What became of it, and what became of that. */
    private void printSuccessors(LocalityCatalogue localities, Locality version, String indent) {
        for (var change : localities.successorsOf(version)) {
            htsd.print(
                    "reference.became",
                    indent,
                    nameOf(localities, change.toKey()),
                    percent(change.weight()),
                    change.effectiveDate());
            localities.byKey(change.toKey()).ifPresent(unit -> printSuccessors(localities, unit, indent + INDENT));
        }
    }

    private static String line(LocalityCatalogue localities, Locality version) {
        return localities.lineOf(version).stream().map(Locality::fullName).collect(Collectors.joining(", "));
    }

    private static String nameOf(LocalityCatalogue localities, String key) {
        var name = localities.byKey(key).map(unit -> line(localities, unit)).orElse("?");
        return name + " (" + key + ")";
    }

    private static String percent(double weight) {
        return Math.round(weight * 1000) / 10.0 + " %";
    }

    private static Map<String, @Nullable Object> json(LocalityCatalogue localities, Locality version) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("code", version.code());
        json.put("key", version.key());
        json.put("name", version.name());
        json.put("type", version.type());
        json.put("level", version.level().code());
        json.put("parent_key", version.parentKey());
        json.put("valid_from", version.validFrom().toString());
        json.put(
                "valid_to", version.validTo() == null ? null : version.validTo().toString());
        json.put(
                "ancestors",
                localities.lineOf(version).stream().skip(1).map(Locality::key).toList());
        json.put(
                "predecessors",
                localities.predecessorsOf(version).stream()
                        .map(change -> json(change, change.fromKey()))
                        .toList());
        json.put(
                "successors",
                localities.successorsOf(version).stream()
                        .map(change -> json(change, change.toKey()))
                        .toList());
        return json;
    }

    private static Map<String, Object> json(LocalityChange change, String otherEnd) {
        return Map.of(
                "key",
                otherEnd,
                "weight",
                change.weight(),
                "kind",
                change.kind(),
                "basis",
                change.basis(),
                "effective_date",
                change.effectiveDate().toString());
    }
}
