package vn.htsd.ingest.read;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import vn.htsd.data.finding.Finding;
import vn.htsd.data.finding.Rule;

/** Opens a file by what it holds, not by what it is called, and reads it whole. Thread-safe. */
public final class ReportReader {
    /** Larger files are not opened. */
    public static final long LARGEST_FILE = 50L * 1024 * 1024;

    private final long largestFile;
    private final JsonReader json;

    public ReportReader() {
        this(LARGEST_FILE);
    }

    public ReportReader(long largestFile) {
        this.largestFile = largestFile;
        this.json = new JsonReader();
    }

    /**
     * Reads {@code file}; whatever is wrong with it is in the answer.
     *
     * @param name what its sender called it
     */
    public FileContent read(Path file, String name) {
        try {
            long size = Files.size(file);
            if (size > largestFile) {
                throw Refused.byRule(Rule.FILE_TOO_LARGE, megabytes(size), megabytes(largestFile));
            }
            return switch (FileKind.of(file, name)) {
                case WORKBOOK -> new FileContent.Workbook(ExcelReader.read(file));
                case JSON -> new FileContent.Json(json.read(file, name));
                case DOCUMENT -> new FileContent.Document();
                case ENCRYPTED -> throw Refused.byRule(Rule.FILE_ENCRYPTED, null);
                case OLE2 -> new FileContent.Workbook(LegacyExcelReader.read(file));
                case OLD_EXCEL -> throw Refused.unreadable("old_excel");
                case ARCHIVE -> throw Parcel.refusal(file);
                case BROKEN_ZIP -> throw Refused.unreadable("broken_zip");
                case EMPTY -> throw Refused.unreadable("empty");
                case OTHER -> throw Refused.unreadable("other");
            };
        } catch (Refused refused) {
            return new FileContent.Unreadable(refused.finding());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The finding for a file on which the program itself failed. */
    public static Finding unexpected() {
        return Refused.unreadable("unexpected").finding();
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f MB", bytes / (1024.0 * 1024.0));
    }
}
