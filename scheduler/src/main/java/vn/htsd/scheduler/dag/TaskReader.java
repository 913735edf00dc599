package vn.htsd.scheduler.dag;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the tasks of one DAG. What would change a task's meaning and does not work yet is refused, never ignored. */
final class TaskReader {
    private static final Duration RETRY_DELAY = Duration.ofSeconds(300);
    private static final int SKIP_CODE = 99;
    private static final Map<String, String> OPERATORS = Map.of(
            "airflow.operators.bash.BashOperator", Operator.BASH,
            "airflow.providers.standard.operators.bash.BashOperator", Operator.BASH,
            "airflow.operators.empty.EmptyOperator", Operator.EMPTY,
            "airflow.providers.standard.operators.empty.EmptyOperator", Operator.EMPTY);
    private static final Map<String, String> OLD_KEYS = Map.of(
            "retry_delay_sec", "retry_delay",
            "execution_timeout_secs", "execution_timeout",
            "execution_timeout_sec", "execution_timeout",
            "sla_secs", "execution_timeout");
    private static final Set<String> HARMLESS = Set.of(
            "task_id",
            "operator",
            "dependencies",
            "retries",
            "retry_delay",
            "execution_timeout",
            "owner",
            "doc_md",
            "task_display_name",
            "queue",
            "executor_config",
            "pool",
            "pool_slots",
            "priority_weight",
            "weight_rule",
            "email",
            "email_on_failure",
            "email_on_retry",
            "inlets",
            "outlets",
            "do_xcom_push",
            "params",
            "start_date",
            "end_date",
            "max_active_tis_per_dag",
            "max_active_tis_per_dagrun");
    private static final Set<String> BASH = Set.of("bash_command", "env", "append_env", "cwd", "skip_on_exit_code");

    private final Keys dag;
    private final Keys defaults;

    TaskReader(Keys dag, Keys defaults) {
        this.dag = dag;
        this.defaults = defaults;
    }

    List<Task> tasks() {
        var byId = new LinkedHashMap<String, Task>();
        var places = new LinkedHashMap<String, String>();
        each().forEach((path, keys) -> {
            var task = task(keys);
            if (byId.putIfAbsent(task.id(), task) != null) {
                throw DagException.at(keys.path(), "task_twice", task.id());
            }
            places.put(task.id(), keys.path());
        });
        if (byId.isEmpty()) {
            throw DagException.at(dag.place("tasks"), "no_tasks");
        }
        requireKnownDependencies(byId.values(), places);
        return List.copyOf(byId.values());
    }

    /** The mappings of the tasks by their place, from either form. */
    private Map<String, Keys> each() {
        var each = new LinkedHashMap<String, Keys>();
        if (dag.value("tasks") instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                var place = Integer.toString(i);
                each.put(
                        place,
                        new Keys(dag.place("tasks"), java.util.Collections.singletonMap(place, list.get(i)))
                                .mapping(place));
            }
        } else {
            var mapping = dag.mapping("tasks");
            for (var id : mapping.values().keySet()) {
                var named = new LinkedHashMap<String, @Nullable Object>(
                        mapping.mapping(id).values());
                named.putIfAbsent("task_id", id);
                each.put(id, new Keys(mapping.place(id), named));
            }
        }
        return each;
    }

    private static void requireKnownDependencies(Collection<Task> tasks, Map<String, String> places) {
        for (var task : tasks) {
            for (var dependency : task.dependencies()) {
                if (!places.containsKey(dependency)) {
                    throw DagException.at(
                            places.get(task.id()) + ".dependencies",
                            "unknown_dependency",
                            task.id(),
                            dependency,
                            String.join(", ", places.keySet()));
                }
            }
        }
    }

    private Task task(Keys own) {
        own.refuse(OLD_KEYS);
        var id = own.text("task_id");
        if (id == null || !id.matches("[\\p{L}\\p{N}_.-]{1,250}")) {
            throw DagException.at(own.place("task_id"), "bad_task_id", id);
        }
        var keys = own.over(defaults);
        refuseWhatComesLater(own, keys);
        var retryDelay = keys.duration("retry_delay");
        return new Task(
                id,
                operator(own, keys),
                own.texts("dependencies"),
                keys.number("retries", 0),
                retryDelay == null ? RETRY_DELAY : retryDelay,
                keys.duration("execution_timeout"));
    }

    private static void refuseWhatComesLater(Keys own, Keys keys) {
        var rule = keys.text("trigger_rule");
        if (rule != null && !rule.equals("all_success")) {
            throw DagException.at(own.place("trigger_rule"), "later", "trigger_rule: " + rule);
        }
        for (var flag : List.of("depends_on_past", "wait_for_downstream", "retry_exponential_backoff")) {
            if (keys.has(flag) && !Boolean.FALSE.equals(keys.value(flag))) {
                throw DagException.at(own.place(flag), "later", flag);
            }
        }
        if (own.has("task_group_name")) {
            throw DagException.at(own.place("task_group_name"), "later", "task_group_name");
        }
    }

    private static Operator operator(Keys own, Keys keys) {
        var path = own.text("operator");
        if (path == null) {
            throw DagException.at(own.place("operator"), "no_operator");
        }
        var name = OPERATORS.get(path);
        if (name == null) {
            throw DagException.at(
                    own.place("operator"),
                    "unknown_operator",
                    path,
                    String.join(
                            ", ",
                            OPERATORS.values().stream().sorted().distinct().toList()));
        }
        boolean bash = name.equals(Operator.BASH);
        own.requireKnown(known(bash));
        return bash ? bash(keys) : new Operator.Empty();
    }

    private static Set<String> known(boolean bash) {
        var known = new java.util.HashSet<>(HARMLESS);
        known.addAll(Set.of(
                "trigger_rule",
                "depends_on_past",
                "wait_for_downstream",
                "retry_exponential_backoff",
                "max_retry_delay"));
        known.addAll(bash ? BASH : Set.of());
        return known;
    }

    private static Operator.Bash bash(Keys keys) {
        var command = keys.text("bash_command");
        if (command == null || command.isBlank()) {
            throw DagException.at(keys.place("bash_command"), "no_command");
        }
        if (command.contains("{{") || command.contains("{%")) {
            throw DagException.at(keys.place("bash_command"), "later", "Jinja {{ … }}");
        }
        if (command.endsWith(".sh") || command.endsWith(".bash")) {
            throw DagException.at(keys.place("bash_command"), "script_file", command);
        }
        var environment = keys.mapping("env").values().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> String.valueOf(entry.getValue())));
        return new Operator.Bash(
                command,
                environment,
                environment.isEmpty() || keys.flag("append_env", false),
                keys.text("cwd"),
                skipCodes(keys));
    }

    private static Set<Integer> skipCodes(Keys keys) {
        if (keys.values().containsKey("skip_on_exit_code") && !keys.has("skip_on_exit_code")) {
            return Set.of();
        }
        return keys.value("skip_on_exit_code") instanceof List<?> codes
                ? codes.stream()
                        .map(code -> Integer.valueOf(String.valueOf(code)))
                        .collect(Collectors.toSet())
                : Set.of(keys.number("skip_on_exit_code", SKIP_CODE));
    }
}
