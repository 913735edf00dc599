package vn.htsd.scheduler.dag;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.htsd.scheduler.dag.yaml.DagException;
import vn.htsd.scheduler.dag.yaml.Keys;

/**
 * Which tasks and groups a DAG has, by the short names of its file, and what hangs on what. Knows nothing of operators.
 *
 * @param groups keys of every group
 * @param tasks keys of every task
 */
record Layout(Map<String, Keys> groups, Map<String, Keys> tasks) {
    static final String ID = "[\\p{L}\\p{N}_.-]{1,250}";

    /** @throws DagException for a name that is wrong, unknown or there twice, and for groups inside each other in a ring */
    static Layout of(Keys dag) {
        var layout = new Layout(dag.each("task_groups", "group_name"), dag.each("tasks", "task_id"));
        if (layout.tasks.isEmpty()) {
            throw DagException.at(dag.place("tasks"), "no_tasks");
        }
        layout.groups.forEach((name, keys) -> {
            requireId(keys, name, "bad_group_id");
            layout.requireParent(name, keys, "parent_group_name");
            layout.requireNoRing(name, keys);
            layout.requireKnownDependencies(name, keys);
        });
        layout.tasks.forEach((name, keys) -> {
            requireId(keys, name, "bad_task_id");
            if (layout.groups.containsKey(name)) {
                throw DagException.at(keys.path(), "twice", name);
            }
            layout.requireParent(name, keys, "task_group_name");
            layout.requireKnownDependencies(name, keys);
        });
        return layout;
    }

    private static void requireId(Keys keys, String name, String reason) {
        if (!name.matches(ID)) {
            throw DagException.at(keys.path(), reason, name);
        }
    }

    private void requireParent(String name, Keys keys, String key) {
        var parent = keys.text(key);
        if (parent != null && !groups.containsKey(parent)) {
            throw DagException.at(keys.place(key), "unknown_group", name, parent, String.join(", ", groups.keySet()));
        }
    }

    private void requireNoRing(String name, Keys keys) {
        var seen = new LinkedHashSet<String>();
        for (var at = name; at != null; at = groups.containsKey(at) ? parent(at) : null) {
            if (!seen.add(at)) {
                throw DagException.at(keys.place("parent_group_name"), "cycle", String.join(" → ", seen) + " → " + at);
            }
        }
    }

    private void requireKnownDependencies(String name, Keys keys) {
        for (var dependency : keys.texts("dependencies")) {
            if (!tasks.containsKey(dependency) && !groups.containsKey(dependency)) {
                var known = new ArrayList<>(tasks.keySet());
                known.addAll(groups.keySet());
                throw DagException.at(
                        keys.place("dependencies"), "unknown_dependency", name, dependency, String.join(", ", known));
            }
        }
    }

    /** The group directly around a task or group; null at the top. */
    @Nullable
    String parent(String name) {
        var task = tasks.get(name);
        return task != null ? task.text("task_group_name") : keys(name).text("parent_group_name");
    }

    private Keys keys(String name) {
        var keys = tasks.containsKey(name) ? tasks.get(name) : groups.get(name);
        return keys == null ? new Keys(name, Map.of()) : keys;
    }

    /** The name with the names of all groups around it, but for those that ask to be left out. */
    String id(String name) {
        var parent = parent(name);
        return parent == null || !keys(parent).flag("prefix_group_id", true) ? name : id(parent) + "." + name;
    }

    /** The groups around {@code name}, the innermost first. */
    List<String> around(String name) {
        var around = new ArrayList<String>();
        for (var at = parent(name); at != null; at = parent(at)) {
            around.add(at);
        }
        return around;
    }

    /** Ids of the tasks directly above every task: groups stand for their first and last tasks. */
    Map<String, List<String>> upstream() {
        var upstream = new LinkedHashMap<String, List<String>>();
        for (var task : tasks.keySet()) {
            var above = new LinkedHashSet<String>();
            keys(task).texts("dependencies").forEach(name -> above.addAll(last(name)));
            for (var group : around(task)) {
                if (isFirst(task, group)) {
                    keys(group).texts("dependencies").forEach(name -> above.addAll(last(name)));
                }
            }
            upstream.put(task, above.stream().map(this::id).toList());
        }
        return upstream;
    }

    /** The tasks of a group below which the group has none; a task alone stands for itself. */
    private List<String> last(String name) {
        return tasks.containsKey(name)
                ? List.of(name)
                : tasks.keySet().stream()
                        .filter(task -> around(task).contains(name) && isLast(task, name))
                        .toList();
    }

    private boolean isLast(String task, String group) {
        var carriers = within(task, group);
        return inside(group).stream()
                .noneMatch(other -> keys(other).texts("dependencies").stream().anyMatch(carriers::contains));
    }

    private boolean isFirst(String task, String group) {
        var inside = inside(group);
        return within(task, group).stream().noneMatch(carrier -> keys(carrier).texts("dependencies").stream()
                .anyMatch(inside::contains));
    }

    /** The task, and the groups around it that are inside {@code group}. */
    private List<String> within(String task, String group) {
        var within = new ArrayList<>(List.of(task));
        within.addAll(around(task).subList(0, around(task).indexOf(group)));
        return within;
    }

    private List<String> inside(String group) {
        var all = new ArrayList<>(tasks.keySet());
        all.addAll(groups.keySet());
        all.removeIf(name -> !around(name).contains(group));
        return all;
    }
}
