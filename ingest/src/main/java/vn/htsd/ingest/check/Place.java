package vn.htsd.ingest.check;

import org.jspecify.annotations.Nullable;
import vn.htsd.data.locality.Locality;

/**
 * Where a reporter lies, as far as it could be found out.
 *
 * @param locality null where nothing was given, or what was given is wrong
 * @param given something was given, so that "required" would be the wrong complaint
 */
record Place(@Nullable Locality locality, boolean given) {
    static final Place NOT_GIVEN = new Place(null, false);
    static final Place WRONG = new Place(null, true);

    static Place of(Locality locality) {
        return new Place(locality, true);
    }
}
