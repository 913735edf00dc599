/**
 * The blank form that officers fill in, made from a form's definition: sheets, labels, headings and lists are those of the
 * definition, so that next October's form needs nothing here. It comes before everything else in the flow; what comes back
 * is read by {@code ingest.read} and {@code ingest.check}, which pass over its aid sheets.
 *
 * <p>Open {@link vn.htsd.ingest.template.Templates} first, then {@code BlankForm}, which puts one workbook together.
 */
@NullMarked
package vn.htsd.ingest.template;

import org.jspecify.annotations.NullMarked;
