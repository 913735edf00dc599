package vn.htsd.transform.harmonise;

import org.jspecify.annotations.Nullable;
import vn.htsd.data.locality.LocalityLevel;

/**
 * One row of {@code trend}, but for its rank.
 *
 * @param table level of the table it stands in
 * @param place a unit of that level; or one above, for what nobody reported in detail
 */
record Observation(
        LocalityLevel table,
        Place place,
        int campaignYear,
        @Nullable Long value,
        @Nullable Long low,
        @Nullable Long high,
        double estimatedShare,
        @Nullable Double coverage,
        Change change,
        ObsStatus status) {
    /**
     * How it stands to the campaign before.
     *
     * @param likeForLike the relative change over the places below that are covered in both years
     * @param reason why the two cannot be compared; null where they can, and in the first campaign
     */
    record Change(
            @Nullable Long absolute,
            @Nullable Double relative,
            @Nullable Double likeForLike,
            boolean comparable,
            @Nullable String reason) {
        static final Change NONE = new Change(null, null, null, false, null);
    }

    boolean undetailed() {
        return place.level() != table;
    }

    /** Those among which it has its rank: provinces in the nation, communes in their province. */
    String peers() {
        return table.code() + "/" + campaignYear + "/" + (table == LocalityLevel.COMMUNE ? place.province() : "");
    }

    boolean isRanked() {
        return change.comparable() && change.relative() != null && table != LocalityLevel.NATION;
    }
}
