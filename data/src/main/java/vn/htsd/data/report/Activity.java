package vn.htsd.data.report;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One row of the sheet "Hoạt động".
 *
 * @param group code of the list {@code activity_group}
 * @param mode code of the list {@code mode}; null where not reported
 * @param localityCode where it took place, if not where the reporter lies
 * @param classes groups of learners, whatever their number of sessions
 * @param source the cells it was read from, as {@code Hoạt động!A7:S7} or a JSON Pointer
 */
public record Activity(
        String group,
        @Nullable String name,
        @Nullable String mode,
        @Nullable LocalDate startDate,
        @Nullable LocalDate endDate,
        @Nullable String place,
        @Nullable String localityCode,
        @Nullable String organiser,
        @Nullable Measure classes,
        @Nullable Measure sessions,
        Participants participants,
        String source) {}
