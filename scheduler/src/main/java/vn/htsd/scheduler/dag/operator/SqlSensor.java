package vn.htsd.scheduler.dag.operator;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.htsd.scheduler.dag.yaml.Keys;

/**
 * Waits until the first cell of an answer is neither the number 0 nor empty.
 *
 * @param connection null for the published warehouse
 * @param failOnEmpty whether an answer without a row is an error
 */
public record SqlSensor(
        String sql, @Nullable String connection, @Nullable Object parameters, boolean failOnEmpty, Poking poking)
        implements Operator {
    static final Set<String> KEYS = Keys.union(
            Poking.KEYS,
            Set.of(
                    "conn_id",
                    "sql",
                    "parameters",
                    "success",
                    "failure",
                    "selector",
                    "success_check_lambda",
                    "success_check_name",
                    "success_check_file",
                    "failure_check_lambda",
                    "failure_check_name",
                    "failure_check_file",
                    "fail_on_empty",
                    "hook_params"));

    static SqlSensor read(Keys keys) {
        Fields.refusePython(
                keys,
                "success",
                "failure",
                "selector",
                "success_check_lambda",
                "success_check_name",
                "success_check_file",
                "failure_check_lambda",
                "failure_check_name",
                "failure_check_file",
                "hook_params");
        return new SqlSensor(
                keys.required("sql"),
                keys.text("conn_id"),
                keys.value("parameters"),
                keys.flag("fail_on_empty", false),
                Poking.read(keys));
    }

    /** The same with another statement. */
    public SqlSensor with(String other) {
        return new SqlSensor(other, connection, parameters, failOnEmpty, poking);
    }

    @Override
    public SqlSensor rendered(Rendering render) {
        return new SqlSensor(
                render.text(sql),
                Fields.rendered(connection, render),
                Fields.renderedValue(parameters, render),
                failOnEmpty,
                poking);
    }

    @Override
    public <T> T match(Cases<T> cases) {
        return cases.sqlSensor(this);
    }
}
