/**
 * A register of units where there is none: made from the reports that arrived, for an administrator to read over. Open
 * {@link vn.htsd.data.bootstrap.RegisterDraft} first.
 */
@NullMarked
package vn.htsd.data.bootstrap;

import org.jspecify.annotations.NullMarked;
