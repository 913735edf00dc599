/**
 * DAG files in the dag-factory format as plain values, and the pure functions on them. Nothing here runs, waits or reads a
 * clock. Open {@link vn.htsd.scheduler.dag.Dag} first, then {@link vn.htsd.scheduler.dag.DagFile}.
 */
@NullMarked
package vn.htsd.scheduler.dag;

import org.jspecify.annotations.NullMarked;
