package vn.htsd.scheduler.dag;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tasks in their order, and when they run.
 *
 * @param fileName the file that says so
 * @param paused whether it waits for somebody to unpause it ({@code is_paused_upon_creation})
 * @param maxActiveRuns so many runs at a time; further ticks are held back
 * @param maxActiveTasks so many tasks of one run at a time
 * @param tasks every task after those it depends on
 */
public record Dag(
        String id,
        String fileName,
        @Nullable String description,
        Timetable timetable,
        boolean catchup,
        boolean paused,
        int maxActiveRuns,
        int maxActiveTasks,
        List<String> tags,
        List<Task> tasks) {
    public Dag {
        tags = List.copyOf(tags);
        tasks = DependencyOrder.of(tasks);
        if (maxActiveRuns < 1 || maxActiveTasks < 1) {
            throw new IllegalArgumentException(id + ": max_active_runs and max_active_tasks must be at least 1");
        }
    }
}
