package vn.htsd.ingest.read;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.text.VietnameseText;

/** A text as a workbook keeps it, perhaps in pieces of several fonts. What it means in a cell is found out once. */
final class RichText {
    /** {@code _x000D_}: how Office writes what XML has no letter for. */
    private static final Pattern ESCAPE = Pattern.compile("_x([0-9A-Fa-f]{4})_");

    private final String text;
    private final List<Piece> pieces;
    private @Nullable CellValue value;
    private boolean known;

    /** @param font null where the piece stands in the font of its cell */
    private record Piece(String text, @Nullable String font) {}

    private RichText(String text, List<Piece> pieces) {
        this.text = text;
        this.pieces = pieces;
    }

    /** The text of the element that stands open: its own, or that of its runs; how it is pronounced is no part of it. */
    static RichText read(Xml xml) throws XMLStreamException {
        var whole = "";
        var pieces = new ArrayList<Piece>();
        int inside = xml.depth();
        for (var name = xml.child(inside); name != null; name = xml.child(inside)) {
            if (name.equals("t")) {
                whole = whole.isEmpty() ? plain(xml) : whole + plain(xml);
            } else if (name.equals("r")) {
                pieces.add(piece(xml));
            }
        }
        if (pieces.isEmpty()) {
            return new RichText(whole, List.of());
        }
        var all = new StringBuilder(whole);
        pieces.forEach(piece -> all.append(piece.text()));
        boolean fonts = pieces.stream().anyMatch(piece -> piece.font() != null);
        return new RichText(all.toString(), fonts ? pieces : List.of());
    }

    private static Piece piece(Xml xml) throws XMLStreamException {
        var text = "";
        String font = null;
        int inside = xml.depth();
        for (var name = xml.child(inside); name != null; name = xml.child(inside)) {
            if (name.equals("t")) {
                text += plain(xml);
            } else if (name.equals("rPr")) {
                int properties = xml.depth();
                for (var property = xml.child(properties); property != null; property = xml.child(properties)) {
                    font = property.equals("rFont") ? xml.attribute("val") : font;
                }
            }
        }
        return new Piece(text, font);
    }

    private static String plain(Xml xml) throws XMLStreamException {
        return unescaped(xml.text().toString());
    }

    static String unescaped(String text) {
        return text.contains("_x")
                ? ESCAPE.matcher(text)
                        .replaceAll(escape -> java.util.regex.Matcher.quoteReplacement(
                                String.valueOf((char) Integer.parseInt(escape.group(1), 16))))
                : text;
    }

    /** What a cell in a font of Unicode holds; null for nothing. */
    @Nullable
    CellValue value() {
        if (!known) {
            var clean = VietnameseText.clean(text);
            value = clean.isEmpty() ? null : new CellValue.Text(clean);
            known = true;
        }
        return value;
    }

    /** Whether it matters in which font its cell stands. */
    boolean hasPieces() {
        return !pieces.isEmpty();
    }

    /** The pieces in a cell of that font. */
    List<FontRun> runs(@Nullable LegacyFont ofCell) {
        if (pieces.isEmpty()) {
            return List.of(new FontRun(text, ofCell));
        }
        return pieces.stream()
                .map(piece -> new FontRun(piece.text(), piece.font() == null ? ofCell : LegacyFont.of(piece.font())))
                .toList();
    }
}
