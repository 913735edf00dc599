package vn.htsd.ingest.read;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.IOException;
import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * One part read from its beginning to where the reader has seen enough. Names are told without their prefix, since every
 * writer has prefixes of its own. No document type and no entity of one is ever looked at.
 */
final class Xml implements AutoCloseable {
    private static final XMLInputFactory FACTORY = factory();

    private final InputStream stream;
    private final XMLStreamReader xml;
    private final StringBuilder text = new StringBuilder();
    private int depth;

    private Xml(InputStream stream) throws XMLStreamException {
        this.stream = stream;
        this.xml = FACTORY.createXMLStreamReader(stream);
    }

    /** The fastest parser by far, asked for by name: which one a class path would give is nobody's guess. */
    private static XMLInputFactory factory() {
        var factory = new InputFactoryImpl();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }

    static Xml of(Parts.Part part) throws IOException, XMLStreamException {
        return new Xml(part.open());
    }

    /** The next start tag at any depth; null at the end. */
    @Nullable
    String next() throws XMLStreamException {
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                depth++;
                return xml.getLocalName();
            }
            if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
            }
        }
        return null;
    }

    /** How many elements are open. */
    int depth() {
        return depth;
    }

    /** The next element inside the one at {@code inside}; null where that one ends. */
    @Nullable
    String child(int inside) throws XMLStreamException {
        while (true) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                if (++depth == inside + 1) {
                    return xml.getLocalName();
                }
            } else if (event == XMLStreamConstants.END_ELEMENT && --depth < inside) {
                return null;
            }
        }
    }

    /** The text of the element that stands open, up to its end, without that of elements inside it. */
    StringBuilder text() throws XMLStreamException {
        text.setLength(0);
        int inside = depth;
        while (true) {
            int event = xml.next();
            if (event == XMLStreamConstants.END_ELEMENT) {
                if (--depth < inside) {
                    return text;
                }
            } else if (event == XMLStreamConstants.START_ELEMENT) {
                depth++;
            } else if (depth == inside && isText(event)) {
                text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
            }
        }
    }

    private static boolean isText(int event) {
        return event == XMLStreamConstants.CHARACTERS
                || event == XMLStreamConstants.CDATA
                || event == XMLStreamConstants.SPACE;
    }

    int attributes() {
        return xml.getAttributeCount();
    }

    String attributeName(int at) {
        return xml.getAttributeLocalName(at);
    }

    String attribute(int at) {
        return xml.getAttributeValue(at);
    }

    /** The attribute of that name in whatever namespace; null where there is none. */
    @Nullable
    String attribute(String name) {
        for (int at = 0; at < xml.getAttributeCount(); at++) {
            if (xml.getAttributeLocalName(at).equals(name)) {
                return xml.getAttributeValue(at);
            }
        }
        return null;
    }

    /** {@code 1} or {@code true}, as XML Schema writes what is so. */
    boolean says(String name) {
        var value = attribute(name);
        return "1".equals(value) || "true".equals(value);
    }

    @Override
    public void close() throws IOException, XMLStreamException {
        // Gives the parser's buffers back for the next part.
        xml.close();
        stream.close();
    }
}
