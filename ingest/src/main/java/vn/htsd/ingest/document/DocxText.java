package vn.htsd.ingest.document;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import vn.htsd.ingest.read.Deadline;

/** The paragraphs of a {@code .docx}, one a line. Nothing but the main part is opened: no template, link or field. */
final class DocxText {
    private static final String MAIN = "word/document.xml";

    private DocxText() {}

    static String of(Path file, Deadline deadline) throws IOException, XMLStreamException {
        try (var zip = new ZipFile(file.toFile())) {
            var entry = zip.getEntry(MAIN);
            if (entry == null) {
                return "";
            }
            try (InputStream stream = zip.getInputStream(entry)) {
                return text(factory().createXMLStreamReader(stream), deadline);
            }
        }
    }

    private static String text(XMLStreamReader xml, Deadline deadline) throws XMLStreamException {
        var text = new StringBuilder();
        while (xml.hasNext() && text.length() < DocumentText.LETTERS && !deadline.isPassed()) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                switch (xml.getLocalName()) {
                    case "t" -> text.append(xml.getElementText());
                    case "tab" -> text.append(' ');
                    case "br", "cr" -> text.append('\n');
                    default -> {}
                }
            } else if (event == XMLStreamConstants.END_ELEMENT
                    && xml.getLocalName().equals("p")) {
                text.append('\n');
            }
        }
        return text.toString();
    }

    private static XMLInputFactory factory() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }
}
