/**
 * The run store: what was decided and what happened, in a database (H2 in a file, or PostgreSQL). The only truth of the
 * scheduler; everything else is a projection of it. Open {@link vn.htsd.scheduler.store.Database} first, then {@link
 * vn.htsd.scheduler.store.RunRows}. The home of connections and statements. Decides nothing: the functions that do are in
 * {@code scheduler.run}.
 */
@NullMarked
package vn.htsd.scheduler.store;

import org.jspecify.annotations.NullMarked;
