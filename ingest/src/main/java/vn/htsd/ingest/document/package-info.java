/**
 * Signed documents: whose they are, for which year, and the number and day that they bear. What cannot be told for sure is
 * left open. Open {@link vn.htsd.ingest.document.DocumentReader} first.
 */
@NullMarked
package vn.htsd.ingest.document;

import org.jspecify.annotations.NullMarked;
