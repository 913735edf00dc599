/**
 * What is wrong with a file, by which rule, at which cell. Open {@link vn.htsd.data.finding.Rule} first.
 */
@NullMarked
package vn.htsd.data.finding;

import org.jspecify.annotations.NullMarked;
