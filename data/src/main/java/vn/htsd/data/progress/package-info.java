/**
 * How a long step says how far it is, without knowing whether a terminal, a log or nobody listens.
 */
@NullMarked
package vn.htsd.data.progress;

import org.jspecify.annotations.NullMarked;
