package vn.htsd.scheduler.dag.operator;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields of an operator that may be templates, by the names that they have in a DAG file, as they stand in it. */
public final class TemplateFields implements Operator.Cases<Map<String, @Nullable Object>> {
    private TemplateFields() {}

    /** In Airflow's order; empty for an operator without templates. */
    public static Map<String, @Nullable Object> of(Operator operator) {
        return operator.match(new TemplateFields());
    }

    private static Map<String, @Nullable Object> fields(@Nullable Object... namesAndValues) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        for (int at = 0; at < namesAndValues.length; at += 2) {
            fields.put(String.valueOf(namesAndValues[at]), namesAndValues[at + 1]);
        }
        return fields;
    }

    @Override
    public Map<String, @Nullable Object> bash(BashOperator bash) {
        return fields("bash_command", bash.command(), "env", bash.environment(), "cwd", bash.directory());
    }

    @Override
    public Map<String, @Nullable Object> bashSensor(BashSensor sensor) {
        return fields("bash_command", sensor.command(), "env", sensor.environment());
    }

    @Override
    public Map<String, @Nullable Object> branchDayOfWeek(BranchDayOfWeekOperator branch) {
        return fields();
    }

    @Override
    public Map<String, @Nullable Object> email(EmailOperator email) {
        return fields(
                "to", email.to(),
                "subject", email.subject(),
                "html_content", email.html(),
                "files", email.files(),
                "cc", email.cc(),
                "bcc", email.bcc());
    }

    @Override
    public Map<String, @Nullable Object> empty(EmptyOperator empty) {
        return fields();
    }

    @Override
    public Map<String, @Nullable Object> externalTask(ExternalTaskSensor sensor) {
        return fields(
                "external_dag_id", sensor.dag(),
                "external_task_ids", sensor.tasks(),
                "external_task_group_id", sensor.group());
    }

    @Override
    public Map<String, @Nullable Object> file(FileSensor sensor) {
        return fields("filepath", sensor.path());
    }

    @Override
    public Map<String, @Nullable Object> http(HttpOperator http) {
        return fields("endpoint", http.endpoint(), "data", http.data(), "headers", http.headers());
    }

    @Override
    public Map<String, @Nullable Object> httpSensor(HttpSensor sensor) {
        return fields(
                "endpoint", sensor.endpoint(), "request_params", sensor.parameters(), "headers", sensor.headers());
    }

    @Override
    public Map<String, @Nullable Object> latestOnly(LatestOnlyOperator latest) {
        return fields();
    }

    @Override
    public Map<String, @Nullable Object> sql(SQLExecuteQueryOperator sql) {
        return fields("conn_id", sql.connection(), "sql", sql.sql(), "parameters", sql.parameters());
    }

    @Override
    public Map<String, @Nullable Object> sqlSensor(SqlSensor sensor) {
        return fields("conn_id", sensor.connection(), "sql", sensor.sql(), "parameters", sensor.parameters());
    }

    @Override
    public Map<String, @Nullable Object> triggerDagRun(TriggerDagRunOperator trigger) {
        return fields(
                "trigger_dag_id", trigger.dag(),
                "trigger_run_id", trigger.runId(),
                "logical_date", trigger.logicalDate(),
                "conf", trigger.conf());
    }
}
