package vn.htsd.ingest.answer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;

/**
 * How deep the elements of a package lie in each other, looked at before a library builds trees of them. No office program
 * comes near these depths; Apache POI, however, doubles its work with every level of a document's properties (thirty take
 * minutes), and recurses into every other part.
 */
final class Nesting {
    /** Of elements in the part with the properties, where the standard has two. */
    static final int MOST_OF_PROPERTIES = 8;

    static final int MOST = 250;

    private static final String TYPES = "[Content_Types].xml";
    private static final String PROPERTIES = "core-properties+xml";

    private final ZipFile zip;
    private final XMLInputFactory xml = XMLInputFactory.newDefaultFactory();

    private Nesting(ZipFile zip) {
        this.zip = zip;
        xml.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        xml.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    }

    /** Whether some part is nested more deeply than is safe, or cannot be told. */
    static boolean isTooDeep(Path file) {
        try (var zip = new ZipFile(file.toFile())) {
            return new Nesting(zip).isTooDeep();
        } catch (IOException | IllegalArgumentException | XMLStreamException broken) {
            return true;
        }
    }

    private boolean isTooDeep() throws IOException, XMLStreamException {
        var unseen = properties();
        var extensions = unseen.stream().filter(name -> name.startsWith(".")).toList();
        unseen.removeAll(extensions);
        for (var entry : Collections.list(zip.entries())) {
            boolean strict = unseen.remove(entry.getName().toLowerCase(Locale.ROOT))
                    || extensions.contains(extension(entry.getName()));
            if ((strict || isXml(entry.getName())) && !entry.isDirectory()) {
                int most = strict ? MOST_OF_PROPERTIES : MOST;
                try (var part = zip.getInputStream(entry)) {
                    if (depth(part, most) > most) {
                        return true;
                    }
                }
            }
        }
        // A part that is called otherwise than it says was not looked at as what it is.
        return !unseen.isEmpty();
    }

    private static boolean isXml(String name) {
        return name.endsWith(".xml") || name.endsWith(".rels") || name.endsWith(".vml");
    }

    /** {@code .xml}, in small letters. */
    private static String extension(String name) {
        return name.substring(Math.max(name.lastIndexOf('.'), 0)).toLowerCase(Locale.ROOT);
    }

    /** The parts that say to be the document's properties, by name or, for all parts of an extension, by that. */
    private Set<String> properties() throws IOException, XMLStreamException {
        var parts = new HashSet<String>();
        var entry = zip.stream()
                .filter(each -> each.getName().equalsIgnoreCase(TYPES))
                .findFirst();
        if (entry.isEmpty()) {
            return parts;
        }
        try (var stream = zip.getInputStream(entry.get())) {
            var types = xml.createXMLStreamReader(stream);
            while (types.hasNext()) {
                var type = types.next() == XMLStreamConstants.START_ELEMENT
                        ? types.getAttributeValue(null, "ContentType")
                        : null;
                if (type != null && type.toLowerCase(Locale.ROOT).contains(PROPERTIES)) {
                    var part = types.getAttributeValue(null, "PartName");
                    var extension = types.getAttributeValue(null, "Extension");
                    parts.add(
                            part != null
                                    ? part.replaceFirst("^/", "").toLowerCase(Locale.ROOT)
                                    : "." + String.valueOf(extension).toLowerCase(Locale.ROOT));
                }
            }
        }
        return parts;
    }

    /** Stops at the first element below {@code most}, and where the part breaks off: nobody builds a tree of the rest. */
    private int depth(InputStream part, int most) throws IOException {
        int deepest = 0;
        int depth = 0;
        try {
            var elements = xml.createXMLStreamReader(part);
            while (elements.hasNext() && deepest <= most) {
                switch (elements.next()) {
                    case XMLStreamConstants.START_ELEMENT -> deepest = Math.max(deepest, ++depth);
                    case XMLStreamConstants.END_ELEMENT -> depth--;
                    default -> {}
                }
            }
        } catch (XMLStreamException broken) {
            return deepest;
        }
        return deepest;
    }
}
