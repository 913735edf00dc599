/**
 * The only home of Quartz: it wakes whoever has to look at a DAG and gives attempts a thread, and
 * knows nothing of what either is for. Open
 * {@link vn.htsd.scheduler.quartz.Triggers} first.
 */
@NullMarked
package vn.htsd.scheduler.quartz;

import org.jspecify.annotations.NullMarked;
