package vn.htsd.ingest.read;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/** What the styles of a workbook say that matters to what its cells mean: as what a number is shown, and old fonts. */
final class Styles {
    static final Styles NONE = new Styles();

    private final List<NumberLook> looks = new ArrayList<>();
    private final List<@Nullable LegacyFont> fonts = new ArrayList<>();

    private Styles() {}

    /** Reads as far as the list of cell styles, behind which stands nothing that is wanted. */
    static Styles of(Parts.Part part) throws IOException, XMLStreamException {
        var styles = new Styles();
        var formats = new HashMap<String, String>();
        var fonts = new ArrayList<@Nullable LegacyFont>();
        try (var xml = Xml.of(part)) {
            for (var name = xml.next(); name != null; name = xml.next()) {
                switch (name) {
                    case "numFmt" -> formats.put(said(xml, "numFmtId"), said(xml, "formatCode"));
                    case "font" -> fonts.add(font(xml));
                    case "cellXfs" -> {
                        styles.cellStyles(xml, formats, fonts);
                        return styles;
                    }
                    default -> {}
                }
            }
        }
        return styles;
    }

    private static @Nullable LegacyFont font(Xml xml) throws XMLStreamException {
        LegacyFont font = null;
        int inside = xml.depth();
        for (var name = xml.child(inside); name != null; name = xml.child(inside)) {
            if (name.equals("name")) {
                font = LegacyFont.of(said(xml, "val"));
            }
        }
        return font;
    }

    private void cellStyles(Xml xml, Map<String, String> formats, List<@Nullable LegacyFont> ofFonts)
            throws XMLStreamException {
        var known = new NumberLook.Formats();
        int inside = xml.depth();
        for (var name = xml.child(inside); name != null; name = xml.child(inside)) {
            if (name.equals("xf")) {
                var format = xml.attribute("numFmtId");
                looks.add(format == null ? NumberLook.PLAIN : known.look(Integer.valueOf(format), formats.get(format)));
                var font = xml.attribute("fontId");
                fonts.add(at(ofFonts, font == null ? "0" : font));
            }
        }
    }

    private static String said(Xml xml, String name) {
        var value = xml.attribute(name);
        return value == null ? "" : value;
    }

    private static <T> @Nullable T at(List<? extends @Nullable T> list, String index) {
        int number = Integer.parseInt(index);
        return number >= 0 && number < list.size() ? list.get(number) : null;
    }

    /** As what a cell of that style shows a number; {@code style} as the cell names it, null where it names none. */
    NumberLook look(@Nullable String style) {
        var look = style == null ? null : at(looks, style);
        return look == null ? NumberLook.PLAIN : look;
    }

    /** The font of that style, if it is one of the time before Unicode. */
    @Nullable
    LegacyFont font(@Nullable String style) {
        // What names no style stands in the first one.
        return fonts.isEmpty() ? null : at(fonts, style == null ? "0" : style);
    }
}
