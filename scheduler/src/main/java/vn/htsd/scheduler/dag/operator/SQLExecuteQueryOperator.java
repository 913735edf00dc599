package vn.htsd.scheduler.dag.operator;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.htsd.scheduler.dag.yaml.DagException;
import vn.htsd.scheduler.dag.yaml.Keys;

/**
 * Runs statements in a database.
 *
 * @param sql statements; one that ends in {@code .sql} names a file with them
 * @param connection null for the published warehouse, which is only read
 * @param parameters for the placeholders of the statements: a list or a mapping
 * @param splitStatements whether one text holds several statements
 * @param returnLast whether only the last answer counts
 * @param autocommit whether each statement counts by itself, rather than all or none
 * @param logged whether the answer is written into the task's log
 */
public record SQLExecuteQueryOperator(
        List<String> sql,
        @Nullable String connection,
        @Nullable Object parameters,
        boolean splitStatements,
        boolean returnLast,
        boolean autocommit,
        boolean logged)
        implements Operator {
    static final Set<String> KEYS = Set.of(
            "sql",
            "conn_id",
            "database",
            "autocommit",
            "parameters",
            "handler",
            "output_processor",
            "split_statements",
            "return_last",
            "show_return_value_in_logs",
            "requires_result_fetch",
            "hook_params");

    public SQLExecuteQueryOperator {
        sql = List.copyOf(sql);
    }

    static SQLExecuteQueryOperator read(Keys keys) {
        Fields.refusePython(keys, "handler", "output_processor", "hook_params", "database");
        if (keys.oneOrMore("sql").isEmpty()) {
            throw DagException.at(keys.place("sql"), "missing", "sql");
        }
        return new SQLExecuteQueryOperator(
                keys.oneOrMore("sql"),
                keys.text("conn_id"),
                keys.value("parameters"),
                keys.flag("split_statements", false),
                keys.flag("return_last", true),
                keys.flag("autocommit", false),
                keys.flag("show_return_value_in_logs", false));
    }

    /** The same with other statements. */
    public SQLExecuteQueryOperator with(List<String> other) {
        return new SQLExecuteQueryOperator(
                other, connection, parameters, splitStatements, returnLast, autocommit, logged);
    }

    @Override
    public SQLExecuteQueryOperator rendered(Rendering render) {
        return new SQLExecuteQueryOperator(
                Fields.rendered(sql, render),
                Fields.rendered(connection, render),
                Fields.renderedValue(parameters, render),
                splitStatements,
                returnLast,
                autocommit,
                logged);
    }

    @Override
    public <T> T match(Cases<T> cases) {
        return cases.sql(this);
    }
}
