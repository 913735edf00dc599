/**
 * Writes a build, checks its identities, and publishes it by one rename. Open
 * {@link vn.htsd.transform.publish.BuildPublisher} first.
 */
@NullMarked
package vn.htsd.transform.publish;

import org.jspecify.annotations.NullMarked;
