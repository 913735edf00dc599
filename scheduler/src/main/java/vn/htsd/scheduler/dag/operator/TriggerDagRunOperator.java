package vn.htsd.scheduler.dag.operator;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.htsd.scheduler.dag.yaml.Keys;

/**
 * Starts a run of another DAG.
 *
 * @param runId null for one made of the moment
 * @param logicalDate as text, possibly a template; null for none
 * @param reset whether a run that is there already is cleared instead
 * @param waits whether to wait until it has ended
 */
public record TriggerDagRunOperator(
        String dag,
        @Nullable String runId,
        Map<String, @Nullable Object> conf,
        @Nullable String logicalDate,
        boolean reset,
        boolean waits,
        List<String> allowedStates,
        List<String> failedStates,
        boolean skipWhenThere)
        implements Operator {
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

    public TriggerDagRunOperator {
        conf = Collections.unmodifiableMap(new LinkedHashMap<>(conf));
        allowedStates = List.copyOf(allowedStates);
        failedStates = List.copyOf(failedStates);
    }

    static TriggerDagRunOperator read(Keys keys) {
        return new TriggerDagRunOperator(
                keys.required("trigger_dag_id"),
                keys.text("trigger_run_id"),
                keys.mapping("conf").values(),
                keys.text(keys.has("logical_date") ? "logical_date" : "execution_date"),
                keys.flag("reset_dag_run", false),
                keys.flag("wait_for_completion", false),
                keys.has("allowed_states") ? keys.texts("allowed_states") : List.of("success"),
                keys.has("failed_states") ? keys.texts("failed_states") : List.of("failed"),
                keys.flag("skip_when_already_exists", false));
    }

    @Override
    public <T> T match(Cases<T> cases) {
        return cases.triggerDagRun(this);
    }
}
