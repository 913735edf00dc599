/**
 * What monitoring sees of a scheduler, under Airflow's names. Open {@link vn.htsd.scheduler.metrics.Metrics} first.
 */
@NullMarked
package vn.htsd.scheduler.metrics;

import org.jspecify.annotations.NullMarked;
