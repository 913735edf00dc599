package vn.htsd.ingest.document;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.pdmodel.font.FontMappers;
import org.apache.pdfbox.text.PDFTextStripper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.htsd.ingest.read.Deadline;
import vn.htsd.ingest.read.Limits;
import vn.htsd.ingest.read.ReportReader;

/** The text of the first pages of a PDF. Scripts, links and attachments in it are bytes that nobody looks at. */
final class PdfText {
    private static final Logger LOG = LoggerFactory.getLogger(PdfText.class);
    private static final int PAGES = 2;

    static {
        // Else the library searches the whole machine for fonts and leaves a list of them in the user's home.
        FontMappers.set(new OneFont());
    }

    private final PdfGuard guard;

    PdfText(Limits limits) {
        this.guard = new PdfGuard(limits);
    }

    String of(Path file, Deadline deadline) throws IOException, UnsafeDocument {
        var bytes = Files.readAllBytes(file);
        if (!guard.unpacksTolerably(bytes, deadline)) {
            throw new UnsafeDocument(ReportReader.bomb());
        }
        try (var document = Loader.loadPDF(bytes)) {
            var text = new StringWriter();
            try {
                new Beginning(deadline).writeText(document, text);
            } catch (Enough enough) {
                LOG.debug("Only the beginning of {} was read", file.getFileName());
            }
            return text.toString();
        } catch (InvalidPasswordException password) {
            throw new UnsafeDocument(ReportReader.encrypted());
        } catch (IOException | RuntimeException | StackOverflowError broken) {
            // The document is kept all the same; a person can look at it.
            LOG.info("The text of {} is not readable: {}", file.getFileName(), broken.toString());
            return "";
        }
    }

    /** Thrown out of the library's loop, which knows no other end. */
    private static final class Enough extends IOException {
        private static final long serialVersionUID = 1L;
    }

    private static final class Beginning extends PDFTextStripper {
        private final Deadline deadline;
        private int letters;

        Beginning(Deadline deadline) {
            this.deadline = deadline;
            setEndPage(PAGES);
            setSortByPosition(true);
            setSuppressDuplicateOverlappingText(false);
        }

        @Override
        protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
            if (deadline.isPassed()) {
                throw new Enough();
            }
            super.processOperator(operator, operands);
        }

        @Override
        protected void writeString(String text) throws IOException {
            letters += text.length();
            if (letters > DocumentText.LETTERS) {
                throw new Enough();
            }
            super.writeString(text);
        }
    }
}
