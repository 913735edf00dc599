/**
 * What each run of a step read and wrote, told in the OpenLineage format. In come a job's name, its datasets and the work; out
 * go START, COMPLETE and FAIL events, to a file or to a server. Nothing here ever fails the work. Open
 * {@link vn.htsd.scheduler.lineage.Lineage} first.
 */
@NullMarked
package vn.htsd.scheduler.lineage;

import org.jspecify.annotations.NullMarked;
