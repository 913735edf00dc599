package vn.htsd.scheduler.dag.rule;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The states of a task, with Airflow's words. */
public enum TaskState {
    /** Nothing was decided yet; null in JSON. */
    NONE(false),
    SCHEDULED(false),
    QUEUED(false),
    RUNNING(false),
    SUCCESS(true),
    FAILED(true),
    UP_FOR_RETRY(false),
    UP_FOR_RESCHEDULE(false),
    UPSTREAM_FAILED(true),
    SKIPPED(true),
    REMOVED(true),
    RESTARTING(false),
    DEFERRED(false);

    private final boolean finished;

    TaskState(boolean finished) {
        this.finished = finished;
    }

    public boolean isFinished() {
        return finished;
    }

    /** Failed itself, or because of something above. */
    public boolean isFailure() {
        return this == FAILED || this == UPSTREAM_FAILED;
    }

    public boolean isSuccessOrSkipped() {
        return this == SUCCESS || this == SKIPPED;
    }

    /** Whether somebody is at it already: it will go on without a further decision. */
    public boolean isUnderWay() {
        return !finished && this != NONE;
    }

    /** Airflow's word; null for {@link #NONE}. */
    public @Nullable String code() {
        return this == NONE ? null : name().toLowerCase(Locale.ROOT);
    }
}
