package vn.htsd.data.report;

import org.jspecify.annotations.Nullable;

/** What a consolidated report says of those below it: how many there are, had reported, held an opening, had a plan. */
public record Coverage(
        @Nullable Long expected, @Nullable Long received, @Nullable Long openings, @Nullable Long plans) {
    public static final Coverage NOT_REPORTED = new Coverage(null, null, null, null);
}
