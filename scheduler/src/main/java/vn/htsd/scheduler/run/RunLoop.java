package vn.htsd.scheduler.run;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.htsd.scheduler.dag.rule.TaskState;
import vn.htsd.scheduler.dag.rule.TriggerRule;

/** One run under way. All bookkeeping happens in the thread that called; workers only run attempts. */
final class RunLoop {
    private static final Logger LOG = LoggerFactory.getLogger(RunLoop.class);
    /** Nothing is waited for longer without a look at the clock. */
    private static final Duration LOOK = Duration.ofMinutes(1);

    private final RunContext run;
    private final Clock clock;
    private final AttemptRunner attempts;
    private final Notices notices;
    private final Admission admission;
    private final ExecutorCompletionService<Ended> workers;
    private final Map<String, TaskRun> tasks = new LinkedHashMap<>();
    private final Map<String, Admission.Candidate> candidates = new LinkedHashMap<>();
    private final XComs xcoms = new MemoryXComs();
    private int running;

    private record Ended(TaskRun task, AttemptResult result) {}

    RunLoop(RunContext run, Clock clock, AttemptRunner attempts, ExecutorService pool) {
        this.run = run;
        this.clock = clock;
        this.attempts = attempts;
        this.notices = attempts.notices();
        this.admission = Admission.of(run.dag());
        this.workers = new ExecutorCompletionService<>(pool);
        var weights = new Weights(run.dag());
        run.dag().tasks().forEach(task -> {
            tasks.put(task.id(), new TaskRun(task, run));
            candidates.put(
                    task.id(),
                    new Admission.Candidate(
                            run.dag().id(),
                            run.runId(),
                            task.id(),
                            run.logicalDate(),
                            weights.of(task),
                            task.claim(),
                            run.dag().limits().activeTasks()));
        });
    }

    DagRun toTheEnd() throws InterruptedException {
        var start = clock.instant();
        var timeout = run.dag().limits().timeout();
        LOG.info("{} {} starts", run.dag().id(), run.runId());
        while (true) {
            if (RunState.isTimedOut(timeout, start, clock.instant())) {
                return ended(DagRunState.FAILED);
            }
            while (settled() || started()) {
                // what was settled or finished at once may let others start
            }
            if (running == 0 && nextDue() == null) {
                return ended(RunState.of(run.dag(), states()));
            }
            await(timeout == null ? null : start.plus(timeout));
        }
    }

    /** Applies the trigger rules that say something final; whether one did. */
    private boolean settled() {
        boolean any = false;
        for (var task : tasks.values()) {
            if (task.state() == TaskState.NONE) {
                var decision = RunState.decision(task.task(), states());
                if (decision == TriggerRule.Decision.SKIP || decision == TriggerRule.Decision.UPSTREAM_FAILED) {
                    task.settle(decision == TriggerRule.Decision.SKIP ? TaskState.SKIPPED : TaskState.UPSTREAM_FAILED);
                    log(task);
                    any = true;
                }
            }
        }
        return any;
    }

    /** Gives slots to tasks whose turn it is; whether one of them ended at once. */
    private boolean started() {
        var now = clock.instant();
        var ready = tasks.values().stream()
                .filter(task -> isReady(task, now))
                .map(task -> candidate(task.task().id()))
                .toList();
        var active = tasks.values().stream()
                .filter(task -> task.state() == TaskState.RUNNING)
                .map(task -> candidate(task.task().id()))
                .toList();
        boolean ended = false;
        for (var candidate : admission.admitted(ready, active)) {
            ended |= start(Objects.requireNonNull(tasks.get(candidate.taskId())), now);
        }
        return ended;
    }

    private boolean isReady(TaskRun task, Instant now) {
        if (task.state() == TaskState.NONE) {
            return RunState.decision(task.task(), states()) == TriggerRule.Decision.RUN;
        }
        var due = task.due();
        return due != null && !due.isAfter(now);
    }

    private boolean start(TaskRun task, Instant now) {
        var firstLook = task.begin(now);
        if (!task.task().needsWorker()) {
            task.end(TaskState.SUCCESS, now);
            log(task);
            return true;
        }
        int number = task.tries();
        running++;
        workers.submit(() -> {
            var around = Surroundings.of(xcoms);
            notices.ofTask(run, task.task(), number, around, "on_execute_callback", TaskState.RUNNING);
            return new Ended(task, attempts.run(run, task.task(), number, firstLook, around));
        });
        return false;
    }

    /** Until an attempt ends, a task is due again, or the run has taken too long. */
    private void await(@Nullable Instant runEnd) throws InterruptedException {
        var ended = workers.poll(patience(earlier(nextDue(), runEnd)).toMillis() + 1, TimeUnit.MILLISECONDS);
        if (ended != null) {
            running--;
            try {
                finish(ended.get());
            } catch (ExecutionException e) {
                if (e.getCause() instanceof InterruptedException) {
                    throw (InterruptedException) new InterruptedException().initCause(e);
                }
                throw new IllegalStateException(e.getCause());
            }
        }
    }

    private Duration patience(@Nullable Instant until) {
        var left = until == null ? LOOK : Duration.between(clock.instant(), until);
        if (left.isNegative()) {
            return Duration.ZERO;
        }
        return left.compareTo(LOOK) < 0 ? left : LOOK;
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }

    private void finish(Ended ended) {
        var task = ended.task();
        var result = ended.result();
        var value = result.value();
        if (value != null) {
            xcoms.put(task.task().id(), "return_value", value);
        }
        task.end(result, clock.instant());
        log(task);
        var key = Notices.key(task.state());
        if (key != null) {
            notices.ofTask(run, task.task(), task.tries(), Surroundings.of(xcoms), key, task.state());
        }
        for (var id : result.leftOut()) {
            var below = Objects.requireNonNull(tasks.get(id));
            if (below.state() == TaskState.NONE) {
                below.settle(TaskState.SKIPPED);
                log(below);
            }
        }
    }

    private @Nullable Instant nextDue() {
        return tasks.values().stream()
                .map(TaskRun::due)
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .orElse(null);
    }

    /** What is unfinished by now was overtaken by the run's timeout, or is blocked for good. */
    private DagRun ended(DagRunState state) {
        boolean timedOut = running > 0 || nextDue() != null || states().containsValue(TaskState.RUNNING);
        for (var task : tasks.values()) {
            if (timedOut && !task.state().isFinished()) {
                task.end(TaskState.SKIPPED, clock.instant());
            }
        }
        var outcomes = tasks.values().stream().map(TaskRun::outcome).toList();
        var reached = state == DagRunState.RUNNING ? DagRunState.FAILED : state; // nobody else can unblock it here
        LOG.info("{} {} ended: {}", run.dag().id(), run.runId(), reached.code());
        var failed = outcomes.stream()
                .filter(task -> task.state() == TaskState.FAILED)
                .map(TaskOutcome::taskId)
                .toList();
        var key = reached == DagRunState.SUCCESS ? "on_success_callback" : "on_failure_callback";
        notices.ofRun(run, failed, Surroundings.of(xcoms), key, reached);
        return new DagRun(run.dag().id(), run.runId(), reached, outcomes);
    }

    private Map<String, TaskState> states() {
        return tasks.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue()
                .state()));
    }

    private Admission.Candidate candidate(String taskId) {
        return Objects.requireNonNull(candidates.get(taskId));
    }

    private void log(TaskRun task) {
        LOG.info(
                "{} {} {}: {}",
                run.dag().id(),
                run.runId(),
                task.task().id(),
                task.state().code());
    }
}
