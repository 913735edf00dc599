package vn.htsd.ingest.check;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.form.Field;
import vn.htsd.data.form.FieldType;
import vn.htsd.ingest.read.CellValue;
import vn.htsd.ingest.read.Grid;

/** Reads the fields of one row after the other; a cell merged over several rows says the same for each of them. */
final class RowFields {
    private final Grid.Sheet sheet;
    private final TableHeader header;
    private final CellReader cells;
    private final Map<Integer, Grid.Row> rowsByNumber = new HashMap<>();
    private final Map<String, Entry> mergedByPlace = new HashMap<>();

    /** A row whose amounts may not have their unit yet. */
    record Draft(Map<String, Entry> entries, Map<String, String> blanks, String source) {
        Section section() {
            return Section.of(entries, blanks, source);
        }
    }

    RowFields(Grid.Sheet sheet, TableHeader header, CellReader cells) {
        this.sheet = sheet;
        this.header = header;
        this.cells = cells;
        if (!sheet.layout().merged().isEmpty()) {
            sheet.rows().forEach(row -> rowsByNumber.put(row.number(), row));
        }
    }

    /** All fields of an entry. */
    Draft entry(Grid.Row row) {
        return draft(row, false);
    }

    /** The figures of a total or subtotal. */
    Draft sum(Grid.Row row) {
        return draft(row, true);
    }

    private Draft draft(Grid.Row row, boolean figuresOnly) {
        var filled = new HashMap<Integer, CellValue>();
        row.cells().forEach(cell -> filled.put(cell.column(), cell.value()));
        var entries = new LinkedHashMap<String, Entry>();
        var blanks = new HashMap<String, String>();
        for (var column : header.order()) {
            var field = header.columns().get(column);
            if (field == null || (figuresOnly && !isFigure(field))) {
                continue;
            }
            var place = sheet.place(row.number(), column);
            var cell = filled.get(column);
            var entry = cell == null
                    ? figuresOnly ? null : merged(field, row.number(), column)
                    : cells.read(field, cell, place);
            if (entry == null) {
                blanks.put(field.name(), place);
            } else {
                entries.put(field.name(), entry);
                if (!rowsByNumber.isEmpty()) {
                    mergedByPlace.put(place, entry);
                }
            }
        }
        return new Draft(entries, blanks, sheet.place(row));
    }

    /** A merged figure stands for all its rows together and so counts once, in the first of them. */
    private @Nullable Entry merged(Field field, int row, int column) {
        if (rowsByNumber.isEmpty() || isFigure(field)) {
            return null;
        }
        return sheet.layout()
                .above(row, column)
                .map(cell -> read(field, cell.firstRow(), cell.firstColumn()))
                .orElse(null);
    }

    private @Nullable Entry read(Field field, int row, int column) {
        var place = sheet.place(row, column);
        var origin = rowsByNumber.get(row);
        if (mergedByPlace.containsKey(place) || origin == null || row <= header.lastRow()) {
            return mergedByPlace.get(place);
        }
        var entry = origin.cells().stream()
                .filter(cell -> cell.column() == column)
                .map(Grid.Cell::value)
                .findFirst()
                .map(value -> cells.read(field, value, place))
                .orElse(null);
        if (entry != null) {
            mergedByPlace.put(place, entry);
        }
        return entry;
    }

    private static boolean isFigure(Field field) {
        return field.type() == FieldType.COUNT || field.type() == FieldType.MONEY;
    }
}
