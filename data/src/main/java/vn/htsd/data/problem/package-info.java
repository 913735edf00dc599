/**
 * How something goes wrong in words that an officer understands: a category, which fixes the exit code, and a sentence in
 * both languages. Open {@link vn.htsd.data.problem.HtsdException} first.
 */
@NullMarked
package vn.htsd.data.problem;

import org.jspecify.annotations.NullMarked;
