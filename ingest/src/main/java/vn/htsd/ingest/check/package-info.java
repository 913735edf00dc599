/**
 * Cells or JSON values and a form become a report, or all the reasons why not. Two steps: a filled form is
 * <em>read</em> (each value typed by its field, {@link vn.htsd.ingest.check.WorkbookForm} and
 * {@link vn.htsd.ingest.check.JsonForm}, both giving a {@link vn.htsd.ingest.check.Filled}), then it is <em>checked</em>
 * as a whole. Open {@link vn.htsd.ingest.check.FormReader} first.
 *
 * <p>A fault is one finding, at one cell: what rests on a cell that has a finding is not judged again. Whatever carries a
 * figure is counted, checked as a sum, or a finding; {@link vn.htsd.ingest.check.TableRows} tells which, and
 * {@link vn.htsd.ingest.check.ControlTotals} has the last word before a report is accepted.
 */
@NullMarked
package vn.htsd.ingest.check;

import org.jspecify.annotations.NullMarked;
