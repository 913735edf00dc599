package vn.htsd.ingest.write;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.problem.Category;
import vn.htsd.data.problem.HtsdException;
import vn.htsd.data.problem.Message;

/**
 * One field that gets another value: {@code opening.participants=400}, {@code activities[2].participants.total=120} (rows
 * are counted from 0, as in a JSON Pointer) or {@code funding[source=state_budget].amount_vnd=5000000}. Without a value the
 * field is not reported any more.
 *
 * @param table {@code activities} or {@code funding}; empty for a field that stands once
 * @param selector a number, or {@code field=value} that holds for one row only
 */
public record Change(String table, String selector, String field, String value) {
    private static final Pattern SINGLE = Pattern.compile("([a-z_]+(?:\\.[a-z_]+)?)=(.*)", Pattern.DOTALL);
    private static final Pattern ROW = Pattern.compile(
            "(activities|funding)\\[(\\d{1,6}|[a-z_.]+=[^\\]]+)\\]\\.([a-z_]+(?:\\.[a-z_]+)?)=(.*)", Pattern.DOTALL);
    private static final Pattern WHOLE = Pattern.compile("-?\\d+");
    private static final Pattern GROUPED = Pattern.compile("\\d{1,3}(?:[. ]\\d{3})+");
    private static final Pattern DAY = Pattern.compile("(\\d{2})/(\\d{2})/(\\d{4})");
    /** What makes it this report; another value would make it another one. */
    private static final Set<String> FIXED =
            Set.of("form", "campaign_year", "kind", "nature", "revision", "reporter.code", "synthetic");

    private static final Set<String> DATES =
            Set.of("document.date", "plan.date", "opening.held_on", "start_date", "end_date");
    private static final String BUNDLE = "vn.htsd.ingest.write.messages";

    /** @throws HtsdException if {@code text} is no change, or one that a correction may not make */
    public static Change parse(String text) {
        var row = ROW.matcher(text);
        if (row.matches()) {
            return new Change(
                    row.group(1), row.group(2), row.group(3), row.group(4).strip());
        }
        var single = SINGLE.matcher(text);
        if (!single.matches()
                || single.group(1).equals("activities")
                || single.group(1).equals("funding")) {
            throw refused("change_syntax", text);
        }
        var field = single.group(1);
        if (FIXED.contains(field)) {
            throw refused("change_fixed", field);
        }
        if (field.startsWith("contact")) {
            throw refused("change_contact", field);
        }
        return new Change("", "", field, single.group(2).strip());
    }

    /**
     * What a change did.
     *
     * @param place the field with its row, for people
     * @param before null where it was not reported
     */
    public record Done(String place, @Nullable String before, @Nullable String after) {}

    /** The fields with this change made; what it did is added to {@code done}. */
    public ReportFields in(ReportFields fields, List<Done> done) {
        if (table.isEmpty()) {
            return new ReportFields(changed(fields.single(), field, done), fields.activities(), fields.funding());
        }
        var rows = new ArrayList<>(fields.rows(table));
        int at = row(rows);
        var label = table + "[" + at + "] (" + name(rows.get(at)) + ")." + field;
        rows.set(at, changed(rows.get(at), label, done));
        return table.equals("activities")
                ? new ReportFields(fields.single(), rows, fields.funding())
                : new ReportFields(fields.single(), fields.activities(), rows);
    }

    private Map<String, Object> changed(Map<String, Object> values, String label, List<Done> done) {
        var changed = new LinkedHashMap<>(values);
        var before = values.get(field);
        if (value.isEmpty()) {
            changed.remove(field);
        } else {
            changed.put(field, typed());
        }
        done.add(new Done(label, text(before), text(changed.get(field))));
        return changed;
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    /** A figure as a number; what is none stays text, and checking the report says what is wrong with it. */
    private Object typed() {
        if (DATES.contains(field)) {
            var day = DAY.matcher(value);
            return day.matches() ? day.group(3) + "-" + day.group(2) + "-" + day.group(1) : value;
        }
        if (isFigure()) {
            var plain = GROUPED.matcher(value).matches() ? value.replaceAll("[. ]", "") : value;
            if (plain.length() <= 18 && WHOLE.matcher(plain).matches()) {
                return Long.valueOf(plain);
            }
        }
        return value;
    }

    private boolean isFigure() {
        return field.startsWith("participants.")
                || field.startsWith("coverage.")
                || field.startsWith("duplicates_removed.")
                || Set.of("opening.participants", "classes", "sessions", "amount_vnd")
                        .contains(field);
    }

    private int row(List<Map<String, Object>> rows) {
        int equals = selector.indexOf('=');
        if (equals < 0) {
            int at = Integer.parseInt(selector);
            if (at >= rows.size()) {
                throw refused("change_no_row", table + "[" + selector + "]", listed(rows));
            }
            return at;
        }
        var by = selector.substring(0, equals);
        var wanted = selector.substring(equals + 1);
        var found = new ArrayList<Integer>();
        for (int at = 0; at < rows.size(); at++) {
            if (wanted.equals(text(rows.get(at).get(by)))) {
                found.add(at);
            }
        }
        if (found.size() != 1) {
            throw refused(
                    found.isEmpty() ? "change_no_row" : "change_many_rows", table + "[" + selector + "]", listed(rows));
        }
        return found.get(0);
    }

    private static String listed(List<Map<String, Object>> rows) {
        var list = new ArrayList<String>();
        for (int at = 0; at < rows.size(); at++) {
            list.add("[" + at + "] " + name(rows.get(at)));
        }
        return list.isEmpty() ? "…" : String.join("; ", list);
    }

    private static String name(Map<String, Object> row) {
        var code = Objects.toString(row.containsKey("group") ? row.get("group") : row.get("source"), "");
        var words = text(row.containsKey("name") ? row.get("name") : row.get("sponsor"));
        return words == null ? code : code + ", " + words;
    }

    private static HtsdException refused(String key, Object... arguments) {
        return new HtsdException(Category.INPUT, Message.of(BUNDLE, key, arguments));
    }
}
