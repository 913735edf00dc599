package vn.htsd.scheduler.run;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.htsd.scheduler.dag.Operator;
import vn.htsd.scheduler.dag.Task;

/**
 * One try of a task: inside this process where the command is one plain call of the product, else as a child.
 *
 * @param inProcess null where everything is to run as a child
 */
record Attempt(@Nullable InProcess inProcess, Map<String, String> environment) {
    TaskState run(Task task, TaskLog log) throws InterruptedException {
        if (!(task.operator() instanceof Operator.Bash bash)) {
            return TaskState.SUCCESS;
        }
        log.note("Running: " + bash.command());
        var exit = exitCode(bash, task, log);
        if (exit == null) {
            log.note("Killed after execution_timeout " + task.executionTimeout());
            return TaskState.FAILED;
        }
        log.note("Exit code " + exit);
        if (exit == 0) {
            return TaskState.SUCCESS;
        }
        return bash.skipCodes().contains(exit) ? TaskState.SKIPPED : TaskState.FAILED;
    }

    private @Nullable Integer exitCode(Operator.Bash bash, Task task, TaskLog log) throws InterruptedException {
        var inside = inProcess;
        var arguments = PlainCall.arguments(bash.command());
        boolean plain = bash.environment().isEmpty() && bash.directory() == null && arguments.isPresent();
        return inside != null && plain
                ? InProcessCall.start(inside, arguments.get(), environment, log.file())
                        .await(task.executionTimeout())
                : BashProcess.start(bash, environment, log.file()).await(task.executionTimeout());
    }
}
