package vn.htsd.scheduler.dag.operator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.htsd.scheduler.dag.rule.TaskState;
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
    private static final Set<String> RUN_WORDS = Set.of("queued", "running", "success", "failed");
    private static final Set<String> TASK_WORDS = Arrays.stream(TaskState.values())
            .map(TaskState::code)
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
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
        if (!tasks.isEmpty() && keys.has("external_task_group_id")) {
            throw DagException.at(
                    keys.place("external_task_group_id"), "not_both", "external_task_id", "external_task_group_id");
        }
        var words = tasks.isEmpty() && !keys.has("external_task_group_id") ? RUN_WORDS : TASK_WORDS;
        return new ExternalTaskSensor(
                keys.required("external_dag_id"),
                tasks,
                keys.text("external_task_group_id"),
                keys.has("allowed_states") ? states(keys, "allowed_states", words) : List.of("success"),
                states(keys, "skipped_states", words),
                states(keys, "failed_states", words),
                keys.duration("execution_delta", Duration.ZERO),
                keys.flag("check_existence", false),
                Poking.read(keys));
    }

    private static List<String> states(Keys keys, String key, Set<String> words) {
        for (var state : keys.texts(key)) {
            if (!words.contains(state)) {
                throw DagException.at(keys.place(key), "not_one_of", state, String.join(", ", new TreeSet<>(words)));
            }
        }
        return keys.texts(key);
    }

    @Override
    public ExternalTaskSensor rendered(Rendering render) {
        return new ExternalTaskSensor(
                render.text(dag),
                Fields.rendered(tasks, render),
                Fields.rendered(group, render),
                allowedStates,
                skippedStates,
                failedStates,
                delta,
                checkExistence,
                poking);
    }

    @Override
    public <T> T match(Cases<T> cases) {
        return cases.externalTask(this);
    }
}
