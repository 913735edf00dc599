package vn.htsd.scheduler.run;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.htsd.scheduler.connection.Endpoints;
import vn.htsd.scheduler.connection.SecretNames;
import vn.htsd.scheduler.dag.timetable.DataInterval;

/**
 * What an attempt finds around it.
 *
 * @param previous data interval of the last run before this one that succeeded; null where there is none
 * @param variables by key
 * @param connections by id, each with its fields
 * @param others runs of other DAGs
 * @param children hears of the processes that the attempt starts
 * @param lease throws where the attempt counts no more: asked before anything is published
 */
public record Surroundings(
        XComs xcoms,
        @Nullable DataInterval previous,
        Map<String, String> variables,
        Map<String, Map<String, Object>> connections,
        OtherRuns others,
        Children children,
        Runnable lease) {
    public Surroundings {
        variables = Map.copyOf(variables);
        connections = Map.copyOf(connections);
    }

    Endpoints endpoints() {
        return new Endpoints(connections);
    }

    /** What no log may show: the passwords of connections, and variables with the names of secrets. */
    Set<String> secrets() {
        var secrets = new LinkedHashSet<>(endpoints().secrets());
        variables.forEach((key, value) -> {
            if (SecretNames.isSecret(key) && !value.isBlank()) {
                secrets.add(value);
            }
        });
        return secrets;
    }

    /** Hears of child processes. */
    @FunctionalInterface
    public interface Children {
        /** @param started when the process started, where the system tells */
        void started(long pid, @Nullable Instant started);
    }

    /** For a task that is tried by itself: it sees variables and connections, and nobody sees it. */
    public static Surroundings alone(Map<String, String> variables, Map<String, Map<String, Object>> connections) {
        return new Surroundings(
                new MemoryXComs(), null, variables, connections, OtherRuns.NONE, (pid, started) -> {}, () -> {});
    }

    /** Nothing but what the tasks of one run leave for each other. */
    static Surroundings of(XComs xcoms) {
        return new Surroundings(xcoms, null, Map.of(), Map.of(), OtherRuns.NONE, (pid, started) -> {}, () -> {});
    }
}
