/**
 * Executes one run of a DAG: dependency order, retries, timeouts, a log file per attempt. Open
 * {@link vn.htsd.scheduler.run.DagRunner} first.
 */
@NullMarked
package vn.htsd.scheduler.run;

import org.jspecify.annotations.NullMarked;
