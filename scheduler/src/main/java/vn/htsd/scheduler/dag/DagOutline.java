package vn.htsd.scheduler.dag;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The structure of a DAG as its file gives it, whether the DAG can be run or not.
 *
 * @param schedule as text
 * @param catchup null where the file gives something else than yes or no
 * @param defaultArgs as the file gives them, the defaults of file and folder merged in
 */
public record DagOutline(
        String id,
        String schedule,
        @Nullable Boolean catchup,
        List<String> tags,
        Map<String, @Nullable Object> defaultArgs,
        List<TaskGroup> groups,
        List<TaskOutline> tasks) {
    public DagOutline {
        tags = List.copyOf(tags);
        defaultArgs = Collections.unmodifiableMap(new LinkedHashMap<>(defaultArgs));
        groups = List.copyOf(groups);
        tasks = List.copyOf(tasks);
    }

    /**
     * A task of it.
     *
     * @param operatorPath import path as in the file; empty where there is none
     */
    public record TaskOutline(String id, @Nullable String group, String operatorPath, List<String> upstream) {
        public TaskOutline {
            upstream = List.copyOf(upstream);
        }

        /** The operator's name without its import path. */
        public String operator() {
            return operatorPath.substring(operatorPath.lastIndexOf('.') + 1);
        }
    }
}
