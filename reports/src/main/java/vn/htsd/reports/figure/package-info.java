/**
 * Numbers that know where they come from. A query record makes a {@link vn.htsd.reports.figure.Figure} with its
 * {@link vn.htsd.reports.figure.Origin}; sections pass it on; {@link vn.htsd.reports.figure.Printed} carries it inside the
 * words that reach the page.
 */
@NullMarked
package vn.htsd.reports.figure;

import org.jspecify.annotations.NullMarked;
