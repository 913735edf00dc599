package vn.htsd.ingest.answer;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.ZipFile;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.htsd.data.finding.Finding;
import vn.htsd.data.finding.Rule;
import vn.htsd.data.problem.Message;

/**
 * The officer's own workbook with every finding at its cell, and a first sheet that lists them. Nothing else in it is
 * touched, so that correcting the marked cells and sending it again is enough.
 */
final class AnnotatedWorkbook {
    /** A whole workbook takes about twenty times its XML in memory, and several are marked at a time. */
    static final long LARGEST_XML = 16L * 1024 * 1024;

    static final long LARGEST_FILE = 10L * 1024 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(AnnotatedWorkbook.class);
    private static final double MEGABYTE = 1024.0 * 1024.0;

    private final List<Finding> findings;

    /** @param findings all of the file; remarks are not marked */
    AnnotatedWorkbook(List<Finding> findings) {
        this.findings = findings.stream().filter(Answers::isToActOn).toList();
    }

    /** @return why nothing was written; empty where it was */
    Optional<Message> write(Path source, Path target) throws IOException {
        if (unreadable()) {
            return Optional.of(Answers.sentence("not_marked_unreadable"));
        }
        boolean old = WorkbookKind.of(source) == WorkbookKind.OLD;
        if (Files.size(source) > LARGEST_FILE || !old && isTooLarge(source)) {
            return Optional.of(Answers.sentence("not_marked_large", Math.round(LARGEST_FILE / MEGABYTE)));
        }
        if (!old && Nesting.isTooDeep(source)) {
            return Optional.of(Answers.sentence("not_marked_unreadable"));
        }
        var bytes = marked(source, old);
        if (bytes.isEmpty()) {
            return Optional.of(Answers.sentence("not_marked_unreadable"));
        }
        Files.createDirectories(Objects.requireNonNull(target.getParent()));
        Files.write(target, bytes.get());
        return Optional.empty();
    }

    /** What the reader would not open for fear of it, is not opened here either. */
    private boolean unreadable() {
        return findings.stream().anyMatch(finding -> isUnreadable(finding.rule()));
    }

    static boolean isUnreadable(Rule rule) {
        return switch (rule) {
            case FILE_UNREADABLE, FILE_UNSAFE, FILE_TOO_LARGE, FILE_ENCRYPTED -> true;
            default -> false;
        };
    }

    private static boolean isTooLarge(Path source) throws IOException {
        try (var zip = new ZipFile(source.toFile())) {
            return zip.stream()
                            .filter(entry -> entry.getName().endsWith(".xml"))
                            .mapToLong(entry -> Math.max(0, entry.getSize()))
                            .sum()
                    > LARGEST_XML;
        }
    }

    /** In memory, so that a library that gives up halfway leaves nothing behind. */
    private Optional<byte[]> marked(Path source, boolean old) {
        try {
            return Optional.of(old ? markedOld(source) : markedTodays(source));
        } catch (RuntimeException | IOException | OutOfMemoryError | StackOverflowError failed) {
            // The streaming reader is kinder than this library; one file, however strange, must not cost the others.
            LOG.warn("{} could not be marked", source.getFileName(), failed);
            return Optional.empty();
        }
    }

    private byte[] markedTodays(Path source) throws IOException {
        try (var stream = new BufferedInputStream(Files.newInputStream(source));
                var workbook = new XSSFWorkbook(stream)) {
            var marks = marks(workbook);
            var untouched = new HashSet<String>();
            for (var sheet : workbook) {
                if (!marks.touched(sheet)) {
                    untouched.add(
                            ((XSSFSheet) sheet).getPackagePart().getPartName().getName());
                }
            }
            return OriginalParts.restored(listed(workbook), source, untouched);
        }
    }

    /** Everything that this library does not know, macros among it, is kept as it was. */
    private byte[] markedOld(Path source) throws IOException {
        try (var container = new POIFSFileSystem(source.toFile(), true);
                var workbook = new HSSFWorkbook(container, true)) {
            marks(workbook);
            return listed(workbook);
        }
    }

    private CellMarks marks(Workbook workbook) {
        var marks = new CellMarks(workbook);
        marks.removeEarlier();
        FindingSheet.removeEarlier(workbook);
        marks.add(findings);
        return marks;
    }

    /** The workbook with its list in front, as bytes. */
    private byte[] listed(Workbook workbook) throws IOException {
        FindingSheet.add(workbook, findings);
        var bytes = new ByteArrayOutputStream();
        workbook.write(bytes);
        return bytes.toByteArray();
    }
}
