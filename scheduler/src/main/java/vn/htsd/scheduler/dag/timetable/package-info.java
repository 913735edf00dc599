/**
 * When a DAG runs, by Airflow's meaning: pure functions of a moment, without Quartz, files or a clock. A schedule and the
 * run before come in, the next run with its data interval goes out. Open {@link
 * vn.htsd.scheduler.dag.timetable.Timetable} first, then {@link vn.htsd.scheduler.dag.timetable.Plan}.
 */
@NullMarked
package vn.htsd.scheduler.dag.timetable;

import org.jspecify.annotations.NullMarked;
