package vn.htsd.scheduler.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import vn.htsd.reports.query.AnalystSql.ColumnInfo;

/** A workbook written as the rows come; what one sheet cannot hold goes on in the next. */
final class XlsxSink implements Sink {
    private static final int ROWS_OF_A_SHEET = 1_048_576;
    private static final int ROWS_KEPT = 1_000;
    /** Excel knows fifteen digits: a longer number is kept whole as text. */
    private static final double EXACT = 1e15;

    private static final int CELL = 32_767;

    private final Workbook workbook;
    private final List<String> names = new ArrayList<>();
    private Worksheet sheet;
    private int sheets = 1;
    private int row;

    XlsxSink(OutputStream out) {
        this.workbook = new Workbook(out, "htsd", "1.0");
        this.sheet = workbook.newWorksheet("1");
    }

    @Override
    public void columns(List<ColumnInfo> columns) {
        columns.forEach(column -> names.add(column.name()));
        header();
    }

    private void header() {
        for (int i = 0; i < names.size(); i++) {
            sheet.value(0, i, names.get(i));
            sheet.style(0, i).bold().set();
        }
        sheet.freezePane(0, 1);
        row = 1;
    }

    @Override
    public void row(List<@Nullable Object> cells) {
        try {
            if (row == ROWS_OF_A_SHEET) {
                sheet.finish();
                sheet = workbook.newWorksheet(Integer.toString(++sheets));
                header();
            }
            for (int i = 0; i < cells.size(); i++) {
                cell(i, cells.get(i));
            }
            if (++row % ROWS_KEPT == 0) {
                sheet.flush();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void cell(int column, @Nullable Object value) {
        if (value instanceof Number number && isExact(number)) {
            sheet.value(row, column, number);
        } else if (value instanceof Boolean flag) {
            sheet.value(row, column, flag);
        } else if (value instanceof LocalDate day) {
            sheet.value(row, column, day);
            sheet.style(row, column).format("yyyy-mm-dd").set();
        } else if (value instanceof LocalDateTime moment) {
            sheet.value(row, column, moment);
            sheet.style(row, column).format("yyyy-mm-dd hh:mm:ss").set();
        } else if (value != null) {
            sheet.value(row, column, fitting(Cell.text(value)));
        }
    }

    /** A fraction has no more digits in a cell than in a double, however large it is. */
    private static boolean isExact(Number number) {
        double size = Math.abs(number.doubleValue());
        return number instanceof Double || number instanceof Float ? Double.isFinite(size) : size < EXACT;
    }

    /** A cell holds so much, and no control characters. */
    private static String fitting(String text) {
        var printable = text.replaceAll("[\\p{Cntrl}&&[^\t\n\r]]", " ");
        return printable.length() <= CELL ? printable : printable.substring(0, CELL - 1) + "…";
    }

    @Override
    public void close() {
        try {
            workbook.finish();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
