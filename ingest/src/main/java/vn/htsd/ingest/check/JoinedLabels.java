package vn.htsd.ingest.check;

import java.util.ArrayList;
import java.util.List;
import vn.htsd.ingest.read.CellValue;
import vn.htsd.ingest.read.Grid;

/** "Mã đơn vị tổng hợp: 01477" in one cell is a label and its value, unless it is itself the value of a label before it. */
final class JoinedLabels {
    private JoinedLabels() {}

    /** The same sheet with such cells taken apart; both parts keep the cell's place. */
    static Grid.Sheet split(Grid.Sheet sheet, FieldIndex labels) {
        var rows = new ArrayList<Grid.Row>();
        boolean any = false;
        for (var row : sheet.rows()) {
            var split = row.cells().stream().anyMatch(cell -> colon(cell) > 0) ? split(row, labels) : row;
            any |= split != row;
            rows.add(split);
        }
        return any ? new Grid.Sheet(sheet.name(), rows, sheet.legacy()) : sheet;
    }

    private static Grid.Row split(Grid.Row row, FieldIndex labels) {
        var cells = new ArrayList<Grid.Cell>();
        boolean behindLabel = false;
        for (var cell : row.cells()) {
            var parts = behindLabel ? List.of(cell) : parts(cell, labels);
            behindLabel = parts.size() == 1 && isLabel(cell, labels);
            cells.addAll(parts);
        }
        return cells.size() == row.cells().size() ? row : new Grid.Row(row.number(), cells);
    }

    private static List<Grid.Cell> parts(Grid.Cell cell, FieldIndex labels) {
        int colon = colon(cell);
        if (colon < 0) {
            return List.of(cell);
        }
        var text = cell.value().written();
        var value = text.substring(colon + 1).strip();
        if (value.isEmpty() || labels.field(text.substring(0, colon)).isEmpty()) {
            return List.of(cell);
        }
        return List.of(
                new Grid.Cell(cell.column(), new CellValue.Text(text.substring(0, colon))),
                new Grid.Cell(cell.column(), new CellValue.Text(value)));
    }

    private static int colon(Grid.Cell cell) {
        return cell.value() instanceof CellValue.Text text ? text.text().indexOf(':') : -1;
    }

    private static boolean isLabel(Grid.Cell cell, FieldIndex labels) {
        return cell.value() instanceof CellValue.Text text
                && labels.field(text.text()).isPresent();
    }
}
