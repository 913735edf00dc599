/**
 * The scheduler at work: which runs are due, which tasks get a slot, who runs them, and what happens when somebody dies.
 * The run store is the truth; Quartz is told what to wake when; what follows from what is decided by the pure functions of
 * {@code scheduler.run}. Open {@link vn.htsd.scheduler.engine.Engine} first, then {@link vn.htsd.scheduler.engine.Planner}
 * and {@link vn.htsd.scheduler.engine.Workers}.
 */
@NullMarked
package vn.htsd.scheduler.engine;

import org.jspecify.annotations.NullMarked;
