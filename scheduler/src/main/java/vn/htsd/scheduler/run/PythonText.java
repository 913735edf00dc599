package vn.htsd.scheduler.run;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.htsd.scheduler.run.template.PythonTime;

/** Moments as Python writes them. */
final class PythonText {
    private PythonText() {}

    /** As {@code isoformat()}: {@code 2025-03-31T17:00:00+00:00}. */
    static String iso(Instant moment) {
        return PythonTime.utc(moment).isoformat();
    }

    /** As {@code str()}: {@code 2025-03-31 17:00:00+00:00}, or {@code None}. */
    static String plain(@Nullable Instant moment) {
        return moment == null ? "None" : PythonTime.utc(moment).toString();
    }
}
