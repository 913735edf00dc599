/**
 * What goes back to the officer: a receipt for every file, and the officer's own workbook with its cells marked where
 * something is to be corrected. Open {@link vn.htsd.ingest.answer.Answers} first.
 */
@NullMarked
package vn.htsd.ingest.answer;

import org.jspecify.annotations.NullMarked;
