package vn.htsd.scheduler.dag.operator;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.htsd.scheduler.dag.yaml.DagException;
import vn.htsd.scheduler.dag.yaml.Keys;

/**
 * Asks the warehouse.
 *
 * @param parameters for the placeholders of the statements: a list or a mapping
 * @param splitStatements whether one text holds several statements
 * @param returnLast whether only the last answer counts
 */
public record SQLExecuteQueryOperator(
        List<String> sql, @Nullable Object parameters, boolean splitStatements, boolean returnLast)
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
        Fields.refusePython(keys, "handler", "output_processor");
        if (keys.oneOrMore("sql").isEmpty()) {
            throw DagException.at(keys.place("sql"), "missing", "sql");
        }
        return new SQLExecuteQueryOperator(
                keys.oneOrMore("sql"),
                keys.value("parameters"),
                keys.flag("split_statements", false),
                keys.flag("return_last", true));
    }

    @Override
    public <T> T match(Cases<T> cases) {
        return cases.sql(this);
    }
}
