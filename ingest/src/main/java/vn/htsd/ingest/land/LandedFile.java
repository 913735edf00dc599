package vn.htsd.ingest.land;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.htsd.ingest.check.Outcome;
import vn.htsd.ingest.document.SignedDocument;

/**
 * One file with what became of it.
 *
 * @param status accepted, returned, partly, duplicate, document; or parcel, which is answered and not landed
 * @param outcomes its reports in their order; none for a duplicate or a document
 * @param document the signed document that it is; null where it is none
 * @param photos what it shows, for the report that it is or that it came with
 */
public record LandedFile(
        ArchivedFile file,
        String status,
        List<Outcome> outcomes,
        @Nullable SignedDocument document,
        List<LandedPhoto> photos) {
    public LandedFile {
        outcomes = List.copyOf(outcomes);
        photos = List.copyOf(photos);
    }

    /** A file of reports, without photos. */
    public LandedFile(ArchivedFile file, String status, List<Outcome> outcomes) {
        this(file, status, outcomes, null, List.of());
    }

    /** As written to {@code files.tsv}: a document that nobody knows whose it is may come again under a better name. */
    public String noted() {
        return document == null || document.isLinked() ? status : "unlinked";
    }
}
