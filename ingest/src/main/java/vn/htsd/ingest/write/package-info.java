/**
 * Reports written as JSON, the shape in which they could have come, and changes to their fields. Open {@link
 * vn.htsd.ingest.write.ReportFields} first.
 */
@NullMarked
package vn.htsd.ingest.write;

import org.jspecify.annotations.NullMarked;
