/**
 * A DAG file as keys and values that know their place: YAML with line numbers, variables filled in, typed values
 * ({@code __type__}) as Java's own. Open {@link vn.htsd.scheduler.dag.yaml.Keys} first.
 */
@NullMarked
package vn.htsd.scheduler.dag.yaml;

import org.jspecify.annotations.NullMarked;
