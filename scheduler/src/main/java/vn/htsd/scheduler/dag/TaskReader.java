package vn.htsd.scheduler.dag;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.htsd.scheduler.dag.operator.CallbackKind;
import vn.htsd.scheduler.dag.operator.Operator;
import vn.htsd.scheduler.dag.operator.OperatorKind;
import vn.htsd.scheduler.dag.rule.RetryPolicy;
import vn.htsd.scheduler.dag.rule.TriggerRule;
import vn.htsd.scheduler.dag.rule.WeightRule;
import vn.htsd.scheduler.dag.yaml.DagException;
import vn.htsd.scheduler.dag.yaml.Keys;
import vn.htsd.scheduler.dag.yaml.Moments;

/**
 * Reads one task of a DAG, {@code default_args} behind its own keys.
 *
 * @param defaults of the DAG and the groups around the task
 */
record TaskReader(Keys own, Keys defaults, Instant now) {
    private static final Duration RETRY_DELAY = Duration.ofMinutes(5);
    /** Of tasks and of {@code default_args}, with the keys that took their place. */
    static final Map<String, String> OLD_KEYS = Map.of(
            "retry_delay_sec", "retry_delay",
            "execution_timeout_secs", "execution_timeout",
            "execution_timeout_sec", "execution_timeout",
            "execution_delta_secs", "execution_delta",
            "sla_secs", "execution_timeout");

    private static final List<String> PYTHON = List.of(
            "decorator", "expand", "partial", "python_callable", "python_callable_name", "python_callable_file");
    private static final Set<String> CALLBACKS = Set.of(
            "on_execute_callback",
            "on_success_callback",
            "on_failure_callback",
            "on_retry_callback",
            "on_skipped_callback");
    /** The keys of every task. */
    static final Set<String> COMMON = Keys.union(
            CALLBACKS,
            Set.of("task_id", "operator", "dependencies", "task_group_name", "trigger_rule", "params"),
            Set.of("retries", "retry_delay", "retry_exponential_backoff", "max_retry_delay", "execution_timeout"),
            Set.of("depends_on_past", "wait_for_downstream", "ignore_first_depends_on_past"),
            Set.of("pool", "pool_slots", "priority_weight", "weight_rule", "queue", "executor", "executor_config"),
            Set.of("max_active_tis_per_dag", "max_active_tis_per_dagrun", "start_date", "end_date"),
            Set.of("owner", "email", "email_on_failure", "email_on_retry", "task_display_name"),
            Set.of("doc", "doc_md", "doc_json", "doc_yaml", "doc_rst"),
            Set.of("inlets", "outlets", "do_xcom_push", "execution_delta"));

    /** @throws DagException naming the key that is missing, unknown or wrong */
    Task read(String id, @Nullable String group, List<String> upstream) {
        own.refuse(OLD_KEYS);
        var keys = own.over(defaults);
        var operator = operator(keys);
        return new Task(
                id,
                group,
                operator,
                upstream,
                rule(keys),
                retry(keys),
                keys.duration("execution_timeout"),
                past(keys),
                claim(keys),
                notes(keys, id),
                params(keys.mapping("params")),
                moment("start_date"),
                moment("end_date"),
                keys.flag("do_xcom_push", true),
                CallbackKind.read(keys, CALLBACKS));
    }

    private Operator operator(Keys keys) {
        if (OperatorKind.runsPython(own.text("operator", ""))) {
            throw DagException.at(own.place("operator"), "python_operator", own.text("operator"));
        }
        for (var key : PYTHON) {
            if (own.has(key)) {
                throw DagException.at(own.place(key), "python_key", key);
            }
        }
        for (var key : own.values().keySet()) {
            if (key.matches("on_\\w+_callback_(file|name)")) {
                throw DagException.at(own.place(key), "python_key", key);
            }
        }
        var path = own.required("operator");
        var kind = OperatorKind.of(path)
                .orElseThrow(() -> DagException.at(own.place("operator"), "unknown_operator", path, known()));
        own.requireKnown(Keys.union(COMMON, kind.keys()));
        return kind.read(keys);
    }

    private static String known() {
        return Arrays.stream(OperatorKind.values()).map(OperatorKind::className).collect(Collectors.joining(", "));
    }

    private static TriggerRule rule(Keys keys) {
        var code = keys.text("trigger_rule", TriggerRule.ALL_SUCCESS.code());
        return TriggerRule.of(code)
                .orElseThrow(() ->
                        DagException.at(keys.place("trigger_rule"), "not_one_of", code, codes(TriggerRule.values())));
    }

    private static String codes(Object[] values) {
        return Arrays.stream(values)
                .map(value -> value.toString().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }

    private static RetryPolicy retry(Keys keys) {
        return new RetryPolicy(
                keys.number("retries", 0),
                keys.duration("retry_delay", RETRY_DELAY),
                multiplier(keys),
                keys.duration("max_retry_delay"));
    }

    /** True doubles the pause; a number multiplies it. */
    private static double multiplier(Keys keys) {
        var value = keys.value("retry_exponential_backoff");
        if (value instanceof Number number && number.doubleValue() >= 0) {
            return number.doubleValue();
        }
        return keys.flag("retry_exponential_backoff", false) ? 2 : 0;
    }

    private static PastRule past(Keys keys) {
        boolean downstream = keys.flag("wait_for_downstream", false);
        return new PastRule(
                downstream || keys.flag("depends_on_past", false),
                downstream,
                keys.flag("ignore_first_depends_on_past", true));
    }

    private static Claim claim(Keys keys) {
        var rule = keys.text("weight_rule", WeightRule.DOWNSTREAM.code());
        return new Claim(
                keys.text("pool", Claim.DEFAULT_POOL),
                keys.number("pool_slots", 1, 1),
                keys.number("priority_weight", 1, Integer.MIN_VALUE),
                WeightRule.of(rule)
                        .orElseThrow(() -> DagException.at(
                                keys.place("weight_rule"), "not_one_of", rule, codes(WeightRule.values()))),
                keys.text("queue", "default"),
                keys.limit("max_active_tis_per_dag"),
                keys.limit("max_active_tis_per_dagrun"));
    }

    private static TaskNotes notes(Keys keys, String id) {
        return new TaskNotes(
                keys.text("task_display_name", id),
                keys.text("owner", "airflow"),
                keys.text("doc_md"),
                keys.oneOrMore("email"),
                keys.flag("email_on_failure", true),
                keys.flag("email_on_retry", true));
    }

    /** Airflow reads a date of {@code default_args} in the zone that stands there, and one of a task in UTC. */
    private @Nullable Instant moment(String key) {
        var value = own.value(key);
        if (value != null) {
            return Moments.of(own.place(key), value, ZoneOffset.UTC, now);
        }
        return defaultMoment(defaults, key, now);
    }

    static @Nullable Instant defaultMoment(Keys defaults, String key, Instant now) {
        var value = defaults.value(key);
        return value == null ? null : Moments.of(defaults.place(key), value, defaultZone(defaults), now);
    }

    static ZoneId defaultZone(Keys defaults) {
        return Moments.zone(defaults.place("timezone"), defaults.text("timezone", "UTC"));
    }

    /** Values of parameters; of a typed {@code Param} its default. */
    static Map<String, @Nullable Object> params(Keys params) {
        var values = new LinkedHashMap<String, @Nullable Object>();
        params.values()
                .forEach((name, value) -> values.put(
                        name,
                        value instanceof Map<?, ?> typed
                                        && String.valueOf(typed.get("__type__")).endsWith(".Param")
                                ? typed.get("default")
                                : value));
        return values;
    }
}
