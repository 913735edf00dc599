package vn.htsd.ingest.check;

import org.jspecify.annotations.Nullable;
import vn.htsd.data.locality.Locality;

/**
 * Where a reporter lies, as far as the form tells.
 *
 * @param given whether the form names any place; where it does and none is found, there is a finding for it
 */
record Place(@Nullable Locality locality, boolean given) {
    static final Place NOT_GIVEN = new Place(null, false);
    static final Place WRONG = new Place(null, true);

    static Place of(Locality locality) {
        return new Place(locality, true);
    }
}
