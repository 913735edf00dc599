/**
 * Figures of one year on the geography of another, as pure functions. Open {@link vn.htsd.transform.harmonise.Crosswalk}
 * first.
 */
@NullMarked
package vn.htsd.transform.harmonise;

import org.jspecify.annotations.NullMarked;
