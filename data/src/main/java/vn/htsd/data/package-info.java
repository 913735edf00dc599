/**
 * The shared words of the warehouse: form, report, finding, locality, campaign, table, workspace. No framework and no
 * engine lives here; every other module depends on this one and this one on none of them. Open
 * {@link vn.htsd.data.table.Tables} first, then {@link vn.htsd.data.report.Report}.
 */
@NullMarked
package vn.htsd.data;

import org.jspecify.annotations.NullMarked;
