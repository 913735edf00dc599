/**
 * What was landed, read with the schemas of {@code Tables}, and who reports to whom in each campaign. Open
 * {@link vn.htsd.transform.stage.Staged} first.
 */
@NullMarked
package vn.htsd.transform.stage;

import org.jspecify.annotations.NullMarked;
