/**
 * What the reports and the analysts ask of the published warehouse: the home of DuckDB in this module. In goes
 * {@code warehouse.duckdb}, opened read-only with external access off; out come records, one query each. Open
 * {@link vn.htsd.reports.query.Warehouse} first; {@link vn.htsd.reports.query.AnalystSql} is the analysts' door.
 */
@NullMarked
package vn.htsd.reports.query;

import org.jspecify.annotations.NullMarked;
