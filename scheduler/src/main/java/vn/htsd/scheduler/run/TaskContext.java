package vn.htsd.scheduler.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.htsd.scheduler.dag.Task;
import vn.htsd.scheduler.run.template.Macros;
import vn.htsd.scheduler.run.template.PythonTime;
import vn.htsd.scheduler.run.template.TaskValues;

/** What the templates of one attempt see; variables that are JSON are seen as such under {@code var.json}. */
record TaskContext(RunContext run, Task task, int tryNumber, Surroundings around) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Every name that a template may use; what has no value in this run is not there. */
    Map<String, Object> values() {
        var values = new HashMap<String, Object>();
        var dag = run.dag();
        putMoments(values);
        values.put("params", params());
        values.put("run_id", run.runId());
        values.put("dag", Map.of("dag_id", dag.id(), "tags", dag.notes().tags()));
        values.put("task", Map.of("task_id", task.id(), "owner", task.notes().owner()));
        values.put("task_instance_key_str", dag.id() + "__" + task.id());
        values.put("macros", new Macros());
        values.put("var", Map.of("value", around.variables(), "json", json(around.variables())));
        values.put("conn", around.connections());
        var facts = new TaskValues(
                Map.of(
                        "task_id", task.id(),
                        "dag_id", dag.id(),
                        "run_id", run.runId(),
                        "try_number", tryNumber),
                around.xcoms()::value);
        values.put("ti", facts);
        values.put("task_instance", facts);
        values.put("dag_run", dagRun());
        values.put("test_mode", false);
        return values;
    }

    /** The values that are JSON; one that is null is none. */
    private static Map<String, Object> json(Map<String, String> variables) {
        var values = new HashMap<String, Object>();
        variables.forEach((key, text) -> {
            try {
                var value = JSON.readValue(text, Object.class);
                if (value != null) {
                    values.put(key, value);
                }
            } catch (JsonProcessingException noJson) {
                // whoever names it hears that it is not there
            }
        });
        return values;
    }

    private Map<String, @Nullable Object> dagRun() {
        var values = new LinkedHashMap<String, @Nullable Object>();
        values.put("run_id", run.runId());
        values.put("dag_id", run.dag().id());
        values.put("run_type", run.type().code());
        values.put("run_after", PythonTime.utc(run.runAfter()));
        values.put("logical_date", moment(run.logicalDate()));
        values.put("conf", run.conf());
        return values;
    }

    private void putMoments(Map<String, Object> values) {
        var logical = run.logicalDate();
        var interval = run.interval();
        if (logical != null) {
            var utc = PythonTime.utc(logical);
            var iso = utc.isoformat();
            values.put("logical_date", utc);
            values.put("ds", utc.ds());
            values.put("ds_nodash", utc.ds().replace("-", ""));
            values.put("ts", iso);
            values.put("ts_nodash", utc.strftime("%Y%m%dT%H%M%S"));
            values.put("ts_nodash_with_tz", iso.replace("-", "").replace(":", ""));
        }
        if (interval != null) {
            values.put("data_interval_start", PythonTime.utc(interval.start()));
            values.put("data_interval_end", PythonTime.utc(interval.end()));
        }
        var before = around.previous();
        putNullable(values, "prev_data_interval_start_success", before == null ? null : before.start());
        putNullable(values, "prev_data_interval_end_success", before == null ? null : before.end());
        putNullable(values, "prev_start_date_success", null);
        putNullable(values, "prev_end_date_success", null);
    }

    @SuppressWarnings("NullAway") // the engine turns null into Python's None
    private static void putNullable(Map<String, Object> values, String name, @Nullable Instant moment) {
        values.put(name, moment(moment));
    }

    private static @Nullable PythonTime moment(@Nullable Instant moment) {
        return moment == null ? null : PythonTime.utc(moment);
    }

    /** Those of the DAG, under those of the task, under those of the run. */
    private Map<String, @Nullable Object> params() {
        var params = new LinkedHashMap<String, @Nullable Object>(run.dag().params());
        params.putAll(task.params());
        params.putAll(run.conf());
        return params;
    }
}
