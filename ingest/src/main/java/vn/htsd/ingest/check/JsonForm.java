package vn.htsd.ingest.check;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.finding.Rule;
import vn.htsd.data.form.FormCatalogue;
import vn.htsd.data.report.Measure;
import vn.htsd.ingest.read.JsonReport;

/** Reads a report in JSON; the schema has judged its values, so those it refused are marked and the rest is taken. */
final class JsonForm {
    private static final Set<String> DATES =
            Set.of("document.date", "plan.date", "opening.held_on", "start_date", "end_date");
    private static final Set<String> PARTS = Set.of("activities", "funding");

    /** The code lists of the coded properties that a form can add to, by the property's name. */
    private static final Map<String, String> LISTS =
            Map.of("group", "activity_group", "source", "funding_source", "mode", "mode");

    private final FormCatalogue forms;

    JsonForm(FormCatalogue forms) {
        this.forms = forms;
    }

    Filled read(JsonReport report, Findings findings) {
        var named = report.values().get("form") instanceof String id
                ? forms.form(id).orElse(null)
                : null;
        var extras = new JsonExtras(named);
        var refused = new HashSet<String>();
        for (var problem : report.problems()) {
            if (isAddedCode(problem)) {
                continue;
            }
            boolean unknown = problem.keyword().equals("unknown");
            if (!unknown) {
                refused.add(problem.pointer());
            }
            if (!unknown || extras.field(report, problem).isEmpty()) {
                tell(report, problem, findings);
            }
        }
        var single = section(report.pointer(), report.values(), PARTS, refused, findings);
        var id = single.text("form");
        var form = id == null ? null : forms.form(id).orElse(null);
        if (id != null && form == null) {
            findings.add(Rule.FORM_UNKNOWN, single.place("form"), id, String.join(", ", forms.ids()));
        }
        var filled = new Filled(
                form,
                single,
                rows(report, "activities", refused, findings),
                List.of(),
                rows(report, "funding", refused, findings),
                List.of(),
                (key, field) -> field);
        extras.check(filled, findings);
        return filled;
    }

    /** The published schema lists the shipped codes; a form of the workspace may bring more. */
    private boolean isAddedCode(JsonReport.Problem problem) {
        var list = LISTS.get(problem.pointer().substring(problem.pointer().lastIndexOf('/') + 1));
        var value = problem.value();
        return problem.keyword().equals("enum")
                && list != null
                && value != null
                && forms.codeList(list).byCode(value).isPresent();
    }

    private static void tell(JsonReport report, JsonReport.Problem problem, Findings findings) {
        var place = problem.pointer();
        var value = problem.value();
        var name = problem.name();
        boolean number = value != null
                && !(JsonPath.at(
                                report.values(),
                                place.substring(report.pointer().length()))
                        instanceof String)
                && value.matches("-?\\d+(?:\\.\\d+)?(?:[eE][-+]?\\d+)?");
        switch (problem.keyword()) {
            case "unknown" -> findings.add(Rule.FIELD_UNKNOWN, place, null, name);
            case "required", "minLength" -> findings.add(Rule.FIELD_REQUIRED, place, null, name);
            case "enum" -> findings.add(Rule.CODE_UNKNOWN, place, value, name, problem.expected());
            case "pattern" -> findings.addWith("date_json", Rule.DATE_UNREADABLE, place, value, name);
            case "minimum" ->
                findings.add(
                        value != null && value.startsWith("-") ? Rule.NUMBER_NEGATIVE : Rule.NUMBER_UNREADABLE,
                        place,
                        value,
                        name);
            case "maximum" -> findings.addWith("too_large", Rule.NUMBER_UNREADABLE, place, value, name);
            case "syntax" -> findings.addWith("json_line", Rule.FILE_UNREADABLE, place, null, name, problem.expected());
            case "type" -> {
                if (place.equals(report.pointer())) {
                    findings.addWith("json_not_object", Rule.VALUE_INVALID, place, value == null ? "[…]" : value);
                } else if (!problem.expected().contains("integer")) {
                    findings.addWith("json_value", Rule.VALUE_INVALID, place, value, name, problem.expected());
                } else if (number) {
                    findings.add(Rule.NUMBER_NOT_WHOLE, place, value, name);
                } else {
                    findings.addWith("number_json", Rule.NUMBER_UNREADABLE, place, value, name);
                }
            }
            default -> findings.addWith("json_value", Rule.VALUE_INVALID, place, value, name, problem.expected());
        }
    }

    private static List<Section> rows(JsonReport report, String part, Set<String> refused, Findings findings) {
        var rows = new ArrayList<Section>();
        if (report.values().get(part) instanceof List<?> list) {
            for (int index = 0; index < list.size(); index++) {
                var values = list.get(index) instanceof Map<?, ?> map ? map : Map.of();
                rows.add(section(report.pointer() + "/" + part + "/" + index, values, Set.of(), refused, findings));
            }
        }
        return rows;
    }

    private static Section section(
            String pointer, Map<?, ?> values, Set<String> without, Set<String> refused, Findings findings) {
        var entries = new LinkedHashMap<String, Entry>();
        flatten(pointer, "", values, without, refused, entries, findings);
        for (var place : refused) {
            // A required property that is missing has its finding; the checker need not ask for it again.
            if (place.startsWith(pointer + "/")) {
                var name = place.substring(pointer.length() + 1).replace('/', '.');
                entries.putIfAbsent(name, new Entry(new Value.Unreadable(), place, ""));
            }
        }
        return new Section(entries, name -> pointer + "/" + name.replace('.', '/'), pointer);
    }

    private static void flatten(
            String pointer,
            String prefix,
            Map<?, ?> values,
            Set<String> without,
            Set<String> refused,
            Map<String, Entry> entries,
            Findings findings) {
        values.forEach((key, value) -> {
            var place = pointer + "/" + key;
            var name = prefix + key;
            if (without.contains(name) || value instanceof List) {
                return;
            }
            if (value instanceof Map<?, ?> nested) {
                flatten(place, name + ".", nested, without, refused, entries, findings);
            } else {
                var read = refused.contains(place) ? new Value.Unreadable() : value(name, value, place, findings);
                entries.put(name, new Entry(read, place, String.valueOf(value)));
            }
        });
    }

    private static Value value(String name, @Nullable Object value, String place, Findings findings) {
        if (value instanceof BigDecimal number) {
            return number(name, number);
        }
        var text = String.valueOf(value);
        if (!DATES.contains(name)) {
            return new Value.Text(text);
        }
        try {
            var day = LocalDate.parse(text);
            return new Value.Days(day, day);
        } catch (DateTimeException notOnTheCalendar) {
            findings.addWith("date_json", Rule.DATE_UNREADABLE, place, text, dotted(place));
            return new Value.Unreadable();
        }
    }

    /** As the schema's own findings name it, without the number of the report in its file. */
    private static String dotted(String place) {
        return place.replaceFirst("^/\\d+/", "/").substring(1).replace('/', '.');
    }

    private static Value number(String name, BigDecimal number) {
        if (number.stripTrailingZeros().scale() > 0
                || number.signum() < 0
                || number.precision() - number.scale() > 18) {
            return new Value.Unreadable();
        }
        if (name.equals("campaign_year")) {
            return new Value.Year(number.intValue());
        }
        var measure = Measure.exactly(number.longValueExact());
        return name.endsWith("amount_vnd") ? new Value.Money(measure, 0) : new Value.Count(measure, null);
    }
}
