package vn.htsd.ingest.check;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.form.FieldType;
import vn.htsd.ingest.read.CellValue;
import vn.htsd.ingest.read.Grid;
import vn.htsd.ingest.text.NumberText;

/** Tells the rows below the headings of a table apart. A row that carries a figure is never mere words. */
final class TableRows {
    private static final int FEWEST_COLUMN_NUMBERS = 3;

    private final TableHeader header;
    private final CellReader cells;
    private final List<Line> lines = new ArrayList<>();
    private boolean first = true;
    private boolean closed;

    /** One row with what it is and the number that it carries. */
    record Line(Grid.Row row, RowKind kind, Numbering number) {
        Line as(RowKind other) {
            return new Line(row, other, number);
        }
    }

    private TableRows(TableHeader header, CellReader cells) {
        this.header = header;
        this.cells = cells;
    }

    static List<Line> of(Grid.Sheet sheet, TableHeader header, CellReader cells) {
        var reading = new TableRows(header, cells);
        int firstColumn = header.order().get(0);
        for (var row : sheet.rows()) {
            if (row.number() > header.lastRow()) {
                reading.lines.add(new Line(row, reading.kind(row), Numbering.of(row, firstColumn)));
                reading.first = false;
            }
        }
        reading.settleTotals();
        reading.settleParents();
        return reading.lines;
    }

    private RowKind kind(Grid.Row row) {
        if (first && isColumnNumbers(row)) {
            return RowKind.WORDS;
        }
        var sum = sum(row);
        if (sum != null) {
            closed |= sum == RowKind.TOTAL;
            return sum;
        }
        boolean named = row.cells().stream().anyMatch(this::isKnownCode);
        boolean figure = row.cells().stream().anyMatch(this::isFigure);
        if (!named && !figure) {
            boolean foot = row.cells().stream().anyMatch(TableRows::isFoot);
            closed |= foot;
            if (foot || closed || isHeadings(row)) {
                return RowKind.WORDS;
            }
        }
        return figure || known(row) > 1 ? RowKind.ENTRY : RowKind.WORDS;
    }

    private @Nullable RowKind sum(Grid.Row row) {
        for (var cell : row.cells()) {
            if (cell.value() instanceof CellValue.Text text && !isFigureColumn(cell)) {
                var key = FormText.key(text.text());
                if (RowWords.isTotal(key)) {
                    return RowKind.TOTAL;
                }
                if (RowWords.isSubtotal(key)) {
                    return RowKind.SUBTOTAL;
                }
            }
        }
        return null;
    }

    private boolean isFigureColumn(Grid.Cell cell) {
        var field = header.columns().get(cell.column());
        return field != null && (field.type() == FieldType.COUNT || field.type() == FieldType.MONEY);
    }

    private boolean isKnownCode(Grid.Cell cell) {
        var field = header.columns().get(cell.column());
        return field != null && field.required() && cells.knows(field, cell.value());
    }

    /** Something in a column of figures that is, or may be, one: also what cannot be read, if it has a digit. */
    private boolean isFigure(Grid.Cell cell) {
        if (!isFigureColumn(cell)) {
            return false;
        }
        if (!(cell.value() instanceof CellValue.Text text)) {
            return true;
        }
        if (Character.isDigit(text.text().charAt(0))) {
            return true;
        }
        if (isFoot(cell)) {
            return false;
        }
        return text.text().chars().anyMatch(Character::isDigit)
                || (NumberText.money(text.text()) instanceof NumberText.Unreadable why
                        && why.why() == NumberText.Why.IN_WORDS);
    }

    private static boolean isFoot(Grid.Cell cell) {
        if (!(cell.value() instanceof CellValue.Text text)) {
            return false;
        }
        var key = FormText.key(text.text());
        return RowWords.isInWords(key) || RowWords.isFoot(text.text(), key);
    }

    private long known(Grid.Row row) {
        return row.cells().stream()
                .filter(cell -> header.columns().containsKey(cell.column()))
                .count();
    }

    /** "A B 1 2", "(1) (2) (3)" under the headings: numbers that grow by one, or what no entry consists of. */
    private boolean isColumnNumbers(Grid.Row row) {
        var written = row.cells().stream().map(cell -> cell.value().written()).toList();
        if (!written.stream().allMatch(RowWords::isColumnNumber)) {
            return false;
        }
        if (written.stream().anyMatch(RowWords::isSurelyColumnNumber)) {
            return true;
        }
        return written.size() >= FEWEST_COLUMN_NUMBERS
                && known(row) == header.columns().size()
                && written.equals(columnNumbers(written));
    }

    /** As many letters from A as there are at the beginning, then numbers from 1; a letter alone may be a group. */
    private static List<String> columnNumbers(List<String> written) {
        int letters = (int) written.stream()
                .takeWhile(text -> !Character.isDigit(text.charAt(0)))
                .count();
        var expected = new ArrayList<String>();
        for (int at = 0; at < written.size(); at++) {
            expected.add(at < letters ? String.valueOf((char) ('A' + at)) : String.valueOf(at - letters + 1));
        }
        return letters == 1 && written.size() == FEWEST_COLUMN_NUMBERS ? List.of() : expected;
    }

    /** The headings once more, as they stand on the next printed page. */
    private boolean isHeadings(Grid.Row row) {
        long same = row.cells().stream()
                .filter(cell -> cell.value() instanceof CellValue.Text)
                .filter(cell -> header.isHeading(cell.column(), cell.value().written()))
                .count();
        return same >= 2;
    }

    /** A "Cộng" that is followed by more rows and by another one closes a part, and not the table. */
    private void settleTotals() {
        int last = -1;
        for (int at = 0; at < lines.size(); at++) {
            last = lines.get(at).kind() == RowKind.TOTAL ? at : last;
        }
        boolean any = false;
        boolean since = false;
        for (int at = 0; at < lines.size(); at++) {
            var line = lines.get(at);
            boolean entry = line.kind() == RowKind.ENTRY;
            any |= entry;
            since |= entry;
            if (line.kind() == RowKind.TOTAL && at < last && any && !isGrand(line.row())) {
                lines.set(at, line.as(RowKind.SUBTOTAL));
            }
        }
    }

    private static boolean isGrand(Grid.Row row) {
        return row.cells().stream()
                .anyMatch(cell -> FormText.key(cell.value().written()).startsWith("tong cong"));
    }

    /** A numbered row above rows of its own, of which one at least has a figure, is their sum and no entry. */
    private void settleParents() {
        for (int at = 0; at < lines.size(); at++) {
            var line = lines.get(at);
            if (line.kind() == RowKind.ENTRY && at + 1 < lines.size()) {
                var below = lines.get(at + 1);
                boolean child = line.number().holds(below.number())
                        && !below.number().isBlank()
                        && below.kind() == RowKind.ENTRY;
                if (child && lines.subList(at + 1, end(lines, at)).stream().anyMatch(this::hasFigure)) {
                    lines.set(at, line.as(RowKind.PARENT));
                }
            }
        }
    }

    private boolean hasFigure(Line line) {
        return line.row().cells().stream().anyMatch(this::isFigure);
    }

    /** The first line behind those that the line {@code at} holds. */
    static int end(List<Line> lines, int at) {
        var number = lines.get(at).number();
        int end = at + 1;
        while (end < lines.size()) {
            var line = lines.get(end);
            boolean sum = line.kind() == RowKind.TOTAL || line.kind() == RowKind.SUBTOTAL;
            if (sum
                    || (line.kind() != RowKind.WORDS && !number.holds(line.number()))
                    || line.number().isRoman()) {
                break;
            }
            end++;
        }
        return end;
    }
}
