/**
 * Says when and in what order, and owns {@code main()}. Nobody depends on this module. From the outside in:
 * {@link vn.htsd.scheduler.cli.Main} parses and prints, {@code app} builds everything by hand, {@code quartz} fires,
 * {@code run} executes a DAG, {@code dag} holds plain values.
 */
@NullMarked
package vn.htsd.scheduler;

import org.jspecify.annotations.NullMarked;
