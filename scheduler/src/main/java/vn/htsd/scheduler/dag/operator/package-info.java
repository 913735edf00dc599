/**
 * What a task does: one small value for each of Airflow's operators that this system knows, and how it is read from a DAG
 * file. Nothing here runs anything. Open {@link vn.htsd.scheduler.dag.operator.Operator} first, then {@link
 * vn.htsd.scheduler.dag.operator.OperatorKind}: all of them with their import paths.
 */
@NullMarked
package vn.htsd.scheduler.dag.operator;

import org.jspecify.annotations.NullMarked;
