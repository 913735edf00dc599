/**
 * Files come in on the left, one landed batch goes out on the right: claim, archive, read, check, answer, land. Open
 * {@link vn.htsd.ingest.Ingest} first.
 *
 * <p>{@code read} turns a file into cells or JSON values, {@code text} says what a cell means, {@code check} makes a report
 * or findings of them, {@code land} keeps bytes and rows, {@code answer} writes what goes back to the officer. The packages below never import this one.
 */
@NullMarked
package vn.htsd.ingest;

import org.jspecify.annotations.NullMarked;
