/**
 * The canonical report that every accepted file becomes, whatever it arrived as. Open
 * {@link vn.htsd.data.report.Report} first.
 */
@NullMarked
package vn.htsd.data.report;

import org.jspecify.annotations.NullMarked;
