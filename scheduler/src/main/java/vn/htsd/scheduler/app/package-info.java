/**
 * Settings as a record, everything built by hand, and the steps that need more than one module. Nothing here opens an
 * engine before it is needed. Open {@link vn.htsd.scheduler.app.Assembly} first.
 */
@NullMarked
package vn.htsd.scheduler.app;

import org.jspecify.annotations.NullMarked;
