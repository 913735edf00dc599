package vn.htsd.ingest.document;

import java.io.IOException;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.htsd.ingest.read.Deadline;
import vn.htsd.ingest.read.DocumentFormat;
import vn.htsd.ingest.read.Limits;

/** The words at the beginning of a document; none of a picture, nor of a document that is broken. */
final class DocumentText {
    /** Head and title of a letter stand on its first page; a cover page may lie before it. */
    static final int LETTERS = 12_000;

    private static final Logger LOG = LoggerFactory.getLogger(DocumentText.class);

    private final PdfText pdf;

    DocumentText(Limits limits) {
        this.pdf = new PdfText(limits);
    }

    String of(Path file, DocumentFormat format, Deadline deadline) throws IOException, UnsafeDocument {
        return switch (format) {
            case PDF -> pdf.of(file, deadline);
            case DOCX -> docx(file, deadline);
            case DOC, JPEG, PNG, TIFF, OTHER_PICTURE -> "";
        };
    }

    private static String docx(Path file, Deadline deadline) throws IOException {
        try {
            return DocxText.of(file, deadline);
        } catch (javax.xml.stream.XMLStreamException | java.util.zip.ZipException broken) {
            LOG.info("The text of {} is not readable", file.getFileName(), broken);
            return "";
        }
    }
}
