package vn.htsd.scheduler.run;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import vn.htsd.scheduler.dag.Dag;
import vn.htsd.scheduler.dag.Task;

/** The weights with which the tasks of a DAG compete for slots. */
public final class Weights {
    private final Map<String, Integer> own;
    private final Map<String, List<String>> upstream;

    public Weights(Dag dag) {
        own = dag.tasks().stream()
                .collect(Collectors.toMap(Task::id, task -> task.claim().priorityWeight()));
        upstream = dag.tasks().stream().collect(Collectors.toMap(Task::id, Task::upstream));
    }

    public long of(Task task) {
        return task.claim().weightRule().total(task.id(), own, upstream);
    }
}
