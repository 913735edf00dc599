/**
 * A document as plain values (letterhead, blocks, tables, charts) becomes a PDF: the only home of JasperReports. In come
 * {@link vn.htsd.reports.render.Document}s, out go files. The look is in the JRXML templates beside this package's
 * resources, compiled when the project is built. Open {@link vn.htsd.reports.render.ReportRenderer} first.
 */
@NullMarked
package vn.htsd.reports.render;

import org.jspecify.annotations.NullMarked;
