package vn.htsd.ingest;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import vn.htsd.ingest.land.ArchivedFile;
import vn.htsd.ingest.photo.Kept;
import vn.htsd.ingest.photo.Photo;
import vn.htsd.ingest.photo.PhotoStore;
import vn.htsd.ingest.read.Deadline;
import vn.htsd.ingest.read.Limits;

/** The pictures inside one workbook. Drawings (EMF, WMF, SVG) are part of the form and no photos. */
final class WorkbookPictures {
    /** More than any report has; what is beyond them is not kept. */
    static final int MOST = 30;

    private static final Set<String> PHOTOS = Set.of("jpg", "jpeg", "png", "gif", "bmp");

    private final PhotoStore store;
    private final Limits limits;

    WorkbookPictures(PhotoStore store, Limits limits) {
        this.store = store;
        this.limits = limits;
    }

    /** @param notKept names of the parts that could not be kept */
    record Result(List<Photo> kept, List<String> notKept) {
        Result {
            kept = List.copyOf(kept);
            notKept = List.copyOf(notKept);
        }
    }

    Result keep(ArchivedFile workbook, List<String> parts) throws IOException {
        var kept = new ArrayList<Photo>();
        var notKept = new ArrayList<String>();
        var seen = new HashSet<String>();
        var deadline = Deadline.after(limits.time());
        try (var zip = new ZipFile(workbook.path().toFile())) {
            for (var part : parts) {
                if (!PHOTOS.contains(part.substring(part.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT))) {
                    continue;
                }
                var result = kept.size() < MOST ? keep(zip, part, workbook, deadline) : new Kept.No();
                if (result instanceof Kept.Yes yes && seen.add(yes.photo().sha256())) {
                    kept.add(yes.photo());
                } else if (result instanceof Kept.No) {
                    notKept.add(part);
                }
            }
        }
        return new Result(kept, notKept);
    }

    private Kept keep(ZipFile zip, String part, ArchivedFile workbook, Deadline deadline) throws IOException {
        try (var stream = zip.getInputStream(zip.getEntry(part))) {
            int most = Math.toIntExact(Math.min(limits.fileBytes(), Integer.MAX_VALUE - 8));
            var bytes = stream.readNBytes(most);
            return stream.read() >= 0
                    ? new Kept.No()
                    : store.keep(bytes, workbook.receipt().fileName() + "#" + part, deadline);
        } catch (ZipException brokenPart) {
            return new Kept.No();
        }
    }
}
