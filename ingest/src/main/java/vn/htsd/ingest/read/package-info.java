/**
 * A file becomes cells with addresses, or JSON values with pointers. The only home of the Excel and JSON libraries; knows
 * nothing of forms. Open {@link vn.htsd.ingest.read.ReportReader} first.
 */
@NullMarked
package vn.htsd.ingest.read;

import org.jspecify.annotations.NullMarked;
