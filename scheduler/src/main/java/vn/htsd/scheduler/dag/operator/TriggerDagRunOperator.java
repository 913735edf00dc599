package vn.htsd.scheduler.dag.operator;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.htsd.scheduler.dag.yaml.Keys;

/**
 * Starts a run of another DAG.
 *
 * @param conf a mapping, or a template that gives one
 * @param runId null for one that is the same whenever this task of this run is tried
 * @param logicalDate as text, possibly a template; {@link #NOW} for the moment, null for none
 * @param reset whether a run that is there already is cleared instead
 * @param waits whether to wait until it has ended
 * @param interval pause between two looks at it
 * @param skipWhenThere whether a run that is there already skips the task rather than failing it
 * @param failWhenPaused whether the task fails while the other DAG is paused, rather than leaving it a queued run
 */
public record TriggerDagRunOperator(
        String dag,
        @Nullable String runId,
        @Nullable Object conf,
        @Nullable String logicalDate,
        boolean reset,
        boolean waits,
        Duration interval,
        List<String> allowedStates,
        List<String> failedStates,
        boolean skipWhenThere,
        boolean failWhenPaused)
        implements Operator {
    /** The logical date where none is asked for. */
    public static final String NOW = "now";

    static final Set<String> KEYS = Set.of(
            "trigger_dag_id",
            "trigger_run_id",
            "conf",
            "logical_date",
            "execution_date",
            "reset_dag_run",
            "wait_for_completion",
            "poke_interval",
            "allowed_states",
            "failed_states",
            "skip_when_already_exists",
            "fail_when_dag_is_paused",
            "deferrable");

    private static final Duration INTERVAL = Duration.ofSeconds(60);

    public TriggerDagRunOperator {
        allowedStates = List.copyOf(allowedStates);
        failedStates = List.copyOf(failedStates);
    }

    static TriggerDagRunOperator read(Keys keys) {
        return new TriggerDagRunOperator(
                keys.required("trigger_dag_id"),
                keys.text("trigger_run_id"),
                conf(keys),
                logicalDate(keys),
                keys.flag("reset_dag_run", false),
                keys.flag("wait_for_completion", false),
                keys.duration("poke_interval", INTERVAL),
                keys.has("allowed_states") ? keys.texts("allowed_states") : List.of("success"),
                keys.has("failed_states") ? keys.texts("failed_states") : List.of("failed"),
                keys.flag("skip_when_already_exists", false),
                keys.flag("fail_when_dag_is_paused", false));
    }

    private static Object conf(Keys keys) {
        return keys.value("conf") instanceof String template && template.contains("{{")
                ? template
                : keys.mapping("conf").values();
    }

    private static @Nullable String logicalDate(Keys keys) {
        var key = keys.values().containsKey("logical_date") ? "logical_date" : "execution_date";
        return keys.values().containsKey(key) ? keys.text(key) : NOW;
    }

    @Override
    public TriggerDagRunOperator rendered(Rendering render) {
        return new TriggerDagRunOperator(
                render.text(dag),
                Fields.rendered(runId, render),
                Fields.renderedValue(conf, render),
                Fields.rendered(logicalDate, render),
                reset,
                waits,
                interval,
                allowedStates,
                failedStates,
                skipWhenThere,
                failWhenPaused);
    }

    @Override
    public <T> T match(Cases<T> cases) {
        return cases.triggerDagRun(this);
    }
}
