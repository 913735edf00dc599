package vn.htsd.ingest.read;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Locale;
import vn.htsd.data.finding.Finding;
import vn.htsd.data.finding.Rule;

/** Opens a file by what it holds, not by what it is called, and reads it whole. Thread-safe. */
public final class ReportReader {
    private final Limits limits;
    private final JsonReader json;

    public ReportReader() {
        this(Limits.STANDARD);
    }

    public ReportReader(Limits limits) {
        this.limits = limits;
        this.json = new JsonReader(limits.jsonDepth());
    }

    /**
     * Reads {@code file}; whatever is wrong with it is in the answer.
     *
     * @param name what its sender called it
     */
    public FileContent read(Path file, String name) {
        return read(file, name, Deadline.after(limits.time()));
    }

    /** Reads {@code file} and stops when {@code deadline} has passed. */
    public FileContent read(Path file, String name, Deadline deadline) {
        try {
            return read(SourceFile.of(file), name, deadline);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads what was taken from the disk already. */
    public FileContent read(SourceFile file, String name, Deadline deadline) {
        try {
            // Before anything of it is looked at; only a parcel may be larger, and a parcel is called so.
            boolean parcel = name.toLowerCase(Locale.ROOT).endsWith(".zip");
            checkSize(file.size(), parcel ? limits.contentBytes() : limits.fileBytes());
            var kind = FileKind.of(file, name);
            checkSize(file.size(), kind == FileKind.ARCHIVE ? limits.contentBytes() : limits.fileBytes());
            return switch (kind) {
                case WORKBOOK -> workbook(file, deadline);
                case JSON -> new FileContent.Json(json.read(file.path(), name, deadline));
                case PDF -> new FileContent.Document(DocumentFormat.PDF);
                case DOCX -> docx(file, deadline);
                case DOC -> new FileContent.Document(DocumentFormat.DOC);
                case JPEG -> new FileContent.Document(DocumentFormat.JPEG);
                case PNG -> new FileContent.Document(DocumentFormat.PNG);
                case TIFF -> new FileContent.Document(DocumentFormat.TIFF);
                case OTHER_PICTURE -> new FileContent.Document(DocumentFormat.OTHER_PICTURE);
                case ENCRYPTED -> throw Refused.byRule(Rule.FILE_ENCRYPTED, null);
                case OLE2 -> oldWorkbook(file.path(), deadline);
                case OLD_EXCEL -> throw Refused.unreadable("old_excel");
                case ARCHIVE -> throw Parcel.refusal(file.path(), limits);
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

    /** The macros of an {@code .xlsm}, the links and the formulas of any workbook are parts that nobody opens here. */
    private FileContent workbook(SourceFile file, Deadline deadline) throws IOException, Refused {
        try (var parts = PackageGuard.open(file)) {
            var pictures = PackageGuard.check(parts, limits, deadline);
            return new FileContent.Workbook(ExcelReader.read(parts, limits, deadline), pictures);
        }
    }

    private FileContent oldWorkbook(Path file, Deadline deadline) throws IOException, Refused {
        return new FileContent.Workbook(LegacyExcelReader.read(file, limits, deadline), java.util.List.of());
    }

    private FileContent docx(SourceFile file, Deadline deadline) throws IOException, Refused {
        try (var parts = PackageGuard.open(file)) {
            PackageGuard.check(parts, limits, deadline);
            return new FileContent.Document(DocumentFormat.DOCX);
        }
    }

    private static void checkSize(long size, long most) throws Refused {
        if (size > most) {
            throw Refused.byRule(Rule.FILE_TOO_LARGE, megabytes(size), megabytes(most));
        }
    }

    /** The finding for a file on which the program itself failed. */
    public static Finding unexpected() {
        return Refused.unreadable("unexpected").finding();
    }

    /** The finding for a document that opens with a password only. */
    public static Finding encrypted() {
        return Refused.byRule(Rule.FILE_ENCRYPTED, null).finding();
    }

    /** The finding for a document that unpacks to too much. */
    public static Finding bomb() {
        return Refused.because(Rule.FILE_UNSAFE, "zip_bomb").finding();
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f MB", bytes / (double) Limits.MEGABYTE);
    }
}
