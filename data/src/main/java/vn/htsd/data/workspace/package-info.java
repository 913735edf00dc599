/**
 * Where everything lies on disk, and who may write. Open {@link vn.htsd.data.workspace.Workspace} first.
 */
@NullMarked
package vn.htsd.data.workspace;

import org.jspecify.annotations.NullMarked;
