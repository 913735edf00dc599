package vn.htsd.scheduler.run;

import java.io.IOException;
import java.nio.file.Files;
import vn.htsd.scheduler.dag.operator.BashOperator;
import vn.htsd.scheduler.dag.operator.Operator;
import vn.htsd.scheduler.dag.operator.SQLExecuteQueryOperator;
import vn.htsd.scheduler.dag.operator.SqlSensor;
import vn.htsd.scheduler.run.template.TemplateException;

/** Files beside the DAG that stand in place of a command or a statement that names them. */
final class Scripts {
    private Scripts() {}

    /** The operator with what stands in its files. */
    static Operator read(Attempt attempt) {
        var operator = attempt.task().operator();
        if (operator instanceof BashOperator bash && bash.templateFile() != null) {
            return bash.with(text(attempt, bash.templateFile()));
        }
        if (operator instanceof SQLExecuteQueryOperator sql) {
            return sql.with(sql.sql().stream().map(text -> sql(attempt, text)).toList());
        }
        return operator instanceof SqlSensor sensor ? sensor.with(sql(attempt, sensor.sql())) : operator;
    }

    private static String sql(Attempt attempt, String text) {
        return text.endsWith(".sql") ? text(attempt, text) : text;
    }

    private static String text(Attempt attempt, String name) {
        var file = attempt.run().folder().resolve(name);
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new TemplateException("the script " + file + " cannot be read (" + e
                    + "); a space after its name makes it no name of a file");
        }
    }
}
