package vn.htsd.ingest.answer;

import java.util.Optional;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Color;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFColor;

/** The colours of marks: stronger than any tint of the form, and of different darkness, so that a grey print tells them apart. */
enum Tint {
    RED(0xFF, 0x6B, 0x6B),
    AMBER(0xFF, 0xC2, 0x33);

    private final byte red;
    private final byte green;
    private final byte blue;

    Tint(int red, int green, int blue) {
        this.red = (byte) red;
        this.green = (byte) green;
        this.blue = (byte) blue;
    }

    /** Red, green, blue. */
    byte[] rgb() {
        return new byte[] {red, green, blue};
    }

    /** A workbook of Excel 97 to 2003 has 56 colours; changing one of them would change the officer's own cells. */
    private Color in(Workbook workbook) {
        return workbook instanceof HSSFWorkbook old
                ? old.getCustomPalette().findSimilarColor(red, green, blue)
                : new XSSFColor(rgb(), null);
    }

    void fill(CellStyle style, Workbook workbook) {
        style.setFillForegroundColor(in(workbook));
        style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
    }

    /** The mark that fills cells of this style. */
    static Optional<Tint> of(CellStyle style, Workbook workbook) {
        var filled = style.getFillForegroundColorColor();
        for (var tint : values()) {
            if (style.getFillPattern() == FillPatternType.SOLID_FOREGROUND && tint.is(filled, workbook)) {
                return Optional.of(tint);
            }
        }
        return Optional.empty();
    }

    private boolean is(Color filled, Workbook workbook) {
        return filled instanceof XSSFColor colour
                ? java.util.Arrays.equals(colour.getRGB(), rgb())
                : filled != null && filled.equals(in(workbook));
    }
}
