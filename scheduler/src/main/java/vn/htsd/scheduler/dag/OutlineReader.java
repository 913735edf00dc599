package vn.htsd.scheduler.dag;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.htsd.scheduler.dag.yaml.DagException;
import vn.htsd.scheduler.dag.yaml.Keys;

/** Shows as much of a DAG as can be told, however wrong the rest is. */
record OutlineReader(String id, Keys dag, List<String> tags, Keys defaults) {
    /** @param layout null where the names of tasks and groups are wrong */
    DagOutline read(@Nullable Layout layout, @Nullable Schedule schedule) {
        return new DagOutline(
                id,
                schedule == null ? String.valueOf(dag.value("schedule")) : schedule.text(),
                catchup(),
                tags,
                defaults.values(),
                layout == null ? List.of() : groups(layout),
                layout == null ? named() : tasks(layout));
    }

    private @Nullable Boolean catchup() {
        var value = dag.value("catchup");
        return value == null ? Boolean.FALSE : value instanceof Boolean flag ? flag : null;
    }

    private static List<TaskGroup> groups(Layout layout) {
        return layout.groups().keySet().stream()
                .map(name -> {
                    var parent = layout.parent(name);
                    return new TaskGroup(layout.id(name), parent == null ? null : layout.id(parent), "");
                })
                .toList();
    }

    private static List<DagOutline.TaskOutline> tasks(Layout layout) {
        var upstream = layout.upstream();
        return layout.tasks().entrySet().stream()
                .map(task -> {
                    var parent = layout.parent(task.getKey());
                    return new DagOutline.TaskOutline(
                            layout.id(task.getKey()),
                            parent == null ? null : layout.id(parent),
                            path(task.getValue()),
                            upstream.getOrDefault(task.getKey(), List.of()));
                })
                .toList();
    }

    private List<DagOutline.TaskOutline> named() {
        Map<String, Keys> each;
        try {
            each = dag.each("tasks", "task_id");
        } catch (DagException e) {
            each = new LinkedHashMap<>();
        }
        return each.entrySet().stream()
                .map(task -> new DagOutline.TaskOutline(task.getKey(), null, path(task.getValue()), List.of()))
                .toList();
    }

    private static String path(Keys task) {
        var value = task.has("operator") ? task.value("operator") : task.value("decorator");
        return value == null ? "" : value.toString();
    }
}
