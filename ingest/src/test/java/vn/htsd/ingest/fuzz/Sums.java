package vn.htsd.ingest.fuzz;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import vn.htsd.data.report.Activity;
import vn.htsd.data.report.Measure;
import vn.htsd.data.report.Report;

/**
 * What a report adds up to. Read a second time by another library and by the words of the printed form only; where a cell
 * holds more than a plain number, this reading gives up rather than guess.
 *
 * @param participants of all activities, the opening counted once
 */
record Sums(long participants, long classes, long money) {
    private static final Pattern PLAIN = Pattern.compile("\\d{1,3}(?:[. ]\\d{3})+|\\d{1,12}");
    private static final Map<String, Integer> UNITS =
            Map.of("dong", 0, "nghin dong", 3, "1.000 dong", 3, "trieu dong", 6);

    /** A cell that only a fuller reading can judge. */
    private static final class Beyond extends Exception {
        Beyond(String what) {
            super(what);
        }
    }

    /** As the program loaded it. */
    static Sums of(Report report) {
        long participants = 0;
        long classes = 0;
        for (Activity activity : report.activities()) {
            participants += number(activity.participants().total());
            classes += number(activity.classes());
        }
        return new Sums(
                participants,
                classes,
                report.funding().stream()
                        .mapToLong(line -> number(line.amountVnd()))
                        .sum());
    }

    private static long number(Measure measure) {
        return measure == null ? 0 : measure.value();
    }

    /** As Apache POI reads the same bytes; empty where it cannot open them, or where a cell is beyond plain numbers. */
    static Optional<Sums> read(byte[] bytes) {
        try (var workbook = WorkbookFactory.create(new ByteArrayInputStream(bytes))) {
            var single = sheet(workbook, "bao cao");
            return Optional.of(single == null ? tables(workbook) : labels(single));
        } catch (Beyond | IOException | RuntimeException cannot) {
            return Optional.empty();
        }
    }

    private static Sums labels(Sheet sheet) throws Beyond {
        long participants = amount(value(sheet, "tong so luot nguoi tham gia (ke ca khai mac)"))
                .orElse(0);
        if (participants == 0) {
            throw new Beyond("no total");
        }
        int zeros = unit(sheet, Integer.MAX_VALUE);
        long money = 0;
        for (var label : new String[] {"kinh phi ngan sach nha nuoc", "kinh phi xa hoi hoa"}) {
            var amount = value(sheet, label);
            if (amount == null) {
                throw new Beyond("no " + label);
            }
            money += scaled(amount, zeros);
        }
        return new Sums(participants, amount(value(sheet, "tong so lop")).orElse(0), money);
    }

    private static Sums tables(Workbook workbook) throws Beyond {
        var activities = sheet(workbook, "hoat dong");
        var opening = sheet(workbook, "khai mac, phat dong");
        var funding = sheet(workbook, "kinh phi");
        if (activities == null || opening == null || funding == null) {
            throw new Beyond("a sheet is called otherwise");
        }
        var ceremony = amount(value(opening, "so luong nguoi tham gia"));
        long participants = 0;
        long classes = 0;
        boolean ceremonyInTable = false;
        var columns = new HashMap<String, Integer>();
        int head = head(activities, "nhom hoat dong", columns);
        for (int at = head + 1; at <= activities.getLastRowNum(); at++) {
            var group = text(cell(activities, at, columns, "nhom hoat dong"));
            if (group.startsWith("tong")) {
                break;
            }
            var total = amount(cell(activities, at, columns, "tong so luot nguoi tham gia"));
            if (total.isPresent() && group.isEmpty()) {
                throw new Beyond("a row without a group");
            }
            participants += total.orElse(0);
            classes += amount(cell(activities, at, columns, "so lop")).orElse(0);
            ceremonyInTable |= group.startsWith("le khai mac") || group.equals("opening");
            for (var name : columns.keySet()) {
                if (total.isEmpty()
                        && !group.isEmpty()
                        && isPopulation(name)
                        && !text(cell(activities, at, columns, name)).isEmpty()) {
                    throw new Beyond("a total to be made of its groups");
                }
            }
        }
        if (!ceremonyInTable) {
            participants += ceremony.orElse(0);
        }
        var money = new HashMap<String, Integer>();
        int from = head(funding, "nguon kinh phi", money);
        int zeros = unit(funding, from);
        long sum = 0;
        for (int at = from + 1; at <= funding.getLastRowNum(); at++) {
            var source = text(cell(funding, at, money, "nguon kinh phi"));
            if (source.startsWith("tong")) {
                break;
            }
            var amount = cell(funding, at, money, "so tien");
            if (source.isEmpty() && amount != null && type(amount) != CellType.BLANK) {
                throw new Beyond("an amount without a source");
            }
            sum += scaled(amount, zeros);
        }
        return new Sums(participants, classes, sum);
    }

    private static boolean isPopulation(String heading) {
        return heading.startsWith("can bo")
                || heading.startsWith("nha giao")
                || heading.startsWith("hoc sinh")
                || heading.startsWith("nguoi")
                || heading.startsWith("luc luong");
    }

    private static int head(Sheet sheet, String required, Map<String, Integer> columns) throws Beyond {
        for (var row : sheet) {
            for (var cell : row) {
                if (text(cell).equals(required)) {
                    for (var heading : row) {
                        var before = columns.putIfAbsent(text(heading), heading.getColumnIndex());
                        if (before != null && !text(heading).isEmpty()) {
                            throw new Beyond("a heading twice");
                        }
                    }
                    return row.getRowNum();
                }
            }
        }
        throw new Beyond("no " + required);
    }

    private static int unit(Sheet sheet, int lastRow) throws Beyond {
        for (var row : sheet) {
            for (var cell : row) {
                var words = text(cell);
                if (row.getRowNum() <= lastRow && (words.startsWith("don vi tinh") || words.startsWith("dvt"))) {
                    var rest = words.replaceFirst("^(?:don vi tinh|dvt)[: ]*", "");
                    if (rest.isEmpty()) {
                        rest = text(right(row, cell.getColumnIndex()));
                    }
                    var zeros = UNITS.get(rest);
                    if (zeros != null) {
                        return zeros;
                    }
                }
            }
        }
        throw new Beyond("no unit of money");
    }

    private static Cell value(Sheet sheet, String label) {
        for (var row : sheet) {
            for (var cell : row) {
                if (text(cell).equals(label)) {
                    return right(row, cell.getColumnIndex());
                }
            }
        }
        return null;
    }

    private static Cell right(Row row, int column) {
        for (int at = column + 1; at < row.getLastCellNum(); at++) {
            var cell = row.getCell(at, Row.MissingCellPolicy.RETURN_BLANK_AS_NULL);
            if (cell != null
                    && !(cell.getCellType() == CellType.STRING && text(cell).isEmpty())) {
                return cell;
            }
        }
        return null;
    }

    private static Cell cell(Sheet sheet, int row, Map<String, Integer> columns, String heading) throws Beyond {
        var column = columns.get(heading);
        if (column == null) {
            if (heading.equals("so lop")) {
                return null;
            }
            throw new Beyond("no column " + heading);
        }
        return sheet.getRow(row) == null ? null : sheet.getRow(row).getCell(column);
    }

    private static Sheet sheet(Workbook workbook, String name) throws Beyond {
        Sheet found = null;
        for (var sheet : workbook) {
            if (fold(sheet.getSheetName()).equals(name)) {
                if (found != null) {
                    throw new Beyond("two sheets of a name");
                }
                found = sheet;
            }
        }
        return found;
    }

    private static long scaled(Cell cell, int zeros) throws Beyond {
        if (cell == null) {
            return 0;
        }
        if (type(cell) == CellType.NUMERIC) {
            return exact(BigDecimal.valueOf(cell.getNumericCellValue()).movePointRight(zeros));
        }
        return amount(cell).orElse(0) * BigDecimal.ONE.movePointRight(zeros).longValueExact();
    }

    private static OptionalLong amount(Cell cell) throws Beyond {
        if (cell == null || type(cell) == CellType.BLANK) {
            return OptionalLong.empty();
        }
        if (type(cell) == CellType.NUMERIC) {
            return OptionalLong.of(exact(BigDecimal.valueOf(cell.getNumericCellValue())));
        }
        var words = type(cell) == CellType.STRING ? text(cell) : "?";
        if (words.isEmpty()) {
            return OptionalLong.empty();
        }
        if (!PLAIN.matcher(words).matches()) {
            throw new Beyond(words);
        }
        return OptionalLong.of(Long.parseLong(words.replaceAll("[. ]", "")));
    }

    private static long exact(BigDecimal number) throws Beyond {
        try {
            return number.longValueExact();
        } catch (ArithmeticException fraction) {
            throw new Beyond(number.toString());
        }
    }

    private static CellType type(Cell cell) {
        return cell.getCellType() == CellType.FORMULA ? cell.getCachedFormulaResultType() : cell.getCellType();
    }

    private static String text(Cell cell) {
        return cell != null && type(cell) == CellType.STRING ? fold(cell.getStringCellValue()) : "";
    }

    private static String fold(String text) {
        return Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replace('đ', 'd')
                .replace("(*)", "")
                .replaceAll(":\\s*$", "")
                .replaceAll("\\s+", " ")
                .strip();
    }
}
