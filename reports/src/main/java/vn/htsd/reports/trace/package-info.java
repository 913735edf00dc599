/**
 * From a figure back to what it was summed from. {@link vn.htsd.reports.trace.FigureList} is written beside every report
 * while it is made; {@link vn.htsd.reports.trace.Tracer} finds the fact rows behind a figure, or behind any slice of a table,
 * and the archived files behind those. Open {@link vn.htsd.reports.trace.Tracer} first.
 */
@NullMarked
package vn.htsd.reports.trace;

import org.jspecify.annotations.NullMarked;
