/**
 * Declared totals against their own details, node by node up the reporting tree, so that nothing is counted twice and nothing
 * declared is lost. Open {@link vn.htsd.transform.consolidate.Consolidation} first: it is the rule, without any engine; {@link
 * vn.htsd.transform.consolidate.Reconciliation} runs it in Spark, a campaign and family at a time.
 */
@NullMarked
package vn.htsd.transform.consolidate;

import org.jspecify.annotations.NullMarked;
