/**
 * What becomes of one task, by Airflow's rules: its states, when it may start after those above it, when it is tried again.
 * Pure functions of states and numbers. Open {@link vn.htsd.scheduler.dag.rule.TriggerRule} first.
 */
@NullMarked
package vn.htsd.scheduler.dag.rule;

import org.jspecify.annotations.NullMarked;
