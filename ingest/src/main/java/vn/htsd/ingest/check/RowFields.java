package vn.htsd.ingest.check;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
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
    private final List<Integer> order;
    private Map<String, Entry> above = Map.of();

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
        this.order = header.order();
    }

    /** All fields of an entry. */
    Draft entry(Grid.Row row) {
        var draft = draft(row, false);
        above = new HashMap<>(draft.entries());
        return draft;
    }

    /** The figures of a total or subtotal. */
    Draft sum(Grid.Row row) {
        above = Map.of();
        return draft(row, true);
    }

    private Draft draft(Grid.Row row, boolean figuresOnly) {
        var filled = new HashMap<Integer, CellValue>();
        row.cells().forEach(cell -> filled.put(cell.column(), cell.value()));
        var entries = new LinkedHashMap<String, Entry>();
        var blanks = new HashMap<String, String>();
        for (var column : order) {
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
            }
        }
        return new Draft(entries, blanks, sheet.place(row));
    }

    /**
     * What the row above says, if one cell says it for both. A merged figure stands for all its rows together and so counts
     * once, in the first of them.
     */
    private @Nullable Entry merged(Field field, int row, int column) {
        var said = above.get(field.name());
        if (said == null || isFigure(field)) {
            return null;
        }
        return sheet.layout()
                .above(row, column)
                .filter(cell -> sheet.place(cell.firstRow(), cell.firstColumn()).equals(said.place()))
                .map(cell -> said)
                .orElse(null);
    }

    private static boolean isFigure(Field field) {
        return field.type() == FieldType.COUNT || field.type() == FieldType.MONEY;
    }
}
