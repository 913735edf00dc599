/** Reference files as text: a header, rows, and the place of each row for a sentence about it. */
@NullMarked
package vn.htsd.data.csv;

import org.jspecify.annotations.NullMarked;
