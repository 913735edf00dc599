package vn.htsd.scheduler.run;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.htsd.scheduler.connection.Databases;
import vn.htsd.scheduler.connection.SqlAnswer;
import vn.htsd.scheduler.connection.SqlSession;
import vn.htsd.scheduler.dag.operator.SQLExecuteQueryOperator;
import vn.htsd.scheduler.dag.operator.SqlSensor;

/** Statements in databases. */
record SqlWork(Attempt attempt, Databases databases) {
    /** What a task passes on is kept in the run store. */
    private static final int MOST_ROWS = 10_000;

    private static final List<Object> FALSE = List.of("", false);

    AttemptResult run(SQLExecuteQueryOperator sql) throws InterruptedException {
        boolean several = sql.splitStatements() || sql.sql().size() > 1;
        var statements = sql.splitStatements()
                ? sql.sql().stream()
                        .flatMap(text -> SqlSession.statements(text).stream())
                        .toList()
                : sql.sql();
        var answers = answers(sql.connection(), statements, sql.parameters(), sql.autocommit());
        for (var answer : answers) {
            attempt.log()
                    .note(
                            answer.rows() == null
                                    ? answer.changed() + " rows changed"
                                    : answer.rows().size() + " rows");
        }
        var value = several && !sql.returnLast()
                ? answers.stream().map(SqlAnswer::rows).toList()
                : answers.isEmpty() ? null : answers.get(answers.size() - 1).rows();
        if (sql.logged()) {
            attempt.log().note("Answer: " + value);
        }
        return AttemptResult.success(attempt.task().xcomPush() ? value : null);
    }

    /** Done when there is a row whose first cell Python would call true: neither empty nor the number 0. */
    Sensing.Look look(SqlSensor sensor) throws InterruptedException {
        var answers = answers(sensor.connection(), List.of(sensor.sql()), sensor.parameters(), false);
        var rows = answers.get(0).rows();
        if (rows == null || rows.isEmpty()) {
            if (sensor.failOnEmpty()) {
                throw TaskFailure.of("The answer has no row, which fail_on_empty does not allow");
            }
            return Sensing.Look.NOT_YET;
        }
        return isTrue(rows.get(0).get(0)) ? Sensing.Look.DONE : Sensing.Look.NOT_YET;
    }

    private static boolean isTrue(@Nullable Object cell) {
        return cell != null && !FALSE.contains(cell) && !(cell instanceof Number number && number.doubleValue() == 0);
    }

    private List<SqlAnswer> answers(
            @Nullable String connection, List<String> statements, @Nullable Object parameters, boolean autocommit)
            throws InterruptedException {
        statements.forEach(statement -> attempt.log().note("Running: " + statement.strip()));
        try (var session = databases.open(attempt.around().endpoints(), connection)) {
            return Limited.call(
                    attempt, () -> session.run(statements, parameters, autocommit, MOST_ROWS), session::cancel);
        }
    }
}
