package vn.htsd.ingest.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.finding.Rule;
import vn.htsd.data.form.Field;
import vn.htsd.data.form.FieldType;
import vn.htsd.ingest.read.CellValue;
import vn.htsd.ingest.read.Grid;

/** A sheet with a table: titles, headings, rows, perhaps "Tổng cộng", "Bằng chữ" and signatures. */
final class TableSheet {
    private static final Set<String> TOTAL = Set.of("tong cong", "cong", "tong so", "tong");
    private static final Pattern COLUMN_NUMBER = Pattern.compile("\\(?(?:\\d{1,2}|[A-ZĐ])\\)?");
    private static final Set<FieldType> FIGURES = Set.of(FieldType.COUNT, FieldType.MONEY, FieldType.DATE);

    private final Grid.Sheet sheet;
    private final FieldIndex index;
    private final TableHeader header;
    private final CellReader cells;
    private final Findings findings;
    private final List<Draft> rows = new ArrayList<>();
    private final List<Draft> totals = new ArrayList<>();

    /** The rows that count, and the total rows that are checked against them. */
    record Rows(List<Section> rows, List<Section> totals) {
        static final Rows NONE = new Rows(List.of(), List.of());
    }

    /** A row whose amounts may not have their unit yet. */
    private record Draft(Map<String, Entry> entries, Map<String, String> blanks, String source) {
        Section section() {
            return Section.of(entries, blanks, source);
        }
    }

    private TableSheet(Grid.Sheet sheet, FieldIndex index, TableHeader header, CellReader cells, Findings findings) {
        this.sheet = sheet;
        this.index = index;
        this.header = header;
        this.cells = cells;
        this.findings = findings;
    }

    static Rows read(Grid.Sheet sheet, FieldIndex index, CellReader cells, Findings findings) {
        if (sheet.rows().isEmpty()) {
            return Rows.NONE;
        }
        var required = index.sheet().fields().stream().filter(Field::required).toList();
        var found = TableHeader.find(sheet, index);
        var missing = required.stream()
                .filter(field -> found.isEmpty() || !found.get().has(field))
                .toList();
        if (!missing.isEmpty()) {
            var place = found.map(header -> sheet.place(header.row())).orElse(sheet.name());
            missing.forEach(field -> findings.add(Rule.HEADING_MISSING, place, null, field.label(), sheet.name()));
        }
        if (found.isEmpty() || !missing.isEmpty()) {
            return Rows.NONE;
        }
        return new TableSheet(sheet, index, found.get(), cells, findings).rows();
    }

    private Rows rows() {
        new TreeMap<>(header.unknown()).forEach((place, heading) -> findings.add(Rule.HEADING_UNKNOWN, place, heading));
        new TreeMap<>(header.repeated())
                .forEach((place, heading) ->
                        findings.addWith("heading_repeated", Rule.VALUE_INVALID, place, heading, sheet.name()));
        boolean first = true;
        for (var row : sheet.rows()) {
            if (row.number() > header.lastRow()) {
                if (!(first && isColumnNumbers(row))) {
                    row(row);
                }
                first = false;
            }
        }
        var all = new ArrayList<Map<String, Entry>>();
        rows.forEach(row -> all.add(row.entries()));
        totals.forEach(row -> all.add(row.entries()));
        var unit = MoneyUnitCell.find(sheet, header.lastRow()).or(header::unit);
        MoneySheet.settle(all, unit, () -> MoneyUnitCell.unfilled(sheet, header.lastRow()), index, findings);
        return new Rows(
                rows.stream().map(Draft::section).toList(),
                totals.stream().map(Draft::section).toList());
    }

    /** "(1) (2) (3)" or "A B 1 2" under the headings. */
    private static boolean isColumnNumbers(Grid.Row row) {
        boolean figures =
                row.cells().stream().anyMatch(cell -> cell.value().written().matches("\\(\\d{1,2}\\)"));
        return figures
                && row.cells().stream()
                        .allMatch(cell ->
                                COLUMN_NUMBER.matcher(cell.value().written()).matches());
    }

    private void row(Grid.Row row) {
        if (texts(row).anyMatch(text -> text.startsWith("bang chu") || text.startsWith("so tien bang chu"))) {
            return;
        }
        var known = new LinkedHashMap<Integer, CellValue>();
        for (var cell : row.cells()) {
            if (header.columns().containsKey(cell.column())) {
                known.put(cell.column(), cell.value());
            }
        }
        boolean total = texts(row).anyMatch(TOTAL::contains);
        if (total) {
            totals.add(draft(row, known, true));
        } else if (isEntry(known)) {
            var draft = draft(row, known, false);
            rows.add(draft);
            required(draft);
        }
    }

    /** The words of the row outside its figures, as keys. */
    private java.util.stream.Stream<String> texts(Grid.Row row) {
        return row.cells().stream()
                .filter(cell -> !isFigure(header.columns().get(cell.column())))
                .filter(cell -> cell.value() instanceof CellValue.Text)
                .map(cell -> FormText.key(cell.value().written()));
    }

    private static boolean isFigure(@Nullable Field field) {
        return field != null && FIGURES.contains(field.type());
    }

    /**
     * A preprinted label without anything beside it, a remark or a signature below the table is no entry; whatever carries
     * a figure is one.
     */
    private boolean isEntry(Map<Integer, CellValue> known) {
        boolean figure = known.keySet().stream()
                .anyMatch(column -> isFigure(header.columns().get(column)));
        return figure || (known.size() > 1 && totals.isEmpty());
    }

    private Draft draft(Grid.Row row, Map<Integer, CellValue> known, boolean total) {
        var entries = new LinkedHashMap<String, Entry>();
        var blanks = new HashMap<String, String>();
        for (var column : header.order()) {
            var field = header.columns().get(column);
            if (field == null || (total && field.type() != FieldType.COUNT && field.type() != FieldType.MONEY)) {
                continue;
            }
            var place = sheet.place(row.number(), column);
            var cell = known.get(column);
            var entry = cell == null ? null : cells.read(field, cell, place);
            if (entry == null) {
                blanks.put(field.name(), place);
            } else {
                entries.put(field.name(), entry);
            }
        }
        return new Draft(entries, blanks, sheet.place(row));
    }

    /** Of a row's fields only its group or source is required; a blank figure is "not reported". */
    private void required(Draft draft) {
        for (var field : index.sheet().fields()) {
            if (field.required()
                    && field.type() == FieldType.CODE
                    && !draft.entries().containsKey(field.name())) {
                var place = draft.blanks().getOrDefault(field.name(), draft.source());
                findings.add(Rule.FIELD_REQUIRED, place, null, field.label());
            }
        }
    }
}
