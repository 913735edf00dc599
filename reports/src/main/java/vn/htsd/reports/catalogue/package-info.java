/**
 * What each report says: one class a report, helped by one class a section. In come records from {@code query}, out goes
 * {@link vn.htsd.reports.catalogue.Content}, which {@code render} prints. Open
 * {@link vn.htsd.reports.catalogue.NationalReport} first.
 */
@NullMarked
package vn.htsd.reports.catalogue;

import org.jspecify.annotations.NullMarked;
