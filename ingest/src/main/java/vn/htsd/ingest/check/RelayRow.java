package vn.htsd.ingest.check;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.form.Field;
import vn.htsd.data.form.FieldType;
import vn.htsd.ingest.read.CellValue;
import vn.htsd.ingest.read.Grid;

/** What a row below the headings of form B is: a report, a line above or below a group of them, or words. */
enum RelayRow {
    REPORT,
    /** "I. Khối xã, phường": its figures, if it has any, are those of the rows below it. */
    GROUP,
    /** "Cộng mục I": the rows above it, back to the last such line. */
    SUBTOTAL,
    TOTAL,
    WORDS;

    private static final Pattern TOTALS = Pattern.compile(
            "(?:tong|cong|tong cong|tong so|cong tong|tong chung|toan (?:tinh|thanh pho|huyen|xa|phuong|quoc))"
                    + "(?: \\d+ (?:don vi|truong|xa|phuong|bao cao).*)?");
    private static final Pattern SUBTOTALS = Pattern.compile(
            "(?:tong|cong|tong cong|tong so)(?: (?:muc|nhom|khoi|phan|tieu)\\b.*| (?:[ivxlc]+|[a-h])(?: .*)?)|tieu ke.*");
    private static final Pattern IN_WORDS = Pattern.compile("(?:viet )?(?:so tien )?bang chu.*");
    private static final Pattern GROUP_NUMBER = Pattern.compile("(?:[IVXLC]+|[A-HĐ])[.)]?");
    private static final Pattern GROUP_NAME = Pattern.compile("(?:[IVX]+|[A-HĐ])\\s*[.)/]\\s*\\p{L}.*");
    /** Group lines are short; the name of a reporter is read once, later. */
    private static final int LONGEST = 60;

    private static final Set<FieldType> FIGURES = Set.of(FieldType.COUNT, FieldType.MONEY);

    static RelayRow of(Grid.Row row, @Nullable Field[] columns) {
        CellValue number = null;
        CellValue code = null;
        CellValue name = null;
        boolean figures = false;
        for (var cell : row.cells()) {
            var field = column(columns, cell.column());
            if (field == null) {
                continue;
            }
            switch (field.name()) {
                case "number" -> number = cell.value();
                case "reporter.code" -> code = cell.value();
                case "reporter.name" -> name = cell.value();
                default -> figures |= FIGURES.contains(field.type());
            }
        }
        var line = code instanceof CellValue.Number ? REPORT : lineIn(row, columns, code);
        if (line != REPORT) {
            return line;
        }
        if (isMatch(GROUP_NUMBER, number) || (number == null && code == null && isMatch(GROUP_NAME, name))) {
            return GROUP;
        }
        return figures ? REPORT : WORDS;
    }

    static @Nullable Field column(@Nullable Field[] columns, int column) {
        return column < columns.length ? columns[column] : null;
    }

    /** A merged "Tổng cộng" may stand in any column left of the figures, even in that of the codes. */
    private static RelayRow lineIn(Grid.Row row, @Nullable Field[] columns, @Nullable CellValue code) {
        if (code != null && (hasDigit(code.written()) || lineOf(FormText.key(code.written())) == REPORT)) {
            return REPORT;
        }
        return words(row, columns)
                .map(RelayRow::lineOf)
                .filter(line -> line != REPORT)
                .findFirst()
                .orElse(REPORT);
    }

    private static boolean hasDigit(String text) {
        return text.chars().anyMatch(Character::isDigit);
    }

    private static RelayRow lineOf(String key) {
        if (IN_WORDS.matcher(key).matches()) {
            return WORDS;
        }
        if (TOTALS.matcher(key).matches()) {
            return TOTAL;
        }
        return SUBTOTALS.matcher(key).matches() ? SUBTOTAL : REPORT;
    }

    /** The texts outside the figures that can be such a line at all, as keys. */
    private static Stream<String> words(Grid.Row row, @Nullable Field[] columns) {
        return row.cells().stream()
                .filter(cell -> {
                    var field = column(columns, cell.column());
                    return field == null || !FIGURES.contains(field.type());
                })
                .filter(cell -> cell.value() instanceof CellValue.Text text && canBeLine(text.text()))
                .map(cell -> FormText.key(cell.value().written()));
    }

    /** Most names begin with other letters, and folding each of them would cost more than reading it. */
    private static boolean canBeLine(String text) {
        if (text.length() > LONGEST) {
            return false;
        }
        int at = 0;
        while (at < text.length() && !Character.isLetter(text.charAt(at))) {
            at++;
        }
        if (at + 1 >= text.length()) {
            return false;
        }
        char second = Character.toLowerCase(text.charAt(at + 1));
        return switch (Character.toLowerCase(text.charAt(at))) {
            case 't' -> second != 'r' && second != 'h';
            case 'c', 'v', 'b', 's' -> true;
            default -> false;
        };
    }

    private static boolean isMatch(Pattern pattern, @Nullable CellValue value) {
        return value instanceof CellValue.Text text
                && text.text().length() <= LONGEST
                && pattern.matcher(text.text()).matches();
    }
}
