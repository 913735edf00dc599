package vn.htsd.reports.catalogue;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.htsd.reports.render.Figures;

/** When a report came, and whether in time: said only where a document sets the deadline. */
record Timing(@Nullable Instant receivedAt, @Nullable String timeliness, boolean deadlineReal) {
    String day(Figures figures) {
        return receivedAt == null ? Figures.NOT_APPLICABLE : figures.day(receivedAt);
    }

    String judged(Wording words) {
        if (receivedAt == null) {
            return Figures.NOT_APPLICABLE;
        }
        return words.of(timeliness != null && deadlineReal ? "timeliness_" + timeliness : "timeliness_not_assessed");
    }

    boolean isLate() {
        return deadlineReal && "late".equals(timeliness);
    }
}
