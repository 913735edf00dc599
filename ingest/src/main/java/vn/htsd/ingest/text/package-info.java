/**
 * What a cell says: written numbers, amounts of money, dates. Pure functions over text with a closed set of answers; what
 * the rules do not cover is unreadable, never guessed. Open {@link vn.htsd.ingest.text.NumberText} first.
 */
@NullMarked
package vn.htsd.ingest.text;

import org.jspecify.annotations.NullMarked;
