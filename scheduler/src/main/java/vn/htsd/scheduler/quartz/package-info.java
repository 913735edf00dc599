/**
 * The only home of Quartz: it wakes a DAG up at its next tick, and knows nothing of what a DAG is for. Open
 * {@link vn.htsd.scheduler.quartz.QuartzClock} first.
 */
@NullMarked
package vn.htsd.scheduler.quartz;

import org.jspecify.annotations.NullMarked;
