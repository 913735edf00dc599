package vn.htsd.scheduler.api;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.htsd.scheduler.engine.DagBag;
import vn.htsd.scheduler.engine.Operations;
import vn.htsd.scheduler.store.Database;
import vn.htsd.scheduler.store.EventRows;
import vn.htsd.scheduler.store.Sql;
import vn.htsd.scheduler.store.TaskRows;

/** What every part of the API works with. */
record Part(Database database, DagBag bag, Operations operations, AirflowJson json, Clock clock) {
    /** Tasks of runs as they are at this moment, all on one page. */
    ApiResponse instances(Sql sql, List<TaskRows.OfRun> tasks) {
        return ApiResponse.ok(AirflowJson.list("task_instances", json.taskInstances(sql, tasks), tasks.size()));
    }

    /** Writes down who changed what. */
    void audit(Call call, String event, Map<String, @Nullable Object> extra) {
        database.change(sql -> new EventRows(sql)
                .add(
                        clock.instant(),
                        event,
                        call.parts().get("dag_id"),
                        call.parts().get("task_id"),
                        call.parts().get("dag_run_id"),
                        call.caller().name(),
                        Json.text(extra)));
    }

    void audit(Call call, String event) {
        audit(call, event, Map.of());
    }
}
