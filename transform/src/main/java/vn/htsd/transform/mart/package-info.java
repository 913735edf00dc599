/**
 * One class a published table (or a family of tables), named after it: staged rows in, rows of the table out. Open
 * {@link vn.htsd.transform.mart.Marts} first.
 */
@NullMarked
package vn.htsd.transform.mart;

import org.jspecify.annotations.NullMarked;
