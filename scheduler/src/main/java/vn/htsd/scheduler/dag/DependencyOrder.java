package vn.htsd.scheduler.dag;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** Puts every task after those it depends on; ties keep the order of the file. */
final class DependencyOrder {
    private final Map<String, Task> waiting = new LinkedHashMap<>();
    private final List<Task> ordered = new ArrayList<>();
    private final LinkedHashSet<String> path = new LinkedHashSet<>();

    private DependencyOrder(List<Task> tasks) {
        tasks.forEach(task -> waiting.put(task.id(), task));
    }

    /** @throws CycleException if tasks wait for each other in a ring */
    static List<Task> of(List<Task> tasks) {
        var order = new DependencyOrder(tasks);
        tasks.forEach(task -> order.place(task.id()));
        return List.copyOf(order.ordered);
    }

    private void place(String id) {
        if (!path.add(id)) {
            throw new CycleException(ringFrom(id));
        }
        var task = waiting.get(id);
        if (task != null) {
            task.upstream().forEach(this::place);
            ordered.add(task);
            waiting.remove(id);
        }
        path.remove(id);
    }

    private List<String> ringFrom(String id) {
        var ring = new ArrayList<>(path);
        ring.subList(0, ring.indexOf(id)).clear();
        ring.add(id);
        return ring;
    }

    /** Tasks that wait for each other. */
    static final class CycleException extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;

        CycleException(List<String> ring) {
            super(String.join(" → ", ring));
        }
    }
}
