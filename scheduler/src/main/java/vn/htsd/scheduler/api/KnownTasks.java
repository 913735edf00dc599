package vn.htsd.scheduler.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import vn.htsd.scheduler.dag.Claim;
import vn.htsd.scheduler.dag.Dag;
import vn.htsd.scheduler.dag.Task;
import vn.htsd.scheduler.engine.DagBag;
import vn.htsd.scheduler.store.RowFilter;

/**
 * Filters by what the run store does not remember of tasks, as their files have it now: pool, queue, operator, group, display
 * name. A task that its file has no more is in the default pool, and has none of the others.
 *
 * @param dagId whose tasks; {@code ~} for those of all DAGs
 */
record KnownTasks(DagBag bag, String dagId) {
    void filter(Call call, RowFilter filter) {
        anyOf(call.all("pool"), task -> task.claim().pool(), Claim.DEFAULT_POOL, filter);
        anyOf(call.all("queue"), task -> task.claim().queue(), null, filter);
        anyOf(call.all("operator"), task -> task.operator().name(), null, filter);
        like(call, "pool_name_pattern", task -> task.claim().pool(), Claim.DEFAULT_POOL, filter);
        like(call, "queue_name_pattern", task -> task.claim().queue(), null, filter);
        like(call, "operator_name_pattern", task -> task.operator().name(), null, filter);
        like(call, "task_display_name_pattern", task -> task.notes().displayName(), null, filter);
        var group = call.text("task_group_id");
        if (group != null) {
            keep(task -> isIn(task, group), false, filter);
        }
        if (!call.all("executor").isEmpty()) {
            filter.none(); // tasks name none
        }
    }

    void filter(Body body, RowFilter filter) {
        anyOf(body.texts("pool"), task -> task.claim().pool(), Claim.DEFAULT_POOL, filter);
        anyOf(body.texts("queue"), task -> task.claim().queue(), null, filter);
        if (!body.texts("executor").isEmpty()) {
            filter.none();
        }
    }

    /** By the name of their operator. */
    void orderByOperator(RowFilter filter, boolean down) {
        var byName = new TreeMap<String, Map<String, List<String>>>();
        for (var dag : dags()) {
            dag.tasks().stream().map(task -> task.operator().name()).distinct().forEach(name -> byName.computeIfAbsent(
                            name, any -> new LinkedHashMap<>())
                    .put(dag.id(), ids(dag, task -> task.operator().name().equals(name))));
        }
        filter.orderByGroups(List.copyOf(byName.values()), down);
    }

    /** Gives what there is to know of a task. */
    @FunctionalInterface
    private interface Trait {
        @Nullable
        String of(Task task);
    }

    private void anyOf(List<@Nullable String> wanted, Trait trait, @Nullable String otherwise, RowFilter filter) {
        if (!wanted.isEmpty()) {
            keep(task -> wanted.contains(trait.of(task)), otherwise != null && wanted.contains(otherwise), filter);
        }
    }

    private void like(Call call, String name, Trait trait, @Nullable String otherwise, RowFilter filter) {
        if (!Objects.requireNonNullElse(call.text(name), Call.ALL).equals(Call.ALL)) {
            keep(task -> Lists.like(call, name, trait.of(task)), Lists.like(call, name, otherwise), filter);
        }
    }

    private static boolean isIn(Task task, String group) {
        var own = task.group();
        return own != null && (own.equals(group) || own.startsWith(group + "."));
    }

    /** @param unknown whether tasks are wanted that no file has any more */
    private void keep(Predicate<Task> wanted, boolean unknown, RowFilter filter) {
        var tasks = new LinkedHashMap<String, List<String>>();
        for (var dag : dags()) {
            var ids = ids(dag, unknown ? wanted.negate() : wanted);
            if (!ids.isEmpty()) {
                tasks.put(dag.id(), ids);
            }
        }
        filter.tasks(tasks, unknown);
    }

    private static List<String> ids(Dag dag, Predicate<Task> wanted) {
        return dag.tasks().stream().filter(wanted).map(Task::id).toList();
    }

    private List<Dag> dags() {
        return dagId.equals(Call.ALL)
                ? List.copyOf(bag.dags().values())
                : bag.dag(dagId).stream().toList();
    }
}
