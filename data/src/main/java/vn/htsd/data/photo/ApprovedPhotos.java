package vn.htsd.data.photo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.csv.CsvTable;
import vn.htsd.data.problem.Category;
import vn.htsd.data.problem.HtsdException;
import vn.htsd.data.problem.Message;

/**
 * The photos that somebody approved, each by name, from {@code approved_photos.csv} in the reference directory. Every other
 * photo is for inside use. An approval is of one picture: it names the hash of what was looked at.
 */
public record ApprovedPhotos(Map<String, Approval> bySha256) {
    /** Columns {@code photo_sha256, approved_by, approved_on, caption}; the last may be blank. */
    public static final String FILE = "approved_photos.csv";

    private static final String BUNDLE = "vn.htsd.data.photo.messages";
    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

    public ApprovedPhotos {
        bySha256 = Map.copyOf(bySha256);
    }

    /** Who approved a photo, when, and what is to stand below it. */
    public record Approval(String approvedBy, LocalDate approvedOn, @Nullable String caption) {}

    /**
     * The approvals in {@code reference}; without a file nothing is approved.
     *
     * @throws HtsdException naming the row that is not whole: nobody's approval is guessed
     */
    public static ApprovedPhotos of(Path reference) {
        var file = reference.resolve(FILE);
        if (!Files.exists(file)) {
            return new ApprovedPhotos(Map.of());
        }
        try {
            var approved = new LinkedHashMap<String, Approval>();
            for (var row : CsvTable.parse(FILE, Files.readString(file)).rows()) {
                approved.put(sha256(row), approval(row));
            }
            return new ApprovedPhotos(approved);
        } catch (IOException e) {
            throw new HtsdException(Category.ENVIRONMENT, Message.of(BUNDLE, "unreadable", file, e.getMessage()), e);
        }
    }

    /** What tells one set of approvals from another, as part of a build's identity; blank where nothing is approved. */
    public String digest() {
        return bySha256.isEmpty()
                ? ""
                : Integer.toHexString(new TreeMap<>(bySha256).toString().hashCode());
    }

    public Optional<Approval> of(String photoSha256) {
        return Optional.ofNullable(bySha256.get(photoSha256));
    }

    private static String sha256(CsvTable.Row row) {
        var sha256 = row.text("photo_sha256");
        if (!SHA_256.matcher(sha256).matches()) {
            throw wrong(row, "photo_sha256", sha256);
        }
        return sha256;
    }

    private static Approval approval(CsvTable.Row row) {
        var by = row.text("approved_by");
        if (by.isEmpty()) {
            throw wrong(row, "approved_by", by);
        }
        try {
            return new Approval(by, LocalDate.parse(row.text("approved_on")), row.optional("caption"));
        } catch (DateTimeException notADay) {
            throw wrong(row, "approved_on", row.text("approved_on"));
        }
    }

    private static HtsdException wrong(CsvTable.Row row, String column, String found) {
        return new HtsdException(Category.INPUT, Message.of(BUNDLE, "wrong", row.place(), column, found));
    }
}
