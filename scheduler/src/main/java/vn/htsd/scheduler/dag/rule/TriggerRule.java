package vn.htsd.scheduler.dag.rule;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** When a task starts, given those directly above it. */
public enum TriggerRule {
    ALL_SUCCESS,
    ALL_FAILED,
    ALL_DONE,
    ALL_DONE_MIN_ONE_SUCCESS,
    ALL_DONE_SETUP_SUCCESS,
    ALL_SKIPPED,
    ALWAYS,
    NONE_FAILED,
    NONE_FAILED_MIN_ONE_SUCCESS,
    NONE_SKIPPED,
    ONE_DONE,
    ONE_FAILED,
    ONE_SUCCESS;

    /** What the rule says now. */
    public enum Decision {
        RUN,
        WAIT,
        SKIP,
        UPSTREAM_FAILED
    }

    /** By Airflow's word. */
    public static Optional<TriggerRule> of(String code) {
        return Arrays.stream(values()).filter(rule -> rule.code().equals(code)).findFirst();
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Decides as early as Airflow does: often one task above is enough to know. */
    public Decision decide(UpstreamStates above) {
        if (above.all() == 0 || this == ALWAYS) {
            return Decision.RUN;
        }
        return switch (this) {
            case ALL_SUCCESS -> firstOf(above.anyFailure(), above.skipped() > 0, above.success() >= above.all());
            case ALL_FAILED ->
                firstOf(
                        false,
                        above.success() + above.skipped() > 0,
                        above.failed() + above.upstreamFailed() >= above.all());
            case ALL_DONE, ALL_DONE_SETUP_SUCCESS ->
                firstOf(false, false, above.allDone()); // YAML knows no setup tasks
            case ALL_DONE_MIN_ONE_SUCCESS ->
                above.skipped() > 0
                        ? Decision.SKIP
                        : firstOf(above.allDone() && above.success() == 0, false, above.allDone());
            case ALL_SKIPPED ->
                firstOf(false, above.success() > 0 || above.anyFailure(), above.skipped() >= above.all());
            case ALWAYS -> Decision.RUN;
            case NONE_FAILED -> firstOf(above.anyFailure(), false, above.success() + above.skipped() >= above.all());
            case NONE_FAILED_MIN_ONE_SUCCESS ->
                firstOf(
                        above.anyFailure(),
                        above.skipped() == above.all(),
                        above.success() + above.skipped() >= above.all());
            case NONE_SKIPPED -> firstOf(false, above.skipped() > 0, above.allDone());
            case ONE_DONE -> {
                boolean any = above.success() + above.failed() > 0;
                yield firstOf(false, above.allDone() && !any, any);
            }
            case ONE_FAILED -> firstOf(false, above.allDone() && !above.anyFailure(), above.anyFailure());
            case ONE_SUCCESS ->
                above.allDone() && above.skipped() == above.all()
                        ? Decision.SKIP
                        : firstOf(above.allDone() && above.success() == 0, false, above.success() > 0);
        };
    }

    private static Decision firstOf(boolean upstreamFailed, boolean skip, boolean run) {
        if (upstreamFailed) {
            return Decision.UPSTREAM_FAILED;
        }
        return skip ? Decision.SKIP : run ? Decision.RUN : Decision.WAIT;
    }
}
