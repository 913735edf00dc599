/**
 * What people decided where a declaration and its details differ. Open {@link vn.htsd.data.decision.DecisionLog} first.
 */
@NullMarked
package vn.htsd.data.decision;

import org.jspecify.annotations.NullMarked;
