package vn.htsd.ingest.check;

import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.report.Measure;

/**
 * The values of one part of a form by field name: all its labels together, or one row of a table.
 *
 * @param entries what was given
 * @param blanks where a value would stand that is not given
 * @param source the cells of the whole part, or its JSON Pointer
 * @param sums the rows that a total or subtotal sums; null where it sums all of its sheet, or is no total
 */
record Section(Map<String, Entry> entries, Where blanks, String source, @Nullable Span sums) {
    Section {
        entries = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }

    Section(Map<String, Entry> entries, Where blanks, String source) {
        this(entries, blanks, source, null);
    }

    /**
     * Rows of a sheet by their order, {@code to} not included.
     *
     * @param title what the row that sums them is called there
     */
    record Span(String title, int from, int to) {}

    /** The place of a field that is not given. */
    interface Where {
        String of(String name);
    }

    /** As it is, but summing {@code span}. */
    Section summing(@Nullable Span span) {
        return new Section(entries, blanks, source, span);
    }

    static Section of(Map<String, Entry> entries, Map<String, String> blanks, String source) {
        var known = Map.copyOf(blanks);
        return new Section(entries, name -> known.getOrDefault(name, source), source);
    }

    /** Where {@code name} stands or should stand. */
    String place(String name) {
        var entry = entries.get(name);
        return entry == null ? blanks.of(name) : entry.place();
    }

    String written(String name) {
        var entry = entries.get(name);
        return entry == null ? "" : entry.written();
    }

    /** Whether the cell of {@code name} holds text, whatever it reads as. */
    boolean isText(String name) {
        var entry = entries.get(name);
        return entry != null && entry.asText();
    }

    boolean has(String name) {
        return entries.containsKey(name);
    }

    boolean unreadable(String name) {
        return value(name) instanceof Value.Unreadable;
    }

    boolean anyUnreadable(Collection<String> names) {
        return names.stream().anyMatch(this::unreadable);
    }

    @Nullable
    Value value(String name) {
        var entry = entries.get(name);
        return entry == null ? null : entry.value();
    }

    @Nullable
    String text(String name) {
        var value = value(name);
        if (value instanceof Value.Text text) {
            return text.text();
        }
        return value instanceof Value.Code code ? code.code() : null;
    }

    @Nullable
    Measure measure(String name) {
        var value = value(name);
        if (value instanceof Value.Count count) {
            return count.measure();
        }
        return value instanceof Value.Money money ? money.measure() : null;
    }

    @Nullable
    Long number(String name) {
        var measure = measure(name);
        return measure == null ? null : measure.value();
    }

    @Nullable
    Integer year(String name) {
        return value(name) instanceof Value.Year year ? year.year() : null;
    }

    @Nullable
    LocalDate from(String name) {
        return value(name) instanceof Value.Days days ? days.from() : null;
    }

    /** The last day of a span; null where the field names a single day. */
    @Nullable
    LocalDate lastOfSpan(String name) {
        return value(name) instanceof Value.Days days && !days.to().equals(days.from()) ? days.to() : null;
    }
}
