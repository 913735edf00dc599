/**
 * Executes one run of a DAG: trigger rules, retries, timeouts, a log file per attempt. Open {@link
 * vn.htsd.scheduler.run.DagRunner} first. What needs no thread is a pure function of its own: {@link
 * vn.htsd.scheduler.run.RunState}, {@link vn.htsd.scheduler.run.Admission}, {@link vn.htsd.scheduler.run.PastDependence}.
 */
@NullMarked
package vn.htsd.scheduler.run;

import org.jspecify.annotations.NullMarked;
