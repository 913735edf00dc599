package vn.htsd.scheduler.dag.operator;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import vn.htsd.scheduler.dag.yaml.Keys;

/** Every operator that a DAG file may name: its import paths in Airflow 2 and 3, its own keys, and how it is read. */
public enum OperatorKind {
    BASH("BashOperator", BashOperator.KEYS, BashOperator::read, standard("operators.bash"), "operators.bash_operator"),
    EMPTY(
            "EmptyOperator",
            Set.of(),
            keys -> new EmptyOperator(),
            standard("operators.empty"),
            "operators.dummy:DummyOperator",
            "operators.dummy_operator:DummyOperator"),
    HTTP(
            "HttpOperator",
            HttpOperator.KEYS,
            HttpOperator::read,
            "providers.http.operators.http",
            "providers.http.operators.http:SimpleHttpOperator",
            "operators.http_operator:SimpleHttpOperator"),
    EMAIL(
            "EmailOperator",
            EmailOperator.KEYS,
            EmailOperator::read,
            "operators.email",
            "operators.email_operator",
            "providers.smtp.operators.smtp"),
    SQL(
            "SQLExecuteQueryOperator",
            SQLExecuteQueryOperator.KEYS,
            SQLExecuteQueryOperator::read,
            "providers.common.sql.operators.sql"),
    BRANCH_DAY_OF_WEEK(
            "BranchDayOfWeekOperator",
            BranchDayOfWeekOperator.KEYS,
            BranchDayOfWeekOperator::read,
            standard("operators.weekday")),
    LATEST_ONLY(
            "LatestOnlyOperator",
            Set.of(),
            keys -> new LatestOnlyOperator(),
            standard("operators.latest_only"),
            "operators.latest_only_operator"),
    BASH_SENSOR(
            "BashSensor", BashSensor.KEYS, BashSensor::read, standard("sensors.bash"), "contrib.sensors.bash_sensor"),
    FILE_SENSOR(
            "FileSensor",
            FileSensor.KEYS,
            FileSensor::read,
            standard("sensors.filesystem"),
            "contrib.sensors.file_sensor"),
    HTTP_SENSOR("HttpSensor", HttpSensor.KEYS, HttpSensor::read, "providers.http.sensors.http", "sensors.http_sensor"),
    SQL_SENSOR(
            "SqlSensor",
            SqlSensor.KEYS,
            SqlSensor::read,
            "providers.common.sql.sensors.sql",
            "sensors.sql",
            "sensors.sql_sensor"),
    EXTERNAL_TASK_SENSOR(
            "ExternalTaskSensor",
            ExternalTaskSensor.KEYS,
            ExternalTaskSensor::read,
            standard("sensors.external_task"),
            "sensors.external_task_sensor"),
    TRIGGER_DAG_RUN(
            "TriggerDagRunOperator",
            TriggerDagRunOperator.KEYS,
            TriggerDagRunOperator::read,
            standard("operators.trigger_dagrun"),
            "operators.dagrun_operator");

    private static final Pattern PYTHON = Pattern.compile(
            ".*(Python\\w*Operator|Python\\w*Sensor|ShortCircuitOperator|decorators\\.\\w+|Virtualenv\\w*|BranchExternal\\w*)");

    private final String className;
    private final Set<String> keys;
    private final Function<Keys, Operator> reader;
    private final List<String> paths;

    /** @param modules below {@code airflow.}; {@code module:Name} where the class has another name there; {@code *} for 2.x and 3.x */
    OperatorKind(String className, Set<String> keys, Function<Keys, Operator> reader, String... modules) {
        this.className = className;
        this.keys = keys;
        this.reader = reader;
        this.paths = Arrays.stream(modules)
                .flatMap(module -> module.startsWith("*")
                        ? List.of("providers.standard." + module.substring(1), module.substring(1)).stream()
                        : List.of(module).stream())
                .map(module ->
                        "airflow." + (module.contains(":") ? module.replace(':', '.') : module + "." + className))
                .toList();
    }

    /** A module that moved into the provider "standard" with Airflow 3. */
    private static String standard(String module) {
        return "*" + module;
    }

    public static Optional<OperatorKind> of(String importPath) {
        return Arrays.stream(values())
                .filter(kind -> kind.paths.contains(importPath))
                .findFirst();
    }

    /** Whether what stands there would run Python. */
    public static boolean runsPython(String importPath) {
        return PYTHON.matcher(importPath).matches();
    }

    public String className() {
        return className;
    }

    /** The keys that only this operator has. */
    public Set<String> keys() {
        return keys;
    }

    /** @throws vn.htsd.scheduler.dag.yaml.DagException naming the key that is missing or wrong */
    public Operator read(Keys task) {
        return reader.apply(task);
    }
}
