package vn.htsd.ingest.read;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/** The texts that the cells of a workbook name by their number. */
final class SharedTexts {
    static final SharedTexts NONE = new SharedTexts(List.of());

    private final List<RichText> texts;

    private SharedTexts(List<RichText> texts) {
        this.texts = texts;
    }

    static SharedTexts of(Parts.Part part) throws IOException, XMLStreamException {
        var texts = new ArrayList<RichText>();
        try (var xml = Xml.of(part)) {
            if (xml.next() != null) {
                int root = xml.depth();
                for (var name = xml.child(root); name != null; name = xml.child(root)) {
                    if (name.equals("si")) {
                        texts.add(RichText.read(xml));
                    }
                }
            }
        }
        return new SharedTexts(texts);
    }

    /** Null where no text has that number. */
    @Nullable
    RichText at(int number) {
        if (number < 0) {
            throw new IllegalArgumentException("A text has the number " + number);
        }
        return number < texts.size() ? texts.get(number) : null;
    }
}
