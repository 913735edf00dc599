package vn.htsd.ingest.land;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.htsd.ingest.document.Declared;

/**
 * What came along with a file, kept beside its bytes so that reading the archive again finds the same.
 *
 * @param parcel content hash of the parcel that it came in, and its path there; null where it came by itself
 * @param beside content hashes of the reports that a document came with
 */
public record CoverNote(@Nullable String parcel, Declared declared, List<String> beside) {
    public static final CoverNote NONE = new CoverNote(null, Declared.NOTHING, List.of());

    public CoverNote {
        beside = List.copyOf(beside);
    }

    /** Content hash of the parcel alone. */
    public Optional<String> parcelHash() {
        return parcel == null ? Optional.empty() : Optional.of(parcel.substring(0, parcel.indexOf('/')));
    }

    public CoverNote in(@Nullable String ofParcel) {
        return new CoverNote(ofParcel, declared, beside);
    }

    public CoverNote with(List<String> reports) {
        return new CoverNote(parcel, declared, reports);
    }
}
