/**
 * Landing and reference in, a published build out. Spark computes, DuckDB receives the result, one rename publishes it.
 * Data flows through the packages in this order: {@code stage} (what was landed, latest revision wins), {@code consolidate}
 * (what counts), {@code mart} (one class a table), {@code harmonise} (years on one geography), {@code publish}. Open
 * {@link vn.htsd.transform.Transform} first.
 */
@NullMarked
package vn.htsd.transform;

import org.jspecify.annotations.NullMarked;
