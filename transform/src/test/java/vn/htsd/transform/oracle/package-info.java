/**
 * A second opinion on consolidation, written from the specification alone: seasons made at random, what the rules make of
 * them in plain Java, and a comparison with what the warehouse publishes. It shares no code with what it checks, and meets
 * it only in the landed and in the published tables. Open {@link vn.htsd.transform.oracle.ConsolidationOracleTest} first,
 * then {@link vn.htsd.transform.oracle.Consolidation}.
 */
@NullMarked
package vn.htsd.transform.oracle;

import org.jspecify.annotations.NullMarked;
