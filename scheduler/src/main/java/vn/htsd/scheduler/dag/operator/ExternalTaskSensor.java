package vn.htsd.scheduler.dag.operator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.htsd.scheduler.dag.yaml.DagException;
import vn.htsd.scheduler.dag.yaml.Keys;

/**
 * Waits for another DAG, or for tasks or a group of it.
 *
 * @param tasks empty for the run as a whole
 * @param group null where no group is meant
 * @param delta so much earlier is the logical date that is waited for
 */
public record ExternalTaskSensor(
        String dag,
        List<String> tasks,
        @Nullable String group,
        List<String> allowedStates,
        List<String> skippedStates,
        List<String> failedStates,
        Duration delta,
        boolean checkExistence,
        Poking poking)
        implements Operator {
    static final Set<String> KEYS = Keys.union(
            Poking.KEYS,
            Set.of(
                    "external_dag_id",
                    "external_task_id",
                    "external_task_ids",
                    "external_task_group_id",
                    "allowed_states",
                    "skipped_states",
                    "failed_states",
                    "execution_delta",
                    "execution_date_fn",
                    "execution_date_fn_name",
                    "execution_date_fn_file",
                    "check_existence",
                    "poll_interval",
                    "deferrable"));

    public ExternalTaskSensor {
        tasks = List.copyOf(tasks);
        allowedStates = List.copyOf(allowedStates);
        skippedStates = List.copyOf(skippedStates);
        failedStates = List.copyOf(failedStates);
    }

    static ExternalTaskSensor read(Keys keys) {
        Fields.refusePython(keys, "execution_date_fn", "execution_date_fn_name", "execution_date_fn_file");
        var tasks = new ArrayList<>(keys.texts("external_task_ids"));
        if (keys.has("external_task_id")) {
            if (!tasks.isEmpty()) {
                throw DagException.at(
                        keys.place("external_task_id"), "not_both", "external_task_id", "external_task_ids");
            }
            tasks.add(keys.required("external_task_id"));
        }
        return new ExternalTaskSensor(
                keys.required("external_dag_id"),
                tasks,
                keys.text("external_task_group_id"),
                keys.has("allowed_states") ? keys.texts("allowed_states") : List.of("success"),
                keys.texts("skipped_states"),
                keys.texts("failed_states"),
                keys.duration("execution_delta", Duration.ZERO),
                keys.flag("check_existence", false),
                Poking.read(keys));
    }

    @Override
    public <T> T match(Cases<T> cases) {
        return cases.externalTask(this);
    }
}
