package vn.htsd.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** A workbook as a program of the time wrote it: the cells of another one in a font, saved by Apache POI. */
public final class StyledWorkbook {
    private StyledWorkbook() {}

    /** Copies {@code from} to {@code to}; text is written by {@code encode} and stands in {@code font}. */
    public static Path copy(Path from, Workbook into, Path to, String font, UnaryOperator<String> encode) {
        try (var source = new XSSFWorkbook(Files.newInputStream(from));
                var target = into;
                var stream = Files.newOutputStream(to)) {
            var styles = new HashMap<String, CellStyle>();
            source.forEach(sheet -> {
                var copied = target.createSheet(sheet.getSheetName());
                sheet.forEach(row -> row.forEach(cell -> copy(
                        cell,
                        copied.getRow(cell.getRowIndex()) == null
                                ? copied.createRow(cell.getRowIndex()).createCell(cell.getColumnIndex())
                                : copied.getRow(cell.getRowIndex()).createCell(cell.getColumnIndex()),
                        target,
                        styles,
                        font,
                        encode)));
            });
            target.write(stream);
            return to;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(
            Cell from,
            Cell to,
            Workbook target,
            Map<String, CellStyle> styles,
            String font,
            UnaryOperator<String> encode) {
        var format = from.getCellStyle().getDataFormatString();
        to.setCellStyle(styles.computeIfAbsent(format, wanted -> {
            var style = target.createCellStyle();
            var face = target.createFont();
            face.setFontName(font);
            style.setFont(face);
            style.setDataFormat(target.createDataFormat().getFormat(wanted));
            return style;
        }));
        if (from.getCellType() == CellType.NUMERIC) {
            to.setCellValue(from.getNumericCellValue());
        } else if (from.getCellType() == CellType.STRING) {
            to.setCellValue(encode.apply(from.getStringCellValue()));
        }
    }
}
