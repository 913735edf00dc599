/**
 * A synthetic season of reports, written as the files that officers would send; it comes before everything else in the
 * flow and uses nothing of it but the forms and the reference.
 *
 * <p>Every figure is drawn from a hash of the seed, the year and the reporter's code ({@link vn.htsd.ingest.sample.Dice}),
 * never from shared state, so files can be written in any order by any number of threads. Open
 * {@link vn.htsd.ingest.sample.SampleSeason} first, then {@code CampaignFiles}, which says who reports what.
 */
@NullMarked
package vn.htsd.ingest.sample;

import org.jspecify.annotations.NullMarked;
