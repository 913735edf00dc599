package vn.htsd.scheduler.cli;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.htsd.scheduler.dag.timetable.RunInfo;
import vn.htsd.scheduler.run.RunId;
import vn.htsd.scheduler.run.RunType;

/** Planned runs in JSON, by Airflow's names. */
final class RunJson {
    private RunJson() {}

    static Map<String, Object> run(RunInfo run) {
        var json = new LinkedHashMap<String, Object>();
        json.put("run_id", RunId.of(RunType.SCHEDULED, run.runAfter()));
        json.put("logical_date", run.logicalDate().toString());
        json.put("data_interval_start", run.interval().start().toString());
        json.put("data_interval_end", run.interval().end().toString());
        json.put("run_after", run.runAfter().toString());
        return json;
    }

    static @Nullable String moment(@Nullable Instant moment) {
        return moment == null ? null : moment.toString();
    }
}
