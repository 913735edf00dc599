package vn.htsd.scheduler.run;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import vn.htsd.scheduler.dag.operator.ExternalTaskSensor;
import vn.htsd.scheduler.dag.rule.TaskState;

/** One look at the run of another DAG, or at tasks of it, at the same logical date or so much earlier. */
record ExternalLook(Attempt attempt, ExternalTaskSensor sensor) {
    Sensing.Look look() {
        var others = attempt.around().others();
        var moment = moment();
        attempt.log().note("Looking at " + subject() + " of " + moment);
        if (sensor.checkExistence()) {
            requireExistence(others);
        }
        var standing = others.at(sensor.dag(), moment).orElse(null);
        if (standing == null) {
            return Sensing.Look.NOT_YET;
        }
        var states = states(others, standing);
        if (states.stream().anyMatch(sensor.failedStates()::contains)) {
            var sentence = subject() + " ended in a state of failed_states";
            throw sensor.poking().softFail() ? TaskFailure.skipped(sentence) : TaskFailure.of(sentence);
        }
        if (states.stream().anyMatch(sensor.skippedStates()::contains)) {
            throw TaskFailure.skipped(subject() + " ended in a state of skipped_states");
        }
        return !states.isEmpty() && sensor.allowedStates().containsAll(states)
                ? Sensing.Look.DONE
                : Sensing.Look.NOT_YET;
    }

    private Instant moment() {
        var run = attempt.run();
        var logicalDate = run.logicalDate();
        if (logicalDate == null) {
            throw TaskFailure.forGood("This run has no logical date, so there is no run of another DAG to look for");
        }
        return logicalDate.minus(sensor.delta());
    }

    private List<String> states(OtherRuns others, OtherRuns.Standing standing) {
        var group = sensor.group();
        if (group == null && sensor.tasks().isEmpty()) {
            return List.of(standing.state().code());
        }
        var tasks = group == null ? sensor.tasks() : others.members(sensor.dag(), group);
        return states(standing.tasks(), tasks);
    }

    private static List<String> states(Map<String, TaskState> known, Collection<String> tasks) {
        return tasks.stream()
                .map(task -> known.getOrDefault(task, TaskState.NONE).code())
                .map(code -> Objects.requireNonNullElse(code, "none"))
                .toList();
    }

    private void requireExistence(OtherRuns others) {
        if (!others.knows(sensor.dag())) {
            throw TaskFailure.of("There is no DAG “" + sensor.dag() + "”");
        }
        var names = sensor.group() == null ? sensor.tasks() : List.of(sensor.group());
        for (var name : names) {
            if (others.members(sensor.dag(), name).isEmpty()) {
                throw TaskFailure.of("The DAG “" + sensor.dag() + "” has neither task nor group “" + name + "”");
            }
        }
    }

    private String subject() {
        return sensor.group() != null
                ? "group " + sensor.group() + " of DAG " + sensor.dag()
                : (sensor.tasks().isEmpty() ? "" : "tasks " + sensor.tasks() + " of ") + "DAG " + sensor.dag();
    }
}
