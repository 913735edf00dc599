/**
 * DAG files in the dag-factory format as plain values, and the pure functions on them. Nothing here runs, waits or reads a
 * clock. Open {@link vn.htsd.scheduler.dag.Dag} first, then {@link vn.htsd.scheduler.dag.DagFile}; schedules are in {@code
 * timetable}, operators in {@code operator}, rules in {@code rule}, keys and values in {@code yaml}.
 */
@NullMarked
package vn.htsd.scheduler.dag;

import org.jspecify.annotations.NullMarked;
