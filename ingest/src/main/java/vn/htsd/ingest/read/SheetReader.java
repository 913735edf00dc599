package vn.htsd.ingest.read;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.xml.stream.XMLStreamException;
import vn.htsd.data.text.VietnameseText;

/** One pass over one sheet: its columns, rows, cells and merged cells, in the order in which every writer puts them. */
final class SheetReader {
    /** What may stand behind the merged cells, and never before the rows. */
    private static final Set<String> BEHIND = Set.of(
            "phoneticPr",
            "conditionalFormatting",
            "dataValidations",
            "hyperlinks",
            "printOptions",
            "pageMargins",
            "pageSetup",
            "headerFooter",
            "drawing",
            "legacyDrawing",
            "tableParts",
            "extLst");

    /** A form merges some dozens of cells; a sheet with more of them is none, and its merged cells stay blank. */
    private static final int MOST_MERGED = 1_000;

    private final Xml xml;
    private final SheetLimits limits;
    private final CellAddress at = new CellAddress();
    private final SheetCells cells;
    private final List<Grid.Row> rows = new ArrayList<>();
    private final Set<Integer> hiddenRows = new HashSet<>();
    private final Set<Integer> hiddenColumns = new HashSet<>();
    private final List<SheetLayout.Merged> merged = new ArrayList<>();

    private SheetReader(Xml xml, WorkbookFacts workbook, SheetLimits limits) {
        this.xml = xml;
        this.limits = limits;
        this.cells = new SheetCells(xml, at, workbook);
    }

    /** @param hidden the whole sheet is */
    static Grid.Sheet read(Parts.Part part, String name, boolean hidden, WorkbookFacts workbook, SheetLimits limits)
            throws IOException, XMLStreamException, Refused {
        try (var xml = Xml.of(part)) {
            var sheet = new SheetReader(xml, workbook, limits);
            sheet.read();
            var layout = sheet.rows.isEmpty()
                    ? SheetLayout.PLAIN
                    : new SheetLayout(hidden, sheet.hiddenRows, sheet.hiddenColumns, sheet.merged);
            return new Grid.Sheet(VietnameseText.clean(name), sheet.rows, sheet.cells.legacy(), layout);
        }
    }

    private void read() throws XMLStreamException, Refused {
        for (var name = xml.next(); name != null; name = xml.next()) {
            switch (name) {
                case "col" -> column();
                case "sheetData" -> rows();
                case "mergeCell" -> merge();
                default -> {
                    if (BEHIND.contains(name)) {
                        return;
                    }
                }
            }
        }
    }

    private void column() {
        var from = xml.attribute("min");
        var to = xml.attribute("max");
        if (from != null && to != null && xml.says("hidden")) {
            try {
                int last = Math.min(Integer.parseInt(to) - 1, CellAddress.LAST_COLUMN);
                for (int column = Integer.parseInt(from) - 1; column <= last; column++) {
                    hiddenColumns.add(column);
                }
            } catch (NumberFormatException noColumn) {
                // How a sheet looks is no reason to refuse what it says.
            }
        }
    }

    private void merge() {
        var range = xml.attribute("ref");
        int colon = range == null ? -1 : range.indexOf(':');
        if (range == null || colon < 0 || merged.size() >= MOST_MERGED) {
            return;
        }
        try {
            int firstRow = at.cell(range.substring(0, colon)).row();
            int firstColumn = at.column();
            int lastRow = at.cell(range.substring(colon + 1)).row();
            // What is merged within one row has its value in the one cell that is filled.
            if (lastRow > firstRow) {
                merged.add(new SheetLayout.Merged(firstRow, lastRow, firstColumn, at.column()));
            }
        } catch (IllegalArgumentException noRange) {
            // How a sheet looks is no reason to refuse what it says.
        }
    }

    private void rows() throws XMLStreamException, Refused {
        int inside = xml.depth();
        at.above();
        for (var name = xml.child(inside); name != null; name = xml.child(inside)) {
            if (name.equals("row")) {
                boolean hidden = xml.says("hidden");
                int number = at.row(xml.attribute("r")).row();
                var filled = filled();
                limits.row(filled);
                if (!filled.isEmpty()) {
                    rows.add(new Grid.Row(number, filled));
                    if (hidden) {
                        hiddenRows.add(number);
                    }
                }
            }
        }
    }

    private List<Grid.Cell> filled() throws XMLStreamException, Refused {
        var filled = new ArrayList<Grid.Cell>();
        boolean inOrder = true;
        int before = -1;
        int inside = xml.depth();
        for (var name = xml.child(inside); name != null; name = xml.child(inside)) {
            if (name.equals("c")) {
                var value = cells.next();
                int column = at.column();
                inOrder &= column > before;
                before = column;
                if (value != null) {
                    limits.cell();
                    filled.add(new Grid.Cell(column, value));
                }
            }
        }
        return inOrder ? filled : sorted(filled);
    }

    /** From left to right; of a cell that is there twice, the last. */
    private static List<Grid.Cell> sorted(List<Grid.Cell> cells) {
        var byColumn = new java.util.TreeMap<Integer, Grid.Cell>();
        cells.forEach(cell -> byColumn.put(cell.column(), cell));
        return new ArrayList<>(byColumn.values());
    }
}
