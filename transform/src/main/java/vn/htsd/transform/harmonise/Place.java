package vn.htsd.transform.harmonise;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.locality.Locality;
import vn.htsd.data.locality.LocalityCatalogue;
import vn.htsd.data.locality.LocalityLevel;

/**
 * A unit of a target geography, as a row of the trend names it.
 *
 * @param province key of its province; null for the nation
 */
record Place(String key, String code, String name, LocalityLevel level, @Nullable String province)
        implements Serializable {
    static Place of(Locality locality) {
        return new Place(locality.key(), locality.code(), locality.name(), locality.level(), locality.provinceKey());
    }

    /**
     * The place where figures of this one stand in a table of {@code table}: itself, or, where it is of another level, its
     * province, or the nation. In a table of a level, rows of another level are what nobody reported in detail.
     */
    String in(LocalityLevel table) {
        if (table == level) {
            return key;
        }
        return table == LocalityLevel.NATION || province == null ? LocalityCatalogue.NATION.key() : province;
    }
}
