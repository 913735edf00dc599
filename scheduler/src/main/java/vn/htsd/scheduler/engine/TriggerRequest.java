package vn.htsd.scheduler.engine;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.htsd.scheduler.dag.timetable.DataInterval;

/**
 * Somebody wants a run.
 *
 * @param runId null for one made of the moment
 * @param logicalDate the moment that it is about; null for none
 * @param interval null for the one that the timetable would give it
 * @param runAfter null for now
 * @param by what asked, by Airflow's word
 */
public record TriggerRequest(
        String dagId,
        @Nullable String runId,
        @Nullable Instant logicalDate,
        @Nullable DataInterval interval,
        @Nullable Instant runAfter,
        Map<String, @Nullable Object> conf,
        @Nullable String note,
        String by,
        @Nullable String user) {
    public TriggerRequest {
        conf = Collections.unmodifiableMap(new LinkedHashMap<>(conf));
    }
}
