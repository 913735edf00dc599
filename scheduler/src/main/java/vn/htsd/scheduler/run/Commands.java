package vn.htsd.scheduler.run;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.htsd.scheduler.dag.operator.BashOperator;
import vn.htsd.scheduler.dag.operator.BashSensor;

/**
 * Runs shell commands: inside this process where one is a plain call of the product, else as a child.
 *
 * @param inProcess null where everything is to run as a child
 * @param environment what every command sees in addition to this process's environment
 */
record Commands(@Nullable InProcess inProcess, Map<String, String> environment) {
    AttemptResult bash(Attempt attempt, BashOperator bash) throws InterruptedException {
        var log = attempt.log();
        log.note("Running: " + bash.command());
        long before = log.length();
        var exit = exitCode(attempt, bash, attempt.task().executionTimeout());
        if (exit == null) {
            log.note("Killed after execution_timeout " + attempt.task().executionTimeout());
            return AttemptResult.failed();
        }
        var value = attempt.task().xcomPush() ? log.lastLineSince(before) : null;
        log.note("Exit code " + exit);
        if (exit == 0) {
            return AttemptResult.success(value);
        }
        return bash.skipCodes().contains(exit) ? AttemptResult.skipped() : AttemptResult.failed();
    }

    Sensing.Look look(Attempt attempt, BashSensor sensor) throws InterruptedException {
        var log = attempt.log();
        log.note("Looking with: " + sensor.command());
        var bash = new BashOperator(
                sensor.command(), sensor.environment(), sensor.environment().isEmpty(), null, Set.of());
        var exit = exitCode(attempt, bash, attempt.task().executionTimeout());
        if (exit == null) {
            log.note("Killed after execution_timeout " + attempt.task().executionTimeout());
            return Sensing.Look.TIMED_OUT;
        }
        log.note("Exit code " + exit);
        if (exit == 0) {
            return Sensing.Look.DONE;
        }
        boolean notYet = sensor.retryCode() == null || sensor.retryCode().equals(exit);
        return notYet ? Sensing.Look.NOT_YET : Sensing.Look.HOPELESS;
    }

    /** @return null after {@code timeout} */
    private @Nullable Integer exitCode(Attempt attempt, BashOperator bash, @Nullable Duration timeout)
            throws InterruptedException {
        var inside = inProcess;
        var arguments = PlainCall.arguments(bash.command());
        boolean plain = bash.environment().isEmpty() && bash.directory() == null && arguments.isPresent();
        if (inside != null && plain) {
            return InProcessCall.start(inside, arguments.get(), environment, attempt)
                    .await(timeout);
        }
        var child = BashProcess.start(bash, seen(attempt), attempt.log().file());
        attempt.around().children().started(child.pid(), child.startedAt());
        return child.await(timeout);
    }

    /** Airflow's own variables, and the product's. */
    private Map<String, String> seen(Attempt attempt) {
        var seen = new HashMap<>(environment);
        var run = attempt.run();
        seen.put("AIRFLOW_CTX_DAG_ID", run.dag().id());
        seen.put("AIRFLOW_CTX_TASK_ID", attempt.task().id());
        seen.put("AIRFLOW_CTX_DAG_RUN_ID", run.runId());
        seen.put("AIRFLOW_CTX_TRY_NUMBER", Integer.toString(attempt.number()));
        seen.put("AIRFLOW_CTX_DAG_OWNER", attempt.task().notes().owner());
        var logicalDate = run.logicalDate();
        if (logicalDate != null) {
            seen.put("AIRFLOW_CTX_LOGICAL_DATE", PythonText.iso(logicalDate));
        }
        return seen;
    }
}
