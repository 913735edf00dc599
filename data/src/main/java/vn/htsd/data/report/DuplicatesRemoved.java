package vn.htsd.data.report;

import org.jspecify.annotations.Nullable;

/** "Số trùng đã loại trừ" of a consolidated report; null where not reported. */
public record DuplicatesRemoved(@Nullable Long participants, @Nullable Long classes, @Nullable Long amountVnd) {
    public static final DuplicatesRemoved NOT_REPORTED = new DuplicatesRemoved(null, null, null);
}
