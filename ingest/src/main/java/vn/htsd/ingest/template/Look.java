package vn.htsd.ingest.template;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.FontUnderline;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** How the parts of the form look: Times New Roman throughout, and three quiet tints that tell what is to be filled in. */
final class Look {
    static final byte[] REQUIRED = rgb(0xFFF2CC);
    static final byte[] OUTLINE = rgb(0xE2EFDA);
    static final byte[] IF_ANY = rgb(0xFFFFFF);
    static final byte[] PRINTED = rgb(0xF2F2F2);
    static final byte[] HEADING = rgb(0xDDEBF7);
    static final byte[] BAD = rgb(0xFFC7CE);
    static final byte[] GOOD = rgb(0xC6EFCE);
    static final byte[] DOUBTFUL = rgb(0xFFEB9C);

    static final String COUNT = "#,##0";
    static final String MONEY = "#,##0.######";
    /** An empty column has no total to show. */
    static final String TOTAL = "#,##0.######;-#,##0.######;";

    static final String DAY = "dd/mm/yyyy";
    static final String TEXT = "@";

    private static final String FONT = "Times New Roman";
    private static final byte[] GREY = rgb(0xA6A6A6);

    private final XSSFWorkbook workbook;
    private final Map<Type, XSSFCellStyle> styles = new HashMap<>();

    /** One look; what is not said is plain black text of 12 points without border. */
    record Type(
            int size,
            boolean bold,
            boolean italic,
            boolean underlined,
            HorizontalAlignment across,
            VerticalAlignment down,
            boolean wrapped,
            boolean framed,
            boolean open,
            int fill,
            String format) {
        static final Type PLAIN = new Type(
                12,
                false,
                false,
                false,
                HorizontalAlignment.GENERAL,
                VerticalAlignment.CENTER,
                true,
                false,
                false,
                -1,
                "General");

        Type size(int points) {
            return new Type(points, bold, italic, underlined, across, down, wrapped, framed, open, fill, format);
        }

        Type strong() {
            return new Type(size, true, italic, underlined, across, down, wrapped, framed, open, fill, format);
        }

        Type slanted() {
            return new Type(size, bold, true, underlined, across, down, wrapped, framed, open, fill, format);
        }

        Type lined() {
            return new Type(size, bold, italic, true, across, down, wrapped, framed, open, fill, format);
        }

        Type centred() {
            return aligned(HorizontalAlignment.CENTER);
        }

        Type aligned(HorizontalAlignment how) {
            return new Type(size, bold, italic, underlined, how, down, wrapped, framed, open, fill, format);
        }

        Type atTop() {
            return new Type(
                    size, bold, italic, underlined, across, VerticalAlignment.TOP, wrapped, framed, open, fill, format);
        }

        Type overflowing() {
            return new Type(size, bold, italic, underlined, across, down, false, framed, open, fill, format);
        }

        Type framed(byte[] colour) {
            return new Type(size, bold, italic, underlined, across, down, wrapped, true, open, number(colour), format);
        }

        /** To be filled in: the protection of the sheet leaves it open. */
        Type input() {
            return new Type(size, bold, italic, underlined, across, down, wrapped, framed, true, fill, format);
        }

        Type format(String pattern) {
            return new Type(size, bold, italic, underlined, across, down, wrapped, framed, open, fill, pattern);
        }
    }

    Look(XSSFWorkbook workbook) {
        this.workbook = workbook;
        var font = workbook.getFontAt(0);
        font.setFontName(FONT);
        font.setFontHeightInPoints((short) 12);
    }

    XSSFCellStyle of(Type type) {
        return styles.computeIfAbsent(type, this::made);
    }

    private XSSFCellStyle made(Type type) {
        var style = workbook.createCellStyle();
        var font = workbook.createFont();
        font.setFontName(FONT);
        font.setFontHeightInPoints((short) type.size());
        font.setBold(type.bold());
        font.setItalic(type.italic());
        font.setUnderline(type.underlined() ? FontUnderline.SINGLE : FontUnderline.NONE);
        style.setFont(font);
        style.setAlignment(type.across());
        style.setVerticalAlignment(type.down());
        style.setWrapText(type.wrapped());
        if (type.framed() && type.across() == HorizontalAlignment.LEFT) {
            style.setIndention((short) 1);
        }
        style.setLocked(!type.open());
        style.setDataFormat(workbook.createDataFormat().getFormat(type.format()));
        if (type.fill() >= 0) {
            style.setFillForegroundColor(new XSSFColor(rgb(type.fill()), null));
            style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
        }
        if (type.framed()) {
            frame(style);
        }
        return style;
    }

    private static void frame(XSSFCellStyle style) {
        style.setBorderTop(BorderStyle.THIN);
        style.setBorderBottom(BorderStyle.THIN);
        style.setBorderLeft(BorderStyle.THIN);
        style.setBorderRight(BorderStyle.THIN);
        var grey = new XSSFColor(GREY, null);
        style.setTopBorderColor(grey);
        style.setBottomBorderColor(grey);
        style.setLeftBorderColor(grey);
        style.setRightBorderColor(grey);
    }

    private static byte[] rgb(int colour) {
        return new byte[] {(byte) (colour >> 16), (byte) (colour >> 8), (byte) colour};
    }

    private static int number(byte[] colour) {
        Objects.checkIndex(2, colour.length);
        return (colour[0] & 0xFF) << 16 | (colour[1] & 0xFF) << 8 | (colour[2] & 0xFF);
    }
}
