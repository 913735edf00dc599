package vn.htsd.ingest.sample;

import org.dhatim.fastexcel.BorderStyle;
import org.dhatim.fastexcel.PaperSize;
import org.dhatim.fastexcel.Position;
import org.dhatim.fastexcel.Range;
import org.dhatim.fastexcel.Worksheet;

/** How the parts of a filled form look. */
final class SheetStyle {
    static final String BANNER = "SỐ LIỆU MÔ PHỎNG – KHÔNG PHẢI SỐ LIỆU THẬT";

    /** Height of a line of text, in points. Excel makes no room for paragraphs in a file that it did not write. */
    static final double LINE = 15.5;

    private static final String FONT = "Times New Roman";
    private static final String RED = "C00000";
    private static final String BLUE = "1F3864";
    private static final String PALE = "DDEBF7";
    private static final String GREY = "BFBFBF";

    private SheetStyle() {}

    /** The banner that no reader can miss, the form's name and its title; returns the first free row. */
    static int top(Worksheet sheet, int lastColumn, String form, String title) {
        sheet.value(0, 0, BANNER);
        sheet.range(0, 0, 0, lastColumn)
                .style()
                .merge()
                .bold()
                .fontName(FONT)
                .fontSize(13)
                .fontColor("FFFFFF")
                .fillColor(RED)
                .horizontalAlignment("center")
                .set();
        // Only the banner is merged: the library writes several merged ranges of a sheet in an order of chance.
        sheet.value(1, lastColumn, "Biểu " + form);
        sheet.style(1, lastColumn)
                .italic()
                .fontName(FONT)
                .horizontalAlignment("right")
                .set();
        sheet.value(2, 0, title);
        sheet.range(2, 0, 2, lastColumn)
                .style()
                .bold()
                .fontName(FONT)
                .fontSize(14)
                .fontColor(BLUE)
                .horizontalAlignment("centerContinuous")
                .verticalAlignment("center")
                .set();
        sheet.rowHeight(2, 38);
        return 4;
    }

    static void heading(Range range) {
        range.style()
                .bold()
                .fontName(FONT)
                .fontSize(11)
                .fillColor(PALE)
                .borderStyle(BorderStyle.THIN)
                .borderColor(GREY)
                .horizontalAlignment("center")
                .verticalAlignment("center")
                .wrapText(true)
                .set();
    }

    static void text(Range range) {
        range.style()
                .fontName(FONT)
                .fontSize(11)
                .borderStyle(BorderStyle.THIN)
                .borderColor(GREY)
                .verticalAlignment("center")
                .wrapText(true)
                .set();
    }

    static void value(Range range, String format, String alignment) {
        range.style()
                .fontName(FONT)
                .fontSize(11)
                .borderStyle(BorderStyle.THIN)
                .borderColor(GREY)
                .verticalAlignment("center")
                .horizontalAlignment(alignment)
                .format(format)
                .set();
    }

    static void strong(Range range) {
        range.style().bold().fontName(FONT).fontSize(11).fillColor(PALE).set();
    }

    static void note(Worksheet sheet, int row, int column) {
        sheet.style(row, column).italic().fontName(FONT).fontSize(11).set();
    }

    /** A4, one page wide. */
    static void page(Worksheet sheet, boolean landscape) {
        sheet.pageOrientation(landscape ? "landscape" : "portrait");
        sheet.paperSize(PaperSize.A4_PAPER);
        sheet.setFitToPage(true);
        sheet.fitToWidth((short) 1);
        sheet.fitToHeight((short) 0);
        sheet.footer(BANNER, Position.CENTER);
    }
}
