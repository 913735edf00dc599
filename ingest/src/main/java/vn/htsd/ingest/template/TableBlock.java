package vn.htsd.ingest.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import vn.htsd.data.form.CodeList;
import vn.htsd.data.form.Field;
import vn.htsd.data.form.FieldType;
import vn.htsd.data.form.Sheet;

/** A table: headings, prepared rows with room for more, and the row of totals. */
final class TableBlock {
    static final Set<FieldType> FIGURES = Set.of(FieldType.COUNT, FieldType.MONEY);

    private static final float ROW = 30f;
    private static final int PREPARED = 30;
    private static final int PREPARED_FOR_MONEY = 12;
    private static final int SPARE = 5;
    private static final int MANY_COLUMNS = 12;
    private static final String NUMBER = "number";

    private static final Look.Type HEADING =
            Look.Type.PLAIN.size(11).strong().centred().framed(Look.HEADING);
    private static final Look.Type COLUMN_NUMBER =
            Look.Type.PLAIN.size(9).slanted().centred().framed(Look.IF_ANY);
    private static final Look.Type TOTAL = Look.Type.PLAIN.size(11).strong().framed(Look.PRINTED);

    private final Page page;
    private final Entry entry;
    private final Laid laid;
    private final Set<String> partsOfTotal;
    private final Sheet sheet;
    private final List<Field> fields;

    /** @param populations the groups into which {@code participants.total} falls */
    TableBlock(Page page, Entry entry, Laid laid, CodeList populations, Sheet sheet) {
        this.page = page;
        this.entry = entry;
        this.laid = laid;
        this.sheet = sheet;
        this.fields = sheet.fields().stream()
                .filter(field -> !field.name().equals(NUMBER))
                .toList();
        this.partsOfTotal = Set.copyOf(
                populations.codes().stream().map(code -> "participants." + code).toList());
    }

    int lastColumn() {
        return fields.size();
    }

    void widths() {
        page.widths(5);
        for (int at = 0; at < fields.size(); at++) {
            page.sheet().setColumnWidth(at + 1, width(fields.get(at)) * 256);
        }
    }

    /** Narrow, so that a table of many columns can still be read on one sheet of paper. */
    private int width(Field field) {
        boolean many = fields.size() > MANY_COLUMNS;
        return switch (field.type()) {
            case COUNT, YEAR -> many ? 8 : 12;
            case DATE, UNIT_CODE -> many ? 10 : 14;
            case MONEY -> 16;
            case CODE -> field.required() ? 27 : 14;
            case TEXT, CODE_OR_TEXT -> many ? 16 : 30;
        };
    }

    /**
     * @param prepared values by field name of the rows that are known beforehand
     * @return the first free row
     */
    int write(int from, List<Map<String, String>> prepared) {
        int header = has(FieldType.MONEY) ? unitOfMoney(from) : from;
        int first = headings(header);
        int rows = Math.max(
                prepared.size() + SPARE,
                fields.stream().anyMatch(field -> field.type() == FieldType.COUNT) ? PREPARED : PREPARED_FOR_MONEY);
        int spacer = first + rows;
        for (int at = 0; at < rows; at++) {
            row(first + at, at + 1, at < prepared.size() ? prepared.get(at) : Map.of());
        }
        spacer(spacer);
        for (int at = 0; at < fields.size(); at++) {
            var cells = new Cells(page.sheet().getSheetName(), at + 1, first, spacer);
            laid.put(sheet, fields.get(at), cells);
            entry.guard(page, fields.get(at), cells, null);
        }
        total(spacer + 1, first, spacer);
        laid.putTotalRow(sheet, spacer + 1);
        page.sheet().createFreezePane(0, first);
        page.sheet().setRepeatingRows(new CellRangeAddress(header, first - 1, -1, -1));
        return spacer + 2;
    }

    private boolean has(FieldType type) {
        return fields.stream().anyMatch(field -> field.type() == type);
    }

    private int unitOfMoney(int row) {
        int column = 1;
        while (fields.get(column - 1).type() != FieldType.MONEY) {
            column++;
        }
        page.text(
                row,
                column - 1,
                Words.say("unit_of_money") + ":",
                Look.Type.PLAIN.slanted().aligned(HorizontalAlignment.RIGHT));
        page.cell(row, column, Look.Type.PLAIN.centred().framed(Look.REQUIRED).input());
        page.height(row, ROW);
        var cell = Cells.one(page.sheet().getSheetName(), row, column);
        laid.putUnitOfMoney(sheet, cell);
        entry.guardUnitOfMoney(page, cell);
        return row + 1;
    }

    /** Groups of people stand under one heading of their own; below all is the row "(1) (2) (3)". */
    private int headings(int row) {
        var parts = new ArrayList<Integer>();
        page.text(row, 0, Words.say("number"), HEADING);
        for (int at = 0; at < fields.size(); at++) {
            boolean part = partsOfTotal.contains(fields.get(at).name());
            if (part) {
                parts.add(at + 1);
            }
            page.text(row, at + 1, part ? "" : marked(fields.get(at)), HEADING);
        }
        boolean grouped = parts.size() > 1 && parts.get(parts.size() - 1) - parts.get(0) == parts.size() - 1;
        int last = grouped ? row + 1 : row;
        for (int column = 0; column <= fields.size(); column++) {
            page.cell(last, column, HEADING);
            boolean part = parts.contains(column);
            if (part) {
                page.text(last, column, fields.get(column - 1).label(), HEADING);
            } else if (grouped) {
                page.merge(row, last, column, column);
            }
            page.text(last + 1, column, "(" + (column + 1) + ")", COLUMN_NUMBER);
        }
        if (grouped) {
            page.cell(row, parts.get(0), HEADING).setCellValue(Words.say("parts_of_total"));
            page.merge(row, row, parts.get(0), parts.get(parts.size() - 1));
            page.height(row, 22f);
        }
        page.height(last, grouped ? 110f : 52f);
        page.height(last + 1, 14f);
        return last + 2;
    }

    private static String marked(Field field) {
        return field.required() ? field.label() + " (*)" : field.label();
    }

    private void row(int row, int number, Map<String, String> prepared) {
        page.cell(row, 0, Look.Type.PLAIN.size(11).centred().framed(Look.IF_ANY).input())
                .setCellValue(number);
        int lines = 1;
        for (int at = 0; at < fields.size(); at++) {
            var field = fields.get(at);
            var cell = page.cell(row, at + 1, look(field));
            var text = prepared.get(field.name());
            if (text != null) {
                cell.setCellValue(text);
                lines = Math.max(lines, (int) Math.ceil(text.length() / (page.width(at + 1, at + 1) * 1.15)));
            }
        }
        page.height(row, Math.max(ROW, lines * Page.LINE));
    }

    private static Look.Type look(Field field) {
        var cell = Look.Type.PLAIN
                .size(11)
                .framed(field.required() ? Look.REQUIRED : Look.IF_ANY)
                .input()
                .format(Entry.format(field));
        return switch (field.type()) {
            case COUNT, MONEY, YEAR -> cell.aligned(HorizontalAlignment.RIGHT);
            case DATE, UNIT_CODE -> cell.centred();
            case TEXT, CODE, CODE_OR_TEXT -> cell;
        };
    }

    /** Rows inserted above this one lie inside every sum, rule and list, which end with it. */
    private void spacer(int row) {
        for (int column = 0; column <= fields.size(); column++) {
            page.cell(row, column, Look.Type.PLAIN.size(9));
        }
        page.text(
                row,
                0,
                Words.say("insert_above"),
                Look.Type.PLAIN.size(9).slanted().overflowing());
        page.height(row, 13f);
    }

    private void total(int row, int first, int last) {
        page.cell(row, 0, TOTAL);
        for (int at = 0; at < fields.size(); at++) {
            int column = at + 1;
            if (FIGURES.contains(fields.get(at).type())) {
                var cell = page.cell(
                        row, column, TOTAL.aligned(HorizontalAlignment.RIGHT).format(Look.TOTAL));
                cell.setCellFormula("SUM(" + new CellReference(first, column).formatAsString() + ":"
                        + new CellReference(last, column).formatAsString() + ")");
                // What the sum of an empty column is; a formula without a value is taken for a broken cell.
                cell.setCellValue(0);
            } else {
                page.cell(row, column, TOTAL);
            }
        }
        page.cell(row, 1, TOTAL).setCellValue(Words.say("total"));
        page.height(row, ROW);
    }
}
