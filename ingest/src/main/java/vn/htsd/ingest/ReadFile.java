package vn.htsd.ingest;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.finding.Finding;
import vn.htsd.ingest.check.Outcome;
import vn.htsd.ingest.document.SignedDocument;
import vn.htsd.ingest.land.ArchivedFile;
import vn.htsd.ingest.land.LandedPhoto;

/**
 * A claimed file, archived and read.
 *
 * @param outcomes its reports; none for what holds no figures
 * @param signed the signed report itself; null where it is something else
 * @param remarks what is to be said of a file that is no report and no signed document
 */
record ReadFile(
        ClaimedFile claimed,
        ArchivedFile archived,
        List<Outcome> outcomes,
        @Nullable SignedDocument signed,
        List<LandedPhoto> photos,
        List<Finding> remarks) {
    ReadFile {
        outcomes = List.copyOf(outcomes);
        photos = List.copyOf(photos);
        remarks = List.copyOf(remarks);
    }

    static ReadFile ofReports(
            ClaimedFile claimed, ArchivedFile archived, List<Outcome> outcomes, List<LandedPhoto> photos) {
        return new ReadFile(claimed, archived, outcomes, null, photos, List.of());
    }

    static ReadFile ofDocument(ClaimedFile claimed, ArchivedFile archived, SignedDocument signed) {
        return new ReadFile(claimed, archived, List.of(), signed, List.of(), signed.findings());
    }

    static ReadFile ofPicture(ClaimedFile claimed, ArchivedFile archived, List<LandedPhoto> photos, Finding remark) {
        return new ReadFile(claimed, archived, List.of(), null, photos, List.of(remark));
    }

    /** Not read at all: the bytes of an accepted report again, or a parcel whose files are read one by one. */
    static ReadFile unread(ClaimedFile claimed, ArchivedFile archived, List<Finding> remarks) {
        return new ReadFile(claimed, archived, List.of(), null, List.of(), remarks);
    }

    /** A signed document or a picture. */
    boolean document() {
        return signed != null || !remarks.isEmpty();
    }

    boolean isOpenedParcel() {
        return claimed.role() instanceof ClaimedFile.Role.OpenedParcel;
    }
}
