/**
 * Every table, described once: grain, key, columns and comments. Schemas, DDL, comments and checks are derived from here.
 * Open {@link vn.htsd.data.table.Tables} first.
 */
@NullMarked
package vn.htsd.data.table;

import org.jspecify.annotations.NullMarked;
