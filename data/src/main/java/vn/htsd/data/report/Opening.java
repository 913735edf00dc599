package vn.htsd.data.report;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The opening ceremony (II.1.3 of the outline). Its participants count once, as an activity of group {@code opening}.
 *
 * @param format code of the list {@code opening_format}, or the text as written
 * @param selfAssessment code of the list {@code self_assessment}
 */
public record Opening(
        @Nullable LocalDate heldOn,
        @Nullable String place,
        @Nullable String format,
        @Nullable Measure participants,
        @Nullable String selfAssessment,
        String source) {}
