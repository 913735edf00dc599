/**
 * What may leave the house in a report beside figures: words and pictures that somebody approved. Open
 * {@link vn.htsd.data.approval.ApprovalLog} first.
 */
@NullMarked
package vn.htsd.data.approval;

import org.jspecify.annotations.NullMarked;
