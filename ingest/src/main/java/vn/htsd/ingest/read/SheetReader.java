package vn.htsd.ingest.read;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;
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

    private static final Set<String> ERRORS =
            Set.of("#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#N/A", "#NULL!", "#NUM!", "#SPILL!", "#CALC!");
    /** A form merges some dozens of cells; a sheet with more of them is none, and its merged cells stay blank. */
    private static final int MOST_MERGED = 1_000;

    private static final int MOST_DIGITS = 15;

    private final Xml xml;
    private final WorkbookFacts workbook;
    private final SheetLimits limits;
    private final CellAddress at = new CellAddress();
    private final List<Grid.Row> rows = new ArrayList<>();
    private final Set<Integer> hiddenRows = new HashSet<>();
    private final Set<Integer> hiddenColumns = new HashSet<>();
    private final List<SheetLayout.Merged> merged = new ArrayList<>();
    private Grid.@Nullable LegacyText legacy;

    private SheetReader(Xml xml, WorkbookFacts workbook, SheetLimits limits) {
        this.xml = xml;
        this.workbook = workbook;
        this.limits = limits;
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
            return new Grid.Sheet(VietnameseText.clean(name), sheet.rows, sheet.legacy, layout);
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
                var filled = cells();
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

    private List<Grid.Cell> cells() throws XMLStreamException, Refused {
        var filled = new ArrayList<Grid.Cell>();
        boolean inOrder = true;
        int before = -1;
        int inside = xml.depth();
        for (var name = xml.child(inside); name != null; name = xml.child(inside)) {
            if (name.equals("c")) {
                var value = cell();
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

    private @Nullable CellValue cell() throws XMLStreamException {
        String address = null;
        String style = null;
        String type = "n";
        for (int number = 0; number < xml.attributes(); number++) {
            switch (xml.attributeName(number)) {
                case "r" -> address = xml.attribute(number);
                case "s" -> style = xml.attribute(number);
                case "t" -> type = xml.attribute(number);
                default -> {}
            }
        }
        at.next(address);
        return switch (type) {
            case "s" -> shared(style);
            case "inlineStr" -> inline(style);
            case "n", "b", "e", "str", "d" -> other(type, style);
            default -> throw new IllegalArgumentException("A cell of the type " + type);
        };
    }

    private @Nullable CellValue shared(@Nullable String style) throws XMLStreamException {
        RichText text = null;
        int inside = xml.depth();
        for (var name = xml.child(inside); name != null; name = xml.child(inside)) {
            if (name.equals("v")) {
                var number = xml.text();
                text = number.isEmpty() ? null : workbook.texts().at(Integer.parseInt(number, 0, number.length(), 10));
            }
        }
        return text == null ? null : text(text, style);
    }

    /** A formula whose result was not saved is told apart from a text that is blank. */
    private @Nullable CellValue inline(@Nullable String style) throws XMLStreamException {
        RichText text = null;
        String formula = null;
        int inside = xml.depth();
        for (var name = xml.child(inside); name != null; name = xml.child(inside)) {
            if (name.equals("is")) {
                text = RichText.read(xml);
            } else if (name.equals("f")) {
                formula = xml.text().toString();
            }
        }
        if (text == null) {
            return formula == null ? null : new CellValue.Broken("=" + formula);
        }
        return formula == null ? text(text, style) : orError(text(text, style));
    }

    private @Nullable CellValue text(RichText text, @Nullable String style) {
        var font = workbook.styles().font(style);
        if (font == null && !text.hasPieces()) {
            return text.value();
        }
        return decoded(text.runs(font));
    }

    private @Nullable CellValue decoded(List<FontRun> runs) {
        var font = FontRun.changedFor(runs);
        if (font != null && legacy == null) {
            legacy = new Grid.LegacyText(font.name(), at.row(), at.column());
        }
        var text = VietnameseText.clean(FontRun.decoded(runs));
        return text.isEmpty() ? null : new CellValue.Text(text);
    }

    /** A number, a flag, an error, a day in strict OOXML, or the text that a formula gave. */
    private @Nullable CellValue other(String type, @Nullable String style) throws XMLStreamException {
        String raw = null;
        String formula = null;
        int inside = xml.depth();
        for (var name = xml.child(inside); name != null; name = xml.child(inside)) {
            if (name.equals("v")) {
                raw = xml.text().toString();
            } else if (name.equals("f")) {
                formula = xml.text().toString();
            }
        }
        if (raw == null || raw.isEmpty()) {
            // =IF(A1="","",…) that gave "": a cached value like any other, and a blank cell to everybody.
            boolean emptyText = raw != null && type.equals("str");
            return formula == null || emptyText ? null : new CellValue.Broken("=" + formula);
        }
        return switch (type) {
            case "n" -> number(raw, style);
            case "b" -> flag(raw);
            case "e" -> new CellValue.Broken(raw);
            default -> {
                var font = workbook.styles().font(style);
                yield orError(decoded(List.of(new FontRun(RichText.unescaped(raw), font))));
            }
        };
    }

    private static @Nullable CellValue orError(@Nullable CellValue value) {
        return value instanceof CellValue.Text text
                        && text.text().startsWith("#")
                        && ERRORS.contains(text.text().toUpperCase(Locale.ROOT))
                ? new CellValue.Broken(text.text())
                : value;
    }

    private static CellValue flag(String raw) {
        return switch (raw) {
            case "0" -> new CellValue.Flag(false);
            case "1" -> new CellValue.Flag(true);
            default -> new CellValue.Broken(raw);
        };
    }

    private CellValue number(String raw, @Nullable String style) {
        BigDecimal number;
        try {
            number = isShortWhole(raw) ? BigDecimal.valueOf(Long.parseLong(raw)) : new BigDecimal(raw);
        } catch (NumberFormatException noNumber) {
            return new CellValue.Broken(raw);
        }
        var look = workbook.styles().look(style);
        return new CellValue.Number(
                number.round(ExcelReader.EXCEL_PRECISION),
                workbook.days().moment(number, look == NumberLook.DATE),
                look == NumberLook.DATE,
                look == NumberLook.PERCENT);
    }

    private static boolean isShortWhole(String raw) {
        if (raw.length() > MOST_DIGITS) {
            return false;
        }
        for (int letter = 0; letter < raw.length(); letter++) {
            if (raw.charAt(letter) < '0' || raw.charAt(letter) > '9') {
                return false;
            }
        }
        return true;
    }
}
