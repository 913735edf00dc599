/**
 * From the published warehouse to the documents that people read: {@code query} asks, {@code catalogue} says what each
 * report contains, {@code render} prints it. Open {@link vn.htsd.reports.Reports} first.
 */
@NullMarked
package vn.htsd.reports;

import org.jspecify.annotations.NullMarked;
