package vn.htsd.scheduler.run;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.htsd.scheduler.dag.Dag;
import vn.htsd.scheduler.dag.timetable.DataInterval;
import vn.htsd.scheduler.dag.timetable.RunInfo;

/**
 * A run before it starts.
 *
 * @param logicalDate the moment that names the run; null in a manual run that is about no moment
 * @param interval null in a manual run without logical date
 * @param conf what whoever started it wants to be different
 * @param folder where the DAG's file and its scripts lie
 */
public record RunContext(
        Dag dag,
        String runId,
        RunType type,
        Instant runAfter,
        @Nullable Instant logicalDate,
        @Nullable DataInterval interval,
        Map<String, @Nullable Object> conf,
        Path folder) {
    public RunContext {
        conf = Collections.unmodifiableMap(new LinkedHashMap<>(conf));
    }

    /** Named by the start of its interval if scheduled, by its own moment if by hand. */
    public RunContext(
            Dag dag,
            String runId,
            RunType type,
            Instant runAfter,
            @Nullable DataInterval interval,
            Map<String, @Nullable Object> conf,
            Path folder) {
        this(dag, runId, type, runAfter, logicalDate(type, runAfter, interval), interval, conf, folder);
    }

    /** A run that the schedule asks for. */
    public static RunContext scheduled(Dag dag, RunInfo run, Path folder) {
        return new RunContext(
                dag,
                RunId.of(RunType.SCHEDULED, run.runAfter()),
                RunType.SCHEDULED,
                run.runAfter(),
                run.interval(),
                Map.of(),
                folder);
    }

    /** A run by hand, about what a scheduled one at {@code logicalDate} would be about. */
    public static RunContext manual(Dag dag, Instant logicalDate, Path folder) {
        return new RunContext(
                dag,
                RunId.of(RunType.MANUAL, logicalDate),
                RunType.MANUAL,
                logicalDate,
                dag.schedule().timetable().manual(logicalDate),
                Map.of(),
                folder);
    }

    /** The same run with {@code other} as its conf. */
    public RunContext with(Map<String, @Nullable Object> other) {
        return new RunContext(dag, runId, type, runAfter, logicalDate, interval, other, folder);
    }

    private static @Nullable Instant logicalDate(RunType type, Instant runAfter, @Nullable DataInterval interval) {
        if (interval == null) {
            return null;
        }
        return type == RunType.MANUAL ? runAfter : interval.start();
    }
}
