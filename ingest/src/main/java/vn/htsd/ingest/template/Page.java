package vn.htsd.ingest.template;

import org.apache.poi.ss.usermodel.PageMargin;
import org.apache.poi.ss.usermodel.PaperSize;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/** A sheet that is being written: cells by row and column, merged ranges, print setup, protection. */
final class Page {
    private static final int WIDTH_UNIT = 256;
    /** Letters of 12 points that fit in a width of one, and the height of a line. */
    private static final double FIT = 1.15;

    static final float LINE = 16.5f;

    private final XSSFSheet sheet;
    private final Look look;

    Page(XSSFSheet sheet, Look look) {
        this.sheet = sheet;
        this.look = look;
    }

    XSSFSheet sheet() {
        return sheet;
    }

    XSSFCell cell(int row, int column, Look.Type type) {
        var at = sheet.getRow(row) == null ? sheet.createRow(row) : sheet.getRow(row);
        var cell = at.getCell(column) == null ? at.createCell(column) : at.getCell(column);
        cell.setCellStyle(look.of(type));
        return cell;
    }

    void text(int row, int column, String text, Look.Type type) {
        cell(row, column, type).setCellValue(text);
    }

    /** One text over several columns. */
    void across(int row, int first, int last, String text, Look.Type type) {
        for (int column = first; column <= last; column++) {
            cell(row, column, type);
        }
        cell(row, first, type).setCellValue(text);
        if (last > first) {
            sheet.addMergedRegion(new CellRangeAddress(row, row, first, last));
        }
    }

    void merge(int firstRow, int lastRow, int firstColumn, int lastColumn) {
        sheet.addMergedRegion(new CellRangeAddress(firstRow, lastRow, firstColumn, lastColumn));
    }

    /** Excel makes no room for wrapped text in a file that it did not write. */
    void room(int row, String text, double width, float least) {
        long lines = text.lines()
                .mapToLong(line -> (long) Math.ceil(Math.max(1, line.length()) / (width * FIT)))
                .sum();
        height(row, Math.max(least, lines * LINE + 3));
    }

    void height(int row, float points) {
        var at = sheet.getRow(row) == null ? sheet.createRow(row) : sheet.getRow(row);
        at.setHeightInPoints(points);
    }

    void hide(int row) {
        sheet.getRow(row).setZeroHeight(true);
    }

    void widths(int... characters) {
        for (int column = 0; column < characters.length; column++) {
            sheet.setColumnWidth(column, characters[column] * WIDTH_UNIT);
        }
    }

    double width(int first, int last) {
        double width = 0;
        for (int column = first; column <= last; column++) {
            width += (double) sheet.getColumnWidth(column) / WIDTH_UNIT;
        }
        return width;
    }

    /** A4, one page wide, with the form's id and page numbers below. */
    void print(boolean landscape, String id) {
        var setup = sheet.getPrintSetup();
        setup.setPaperSize(PaperSize.A4_PAPER);
        setup.setLandscape(landscape);
        setup.setFitWidth((short) 1);
        setup.setFitHeight((short) 0);
        sheet.setFitToPage(true);
        sheet.setHorizontallyCenter(true);
        sheet.setMargin(PageMargin.LEFT, landscape ? 0.4 : 0.7);
        sheet.setMargin(PageMargin.RIGHT, 0.4);
        sheet.setMargin(PageMargin.TOP, 0.5);
        sheet.setMargin(PageMargin.BOTTOM, 0.6);
        sheet.getFooter().setLeft("&\"Times New Roman,Italic\"&9" + id);
        sheet.getFooter().setRight("&\"Times New Roman,Italic\"&9" + Words.say("page") + " &P/&N");
        sheet.setDisplayGridlines(false);
    }

    /** Without a password: it keeps labels from being typed over, and whoever must change them can. */
    void protect(boolean rowsMayGrow) {
        sheet.enableLocking();
        sheet.lockInsertRows(!rowsMayGrow);
        sheet.lockDeleteRows(!rowsMayGrow);
        sheet.lockFormatCells(false);
        sheet.lockFormatColumns(false);
        sheet.lockFormatRows(false);
    }
}
