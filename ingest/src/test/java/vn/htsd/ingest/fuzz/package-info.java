/** Files spoilt at random: none may stop the program, and none may be loaded with other figures than it holds. */
@NullMarked
package vn.htsd.ingest.fuzz;

import org.jspecify.annotations.NullMarked;
