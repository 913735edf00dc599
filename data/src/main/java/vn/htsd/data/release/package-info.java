/**
 * Builds that were given a name and are kept for ever. Open {@link vn.htsd.data.release.Releases} first.
 */
@NullMarked
package vn.htsd.data.release;

import org.jspecify.annotations.NullMarked;
