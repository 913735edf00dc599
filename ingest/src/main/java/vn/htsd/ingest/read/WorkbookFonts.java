package vn.htsd.ingest.read;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * The legacy fonts of an {@code .xlsx}, which the streaming reader knows nothing of. A workbook whose styles name none, as
 * nearly all do, costs one look at its styles; any other a second pass over its sheets.
 */
final class WorkbookFonts {
    private static final String STYLES = "xl/styles.xml";
    private static final String STRINGS = "xl/sharedStrings.xml";
    private static final String RELATIONS = "xl/_rels/workbook.xml.rels";

    /** Shared strings, results of formulas, and strings inside the cell; nothing else has letters. */
    private static final Set<String> TEXTS = Set.of("s", "str", "inlineStr");

    private final ZipFile zip;
    private final List<@Nullable LegacyFont> byStyle;
    private final Map<Integer, List<RichRun>> richTexts;
    private final Map<String, String> parts;

    /** @param ownFont null where the piece stands in the font of its cell */
    private record RichRun(String text, @Nullable String ownFont) {}

    private WorkbookFonts(ZipFile zip) throws IOException, XMLStreamException {
        this.zip = zip;
        this.byStyle = namesLegacyFont() ? styles() : List.of();
        this.richTexts = byStyle.isEmpty() ? Map.of() : richTexts();
        this.parts = byStyle.isEmpty() ? Map.of() : parts();
    }

    /** @param zip stays open for as long as sheets are asked for */
    static WorkbookFonts of(ZipFile zip) throws IOException, Refused {
        try {
            return new WorkbookFonts(zip);
        } catch (XMLStreamException | IllegalArgumentException broken) {
            throw Refused.unreadable(broken, "broken_workbook");
        }
    }

    /** @param relation by which the workbook names the sheet */
    SheetFonts sheet(String relation) throws IOException, Refused {
        var part = parts.get(relation);
        if (part == null) {
            return SheetFonts.NONE;
        }
        try {
            return cells(part);
        } catch (XMLStreamException | IllegalArgumentException broken) {
            throw Refused.unreadable(broken, "broken_workbook");
        }
    }

    private boolean namesLegacyFont() throws IOException {
        var entry = zip.getEntry(STYLES);
        if (entry == null) {
            return false;
        }
        try (InputStream stream = zip.getInputStream(entry)) {
            var text = new String(stream.readAllBytes(), StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
            return text.contains("\".vn") || text.contains("\"vni-");
        }
    }

    private List<@Nullable LegacyFont> styles() throws IOException, XMLStreamException {
        var fonts = new ArrayList<@Nullable LegacyFont>();
        var styles = new ArrayList<@Nullable LegacyFont>();
        walk(STYLES, (xml, path) -> {
            if (path.endsWith("/fonts/font")) {
                fonts.add(null);
            } else if (path.endsWith("/fonts/font/name")) {
                fonts.set(fonts.size() - 1, LegacyFont.of(attribute(xml, "val")));
            } else if (path.endsWith("/cellXfs/xf")) {
                styles.add(at(fonts, number(attribute(xml, "fontId"), 0)));
            }
        });
        return styles;
    }

    /** Only texts in several fonts: their pieces, by their number among the shared strings. */
    private Map<Integer, List<RichRun>> richTexts() throws IOException, XMLStreamException {
        var texts = new HashMap<Integer, List<RichRun>>();
        var font = new @Nullable String[1];
        var count = new int[1];
        walk(STRINGS, (xml, path) -> {
            if (path.endsWith("/sst/si")) {
                count[0]++;
            } else if (path.endsWith("/si/r")) {
                font[0] = null;
            } else if (path.endsWith("/si/r/rPr/rFont")) {
                font[0] = attribute(xml, "val");
            } else if (path.endsWith("/si/r/t")) {
                texts.computeIfAbsent(count[0] - 1, number -> new ArrayList<>())
                        .add(new RichRun(xml.getElementText(), font[0]));
            }
        });
        return texts;
    }

    private Map<String, String> parts() throws IOException, XMLStreamException {
        var targets = new HashMap<String, String>();
        walk(RELATIONS, (xml, path) -> {
            if (path.endsWith("/Relationship")) {
                var target = attribute(xml, "Target");
                targets.put(attribute(xml, "Id"), target.startsWith("/") ? target.substring(1) : "xl/" + target);
            }
        });
        return targets;
    }

    private SheetFonts cells(String part) throws IOException, XMLStreamException {
        var cells = new HashMap<Long, SheetFonts.CellFont>();
        var plain = new HashMap<LegacyFont, SheetFonts.CellFont>();
        var at = new CellPosition();
        walk(part, (xml, path) -> {
            if (path.endsWith("/sheetData/row")) {
                at.row(attribute(xml, "r"));
            } else if (path.endsWith("/sheetData/row/c")) {
                var type = attribute(xml, "t");
                at.cell(attribute(xml, "r"));
                at.shared = type.equals("s");
                at.font = TEXTS.contains(type) ? at(byStyle, number(attribute(xml, "s"), 0)) : null;
                if (at.font != null && cells.size() < ExcelReader.MOST_CELLS) {
                    cells.put(at.key(), plain.computeIfAbsent(at.font, SheetFonts.CellFont::whole));
                }
            } else if (path.endsWith("/sheetData/row/c/v") && at.shared) {
                var rich = richTexts.get(number(xml.getElementText(), -1));
                if (rich != null) {
                    cells.put(at.key(), new SheetFonts.CellFont(at.font, runs(rich, at.font)));
                }
            }
        });
        return new SheetFonts(cells);
    }

    private static List<FontRun> runs(List<RichRun> pieces, @Nullable LegacyFont ofCell) {
        return pieces.stream()
                .map(piece ->
                        new FontRun(piece.text(), piece.ownFont() == null ? ofCell : LegacyFont.of(piece.ownFont())))
                .toList();
    }

    private interface Visit {
        void element(XMLStreamReader xml, String path) throws XMLStreamException;
    }

    /** Shows every start tag of a part with its path; a visit may take the element's text. */
    private void walk(String part, Visit visit) throws IOException, XMLStreamException {
        var entry = zip.getEntry(part);
        if (entry == null) {
            return;
        }
        try (InputStream stream = zip.getInputStream(entry)) {
            var xml = factory().createXMLStreamReader(stream);
            var path = new ElementPath();
            while (xml.hasNext()) {
                int event = xml.next();
                if (event == XMLStreamConstants.START_ELEMENT) {
                    visit.element(xml, path.into(xml.getLocalName()));
                    if (xml.getEventType() == XMLStreamConstants.END_ELEMENT) {
                        path.out();
                    }
                } else if (event == XMLStreamConstants.END_ELEMENT) {
                    path.out();
                }
            }
        }
    }

    private static XMLInputFactory factory() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }

    private static String attribute(XMLStreamReader xml, String name) {
        var value = xml.getAttributeValue(null, name);
        return value == null ? "" : value;
    }

    private static int number(String text, int otherwise) {
        return text.isBlank() ? otherwise : Integer.parseInt(text.strip());
    }

    private static @Nullable LegacyFont at(List<@Nullable LegacyFont> fonts, int index) {
        return index >= 0 && index < fonts.size() ? fonts.get(index) : null;
    }
}
