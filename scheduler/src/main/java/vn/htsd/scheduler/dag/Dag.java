package vn.htsd.scheduler.dag;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.htsd.scheduler.dag.operator.Operator;

/**
 * Tasks in their order, and when they run.
 *
 * @param fileName the file that says so
 * @param paused whether it waits for somebody to unpause it ({@code is_paused_upon_creation})
 * @param params default values that a run may override
 * @param nativeTemplates whether a template gives a value rather than text ({@code render_template_as_native_obj})
 * @param callbacks what is called at the end of a run, by Airflow's key
 * @param tasks every task after those it depends on
 */
public record Dag(
        String id,
        String fileName,
        DagNotes notes,
        Schedule schedule,
        RunLimits limits,
        boolean paused,
        Map<String, @Nullable Object> params,
        boolean nativeTemplates,
        Map<String, List<Operator>> callbacks,
        List<TaskGroup> groups,
        List<Task> tasks) {
    public Dag {
        params = Collections.unmodifiableMap(new LinkedHashMap<>(params));
        callbacks = Map.copyOf(callbacks);
        groups = List.copyOf(groups);
        tasks = DependencyOrder.of(tasks);
    }

    /** Empty for a task that the DAG does not have, or has no more. */
    public Optional<Task> find(String taskId) {
        return tasks.stream().filter(task -> task.id().equals(taskId)).findFirst();
    }

    public Task task(String taskId) {
        return find(taskId).orElseThrow(() -> new IllegalArgumentException(id + " has no task " + taskId));
    }

    /** Ids of the tasks directly below {@code taskId}. */
    public List<String> downstream(String taskId) {
        return tasks.stream()
                .filter(task -> task.upstream().contains(taskId))
                .map(Task::id)
                .toList();
    }

    /** The tasks with nothing below them: they decide how a run ended. */
    public List<String> leaves() {
        return tasks.stream()
                .map(Task::id)
                .filter(taskId -> downstream(taskId).isEmpty())
                .toList();
    }

    /** The tasks below {@code group}, at any depth; {@code taskId} alone where it is a task. */
    public List<String> members(String groupOrTask) {
        return tasks.stream()
                .filter(task -> task.id().equals(groupOrTask) || isIn(task.group(), groupOrTask))
                .map(Task::id)
                .toList();
    }

    private boolean isIn(@Nullable String inner, String outer) {
        for (var at = inner; at != null; at = parent(at)) {
            if (at.equals(outer)) {
                return true;
            }
        }
        return false;
    }

    private @Nullable String parent(String groupId) {
        return groups.stream()
                .filter(group -> group.id().equals(groupId))
                .findFirst()
                .map(TaskGroup::parent)
                .orElse(null);
    }
}
