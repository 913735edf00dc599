/**
 * Which reports count. Until declarations are reconciled with details, a consolidated report counts only where nothing
 * below it reported. Open {@link vn.htsd.transform.consolidate.DetailFirst} first.
 */
@NullMarked
package vn.htsd.transform.consolidate;

import org.jspecify.annotations.NullMarked;
