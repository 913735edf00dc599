package vn.htsd.ingest.check;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.finding.Rule;
import vn.htsd.data.form.Field;
import vn.htsd.ingest.read.CellValue;
import vn.htsd.ingest.read.Grid;
import vn.htsd.ingest.text.MoneyUnit;

/**
 * Which column holds which field.
 *
 * @param row the heading row, for a place
 * @param lastRow number of the last row that belongs to the headings
 * @param columns fields by column
 * @param unknown headings of columns that the form does not know, with their places
 * @param repeated headings that stand for a field a second time, with their places
 * @param texts the keys of what stands in the heading rows, by column
 * @param unit the unit of money in a heading "Số tiền (triệu đồng)"
 */
record TableHeader(
        Grid.Row row,
        int lastRow,
        Map<Integer, Field> columns,
        Map<String, String> unknown,
        Map<String, String> repeated,
        Map<Integer, String> texts,
        Optional<MoneyUnit> unit) {
    private static final Set<String> ROW_NUMBER = Set.of("stt", "tt", "so tt", "so thu tu");
    private static final Pattern BRACKET = Pattern.compile("\\s*\\(([^()]*)\\)\\s*$");

    /**
     * The first row that carries at least half of the known headings; a table cut down to what is required has fewer, so
     * next the first row that carries all required ones, then the row with the most.
     */
    static Optional<TableHeader> find(Grid.Sheet sheet, FieldIndex index) {
        var fields = index.sheet().fields();
        var required = fields.stream().filter(Field::required).toList();
        TableHeader complete = null;
        TableHeader best = null;
        var rows = sheet.rows();
        for (int at = 0; at < rows.size(); at++) {
            var header = at(sheet, rows.get(at), at + 1 < rows.size() ? rows.get(at + 1) : null, index);
            int known = header.columns().size();
            if (known > 0 && known * 2 >= fields.size()) {
                return Optional.of(header);
            }
            if (complete == null && header.columns().values().containsAll(required)) {
                complete = header;
            }
            if (known > (best == null ? 0 : best.columns().size())) {
                best = header;
            }
        }
        return Optional.ofNullable(complete == null ? best : complete);
    }

    private static TableHeader at(Grid.Sheet sheet, Grid.Row row, Grid.@Nullable Row below, FieldIndex index) {
        var reading = new Reading(sheet, index);
        reading.headings(row, null);
        boolean any = !reading.columns.isEmpty();
        if (any && below != null && below.number() == row.number() + 1 && reading.hasSubheadings(row, below)) {
            reading.headings(below, row);
            reading.unknownOf(row, below);
            reading.unknownOf(below, null);
            return reading.header(row, below.number());
        }
        reading.unknownOf(row, null);
        return reading.header(row, row.number());
    }

    /** What one attempt at a header gathers. */
    private static final class Reading {
        private final Grid.Sheet sheet;
        private final FieldIndex index;
        private final Map<Integer, Field> columns = new LinkedHashMap<>();
        private final Map<String, String> unknown = new LinkedHashMap<>();
        private final Map<String, String> repeated = new LinkedHashMap<>();
        private final Map<Integer, String> texts = new LinkedHashMap<>();
        private final Set<String> seen = new HashSet<>();
        private Optional<MoneyUnit> unit = Optional.empty();

        Reading(Grid.Sheet sheet, FieldIndex index) {
            this.sheet = sheet;
            this.index = index;
        }

        /** Row {@code below} carries headings of its own, and no data under a column that is already known. */
        boolean hasSubheadings(Grid.Row row, Grid.Row below) {
            boolean any = false;
            for (var cell : below.cells()) {
                boolean heading = field(cell, row).isPresent();
                if (columns.containsKey(cell.column()) && !heading) {
                    return false;
                }
                any |= heading;
            }
            return any;
        }

        void headings(Grid.Row row, Grid.@Nullable Row groups) {
            for (var cell : row.cells()) {
                var found = field(cell, groups);
                if (found.isEmpty() || columns.containsKey(cell.column())) {
                    continue;
                }
                if (seen.add(found.get().name())) {
                    columns.put(cell.column(), found.get());
                    unit = unit.or(() -> unitIn(cell));
                } else {
                    repeated.put(
                            sheet.place(row.number(), cell.column()),
                            cell.value().written());
                }
            }
        }

        private Optional<Field> field(Grid.Cell cell, Grid.@Nullable Row groups) {
            if (!(cell.value() instanceof CellValue.Text text)) {
                return Optional.empty();
            }
            var heading = text.text();
            return index.field(heading)
                    .or(() -> heading.indexOf('(') < 0
                            ? Optional.empty()
                            : index.field(BRACKET.matcher(heading).replaceFirst("")))
                    .or(() -> groups == null ? Optional.empty() : inGroup(groupOf(cell, groups), heading));
        }

        /** "Trong đó" above "Nữ", or "Số lượt người tham gia" above "Tổng số". */
        private Optional<Field> inGroup(String group, String heading) {
            return index.field(group + " " + heading)
                    .or(() -> index.field(heading + " " + group))
                    .or(() -> index.field(heading + group.replaceFirst("(?iu)^số", "")));
        }

        /** A group heading is merged over its columns and stands in the first of them. */
        private static String groupOf(Grid.Cell cell, Grid.Row groups) {
            var group = "";
            for (var above : groups.cells()) {
                if (above.column() <= cell.column()) {
                    group = above.value().written();
                }
            }
            return group;
        }

        private static Optional<MoneyUnit> unitIn(Grid.Cell cell) {
            var bracket = BRACKET.matcher(cell.value().written());
            return bracket.find() ? MoneyUnit.parse(bracket.group(1)) : Optional.empty();
        }

        /** @param below the second row of headings, over which a heading of the first is only a group */
        void unknownOf(Grid.Row row, Grid.@Nullable Row below) {
            var grouped = new HashSet<Integer>();
            if (below != null) {
                below.cells().forEach(cell -> grouped.add(cell.column()));
            }
            for (var cell : row.cells()) {
                texts.put(
                        cell.column(),
                        texts.getOrDefault(cell.column(), "")
                                + FormText.key(cell.value().written()));
                if (grouped.contains(cell.column())) {
                    continue;
                }
                var place = sheet.place(row.number(), cell.column());
                if (!columns.containsKey(cell.column())
                        && !repeated.containsKey(place)
                        && cell.value() instanceof CellValue.Text text
                        && !ROW_NUMBER.contains(FormText.key(text.text()))) {
                    unknown.put(place, text.text());
                }
            }
        }

        TableHeader header(Grid.Row row, int lastRow) {
            return new TableHeader(
                    row,
                    lastRow,
                    Map.copyOf(columns),
                    Map.copyOf(unknown),
                    Map.copyOf(repeated),
                    Map.copyOf(texts),
                    unit);
        }
    }

    /** Whether {@code written} is what stands in the headings of that column. */
    boolean isHeading(int column, String written) {
        var key = FormText.key(written);
        return !key.isEmpty() && texts.getOrDefault(column, "").contains(key);
    }

    /** A column right of the first field whose headings are blank: nobody can tell what its figures are. */
    boolean isNameless(int column) {
        return !columns.containsKey(column)
                && texts.getOrDefault(column, "").isEmpty()
                && columns.keySet().stream().anyMatch(known -> known < column);
    }

    /** As it is, but with columns whose heading is misspelt read as what was meant, and each of them told. */
    TableHeader withMisspelt(Grid.Sheet sheet, FieldIndex index, Findings findings) {
        var all = new LinkedHashMap<>(columns);
        var strange = new LinkedHashMap<>(unknown);
        for (var column : texts.keySet().stream().sorted().toList()) {
            for (int number = row.number(); number <= lastRow; number++) {
                var place = sheet.place(number, column);
                var heading = strange.getOrDefault(place, "");
                Misspelling.of(BRACKET.matcher(heading).replaceFirst(""), index, field -> !all.containsValue(field))
                        .ifPresent(meant -> {
                            findings.add(Rule.LABEL_MISSPELT, place, heading, meant.label());
                            all.put(column, meant);
                            strange.remove(place);
                        });
            }
        }
        return new TableHeader(row, lastRow, Map.copyOf(all), Map.copyOf(strange), repeated, texts, unit);
    }

    boolean has(Field field) {
        return columns.containsValue(field);
    }

    /** The columns from left to right. */
    List<Integer> order() {
        return columns.keySet().stream().sorted().toList();
    }
}
