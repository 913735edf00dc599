package vn.htsd.ingest.read;

import java.io.IOException;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.form.AidSheet;

/** {@code .xlsx} and {@code .xlsm} to cells, each part read once and streaming; macros are not looked at. */
final class ExcelReader {
    /** Excel keeps 15 significant digits; what follows is noise of the binary fraction. */
    static final MathContext EXCEL_PRECISION = new MathContext(15);

    private static final String CONTENT_TYPES = "[Content_Types].xml";
    private static final String WORKBOOK = "xl/workbook.xml";
    /** Ends the content type of the one part that is the workbook, with or without macros, a template or not. */
    private static final String MAIN = ".main+xml";

    private final Parts parts;
    private final SheetLimits limits;
    private final List<Listed> sheets = new ArrayList<>();
    private final Map<String, String> targets = new HashMap<>();
    private DaySystem days = DaySystem.SINCE_1900;
    private String texts = "xl/sharedStrings.xml";
    private String styles = "xl/styles.xml";

    /** A sheet as the workbook lists it. */
    private record Listed(String name, @Nullable String relation, boolean hidden) {}

    private ExcelReader(Parts parts, SheetLimits limits) {
        this.parts = parts;
        this.limits = limits;
    }

    /** {@link PackageGuard} has looked at {@code parts} before. */
    static Grid read(Parts parts, Limits limits, Deadline deadline) throws Refused {
        try {
            return new ExcelReader(parts, new SheetLimits(limits, deadline)).grid();
        } catch (IOException | XMLStreamException | RuntimeException broken) {
            // Zip, XML and parser say in many ways that this is no workbook. The disk is not it: the bytes were hashed
            // before.
            throw Refused.unreadable(broken, "broken_workbook");
        }
    }

    private Grid grid() throws IOException, XMLStreamException, Refused {
        var workbook = workbookPart();
        list(required(workbook));
        relations(workbook);
        var ofStyles = parts.part(styles);
        var ofTexts = parts.part(texts);
        var facts = new WorkbookFacts(
                ofStyles == null ? Styles.NONE : Styles.of(ofStyles),
                ofTexts == null ? SharedTexts.NONE : SharedTexts.of(ofTexts),
                days);
        var read = new ArrayList<Grid.Sheet>();
        for (var sheet : sheets) {
            limits.sheet();
            if (!AidSheet.isCalled(sheet.name())) {
                var target = targets.getOrDefault(String.valueOf(sheet.relation()), "");
                read.add(SheetReader.read(required(target), sheet.name(), sheet.hidden(), facts, limits));
            }
        }
        return new Grid(read);
    }

    private Parts.Part required(String name) throws IOException {
        var part = parts.part(name);
        if (part == null) {
            throw new IOException("The part “" + name + "” is missing");
        }
        return part;
    }

    /** Where it always is, or where the list of the package's parts says. */
    private String workbookPart() throws IOException, XMLStreamException {
        var types = required(CONTENT_TYPES);
        if (parts.has(WORKBOOK)) {
            return WORKBOOK;
        }
        try (var xml = Xml.of(types)) {
            for (var name = xml.next(); name != null; name = xml.next()) {
                var type = name.equals("Override") ? xml.attribute("ContentType") : null;
                var part = xml.attribute("PartName");
                if (type != null && part != null && type.endsWith(MAIN)) {
                    return part.startsWith("/") ? part.substring(1) : part;
                }
            }
        }
        return WORKBOOK;
    }

    private void list(Parts.Part workbook) throws IOException, XMLStreamException {
        try (var xml = Xml.of(workbook)) {
            for (var name = xml.next(); name != null; name = xml.next()) {
                if (name.equals("workbookPr") && xml.says("date1904")) {
                    days = DaySystem.SINCE_1904;
                } else if (name.equals("sheet")) {
                    var state = xml.attribute("state");
                    boolean hidden = "hidden".equals(state) || "veryHidden".equals(state);
                    var called = xml.attribute("name");
                    sheets.add(new Listed(called == null ? "" : called, xml.attribute("id"), hidden));
                }
            }
        }
    }

    /** Which part is which, by the relations of the workbook's part. */
    private void relations(String workbook) throws IOException, XMLStreamException {
        int folder = workbook.lastIndexOf('/') + 1;
        var home = workbook.substring(0, folder);
        try (var xml = Xml.of(required(home + "_rels/" + workbook.substring(folder) + ".rels"))) {
            for (var name = xml.next(); name != null; name = xml.next()) {
                var id = name.equals("Relationship") ? xml.attribute("Id") : null;
                var target = xml.attribute("Target");
                if (id != null && target != null) {
                    var part = target.startsWith("/") ? target.substring(1) : home + target;
                    targets.put(id, part);
                    var type = String.valueOf(xml.attribute("Type"));
                    texts = type.endsWith("/sharedStrings") ? part : texts;
                    styles = type.endsWith("/styles") ? part : styles;
                }
            }
        }
    }
}
