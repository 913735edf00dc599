/**
 * Figures of one year on the geography of another. Open {@link vn.htsd.transform.harmonise.Crosswalk} first, then {@link
 * vn.htsd.transform.harmonise.Trend}: pure functions, which {@link vn.htsd.transform.harmonise.Division} and {@link
 * vn.htsd.transform.harmonise.TrendTask} run in Spark.
 */
@NullMarked
package vn.htsd.transform.harmonise;

import org.jspecify.annotations.NullMarked;
