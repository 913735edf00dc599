package vn.htsd.ingest.read;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.text.VietnameseText;

/** The cells of one sheet, one after the other: what each holds, by its type, its style and the texts of the workbook. */
final class SheetCells {
    private static final Set<String> ERRORS =
            Set.of("#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#N/A", "#NULL!", "#NUM!", "#SPILL!", "#CALC!");
    private static final int MOST_DIGITS = 15;
    /** The cell names no text. */
    private static final int NO_TEXT = Integer.MIN_VALUE;

    /** The cell names a text that the workbook does not have: not blank, and nobody can tell what it was. */
    private static final CellValue LOST = new CellValue.Broken("#REF!");

    private final Xml xml;
    private final CellAddress at;
    private final WorkbookFacts workbook;
    private Grid.@Nullable LegacyText legacy;

    /** @param at told of every cell */
    SheetCells(Xml xml, CellAddress at, WorkbookFacts workbook) {
        this.xml = xml;
        this.at = at;
        this.workbook = workbook;
    }

    /** The first cell that had to be decoded for its font; null where none had. */
    Grid.@Nullable LegacyText legacy() {
        return legacy;
    }

    /** What the cell holds that stands open; null for nothing. */
    @Nullable
    CellValue next() throws XMLStreamException {
        String address = null;
        String style = null;
        String type = "n";
        for (int number = 0; number < xml.attributes(); number++) {
            switch (xml.attributeName(number)) {
                case "r" -> address = xml.attribute(number);
                case "s" -> style = xml.attribute(number);
                case "t" -> type = xml.attribute(number);
                default -> {}
            }
        }
        at.next(address);
        return switch (type) {
            case "s" -> shared(style);
            case "inlineStr" -> inline(style);
            case "n", "b", "e", "str", "d" -> other(type, style);
            default -> throw new IllegalArgumentException("A cell of the type " + type);
        };
    }

    private @Nullable CellValue shared(@Nullable String style) throws XMLStreamException {
        int number = NO_TEXT;
        int inside = xml.depth();
        for (var name = xml.child(inside); name != null; name = xml.child(inside)) {
            if (name.equals("v")) {
                var digits = xml.text();
                number = digits.isEmpty() ? NO_TEXT : Integer.parseInt(digits, 0, digits.length(), 10);
            }
        }
        if (number == NO_TEXT) {
            return null;
        }
        var text = workbook.texts().at(number);
        return text == null ? LOST : text(text, style);
    }

    /** A formula whose result was not saved is told apart from a text that is blank. */
    private @Nullable CellValue inline(@Nullable String style) throws XMLStreamException {
        RichText text = null;
        String formula = null;
        int inside = xml.depth();
        for (var name = xml.child(inside); name != null; name = xml.child(inside)) {
            if (name.equals("is")) {
                text = RichText.read(xml);
            } else if (name.equals("f")) {
                formula = xml.text().toString();
            }
        }
        if (text == null) {
            return formula == null ? null : new CellValue.Broken("=" + formula);
        }
        return formula == null ? text(text, style) : orError(text(text, style));
    }

    private @Nullable CellValue text(RichText text, @Nullable String style) {
        var font = workbook.styles().font(style);
        if (font == null && !text.hasPieces()) {
            return text.value();
        }
        return decoded(text.runs(font));
    }

    private @Nullable CellValue decoded(List<FontRun> runs) {
        var font = FontRun.changedFor(runs);
        if (font != null && legacy == null) {
            legacy = new Grid.LegacyText(font.name(), at.row(), at.column());
        }
        var text = VietnameseText.clean(FontRun.decoded(runs));
        return text.isEmpty() ? null : new CellValue.Text(text);
    }

    /** A number, a flag, an error, a day in strict OOXML, or the text that a formula gave. */
    private @Nullable CellValue other(String type, @Nullable String style) throws XMLStreamException {
        String raw = null;
        String formula = null;
        int inside = xml.depth();
        for (var name = xml.child(inside); name != null; name = xml.child(inside)) {
            if (name.equals("v")) {
                raw = xml.text().toString();
            } else if (name.equals("f")) {
                formula = xml.text().toString();
            }
        }
        if (raw == null || raw.isEmpty()) {
            // =IF(A1="","",…) that gave "": a cached value like any other, and a blank cell to everybody.
            boolean emptyText = raw != null && type.equals("str");
            return formula == null || emptyText ? null : new CellValue.Broken("=" + formula);
        }
        return switch (type) {
            case "n" -> number(raw, style);
            case "b" -> flag(raw);
            case "e" -> new CellValue.Broken(raw);
            default -> {
                var font = workbook.styles().font(style);
                yield orError(decoded(List.of(new FontRun(RichText.unescaped(raw), font))));
            }
        };
    }

    private static @Nullable CellValue orError(@Nullable CellValue value) {
        return value instanceof CellValue.Text text
                        && text.text().startsWith("#")
                        && ERRORS.contains(text.text().toUpperCase(Locale.ROOT))
                ? new CellValue.Broken(text.text())
                : value;
    }

    private static CellValue flag(String raw) {
        return switch (raw) {
            case "0" -> new CellValue.Flag(false);
            case "1" -> new CellValue.Flag(true);
            default -> new CellValue.Broken(raw);
        };
    }

    private CellValue number(String raw, @Nullable String style) {
        BigDecimal number;
        try {
            number = isShortWhole(raw) ? BigDecimal.valueOf(Long.parseLong(raw)) : new BigDecimal(raw);
        } catch (NumberFormatException noNumber) {
            return new CellValue.Broken(raw);
        }
        var look = workbook.styles().look(style);
        return new CellValue.Number(
                number.round(ExcelReader.EXCEL_PRECISION),
                workbook.days().moment(number, look == NumberLook.DATE),
                look == NumberLook.DATE,
                look == NumberLook.PERCENT);
    }

    private static boolean isShortWhole(String raw) {
        if (raw.length() > MOST_DIGITS) {
            return false;
        }
        for (int letter = 0; letter < raw.length(); letter++) {
            if (raw.charAt(letter) < '0' || raw.charAt(letter) > '9') {
                return false;
            }
        }
        return true;
    }
}
