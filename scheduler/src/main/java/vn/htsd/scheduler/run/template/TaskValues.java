package vn.htsd.scheduler.run.template;

import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * {@code ti} of a template. Public methods are called from templates by these names;
 * {@code getTaskId} is their {@code task_id}.
 */
public final class TaskValues {
    private static final List<String> PULL =
            List.of("task_ids", "dag_id", "key", "include_prior_dates", "session", "map_indexes", "default", "run_id");

    private final Map<String, ?> facts;
    private final BiFunction<String, String, @Nullable Object> xcom;

    /**
     * @param facts task_id, dag_id, run_id, try_number, by name
     * @param xcom what a task of this run has left under a key; null for nothing
     */
    public TaskValues(Map<String, ?> facts, BiFunction<String, String, @Nullable Object> xcom) {
        this.facts = Map.copyOf(facts);
        this.xcom = xcom;
    }

    /** What other tasks have left: one value for one task, a list for a list of tasks. */
    public Object xcom_pull(@Nullable Object... arguments) {
        var call = new CallArguments("xcom_pull", PULL, arguments);
        var key = call.text("key", "return_value");
        if (call.value("task_ids") instanceof List<?> tasks) {
            return PythonValues.of(tasks.stream()
                    .map(task -> pull(String.valueOf(task), key, call))
                    .toList());
        }
        return pull(call.text("task_ids", getTaskId()), key, call);
    }

    private Object pull(String task, String key, CallArguments call) {
        var value = xcom.apply(task, key);
        return PythonValues.of(value == null ? call.value("default") : value);
    }

    public String getTaskId() {
        return fact("task_id");
    }

    public String getDagId() {
        return fact("dag_id");
    }

    public String getRunId() {
        return fact("run_id");
    }

    public Object getTryNumber() {
        return PythonValues.of(facts.get("try_number"));
    }

    public Object getMapIndex() {
        return -1;
    }

    private String fact(String name) {
        return String.valueOf(facts.get(name));
    }

    @Override
    public String toString() {
        return "<TaskInstance: " + getDagId() + "." + getTaskId() + " " + getRunId() + ">";
    }
}
