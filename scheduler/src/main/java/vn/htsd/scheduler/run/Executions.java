package vn.htsd.scheduler.run;

import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Set;
import vn.htsd.data.problem.Category;
import vn.htsd.data.problem.HtsdException;
import vn.htsd.scheduler.dag.operator.BashOperator;
import vn.htsd.scheduler.dag.operator.BashSensor;
import vn.htsd.scheduler.dag.operator.BranchDayOfWeekOperator;
import vn.htsd.scheduler.dag.operator.EmailOperator;
import vn.htsd.scheduler.dag.operator.EmptyOperator;
import vn.htsd.scheduler.dag.operator.ExternalTaskSensor;
import vn.htsd.scheduler.dag.operator.FileSensor;
import vn.htsd.scheduler.dag.operator.HttpOperator;
import vn.htsd.scheduler.dag.operator.HttpSensor;
import vn.htsd.scheduler.dag.operator.LatestOnlyOperator;
import vn.htsd.scheduler.dag.operator.Operator;
import vn.htsd.scheduler.dag.operator.SQLExecuteQueryOperator;
import vn.htsd.scheduler.dag.operator.SqlSensor;
import vn.htsd.scheduler.dag.operator.TriggerDagRunOperator;
import vn.htsd.scheduler.mail.Letter;

/** How each kind of operator is run. */
record Executions(Attempt attempt, Commands commands, Outside outside) implements Operator.Cases<Execution> {
    @Override
    public Execution bash(BashOperator bash) {
        return () -> commands.bash(attempt, bash);
    }

    @Override
    public Execution bashSensor(BashSensor sensor) {
        return () -> new Sensing(attempt, sensor.poking()).sense(() -> commands.look(attempt, sensor));
    }

    @Override
    public Execution file(FileSensor sensor) {
        return () -> {
            var connection = sensor.connection();
            boolean based = !connection.equals(FileSensor.NO_BASE)
                    || attempt.around().connections().containsKey(connection);
            var base = based ? attempt.around().endpoints().basePath(connection) : "";
            var path = Path.of(base).resolve(sensor.path()).toString();
            return new Sensing(attempt, sensor.poking()).sense(() -> {
                attempt.log().note("Looking for " + path);
                return new FileGlob(path, sensor.recursive()).hasFile() ? Sensing.Look.DONE : Sensing.Look.NOT_YET;
            });
        };
    }

    @Override
    public Execution empty(EmptyOperator empty) {
        return AttemptResult::success;
    }

    @Override
    public Execution branchDayOfWeek(BranchDayOfWeekOperator branch) {
        return () -> {
            var run = attempt.run();
            var logicalDate = run.logicalDate();
            if (branch.byLogicalDate() && logicalDate == null) {
                throw new IllegalStateException("This run has no logical date whose weekday could be asked for");
            }
            var day = branch.byLogicalDate() && logicalDate != null
                    ? logicalDate.atOffset(ZoneOffset.UTC).getDayOfWeek()
                    : attempt.clock()
                            .instant()
                            .atZone(run.dag().schedule().zone())
                            .getDayOfWeek();
            var chosen = branch.chosen(day);
            attempt.log().note(day + ": following " + chosen);
            return AttemptResult.branched(
                    Branch.skipped(run.dag(), attempt.task().id(), chosen));
        };
    }

    @Override
    public Execution latestOnly(LatestOnlyOperator latest) {
        return () -> {
            if (LatestRun.is(attempt.run(), attempt.clock().instant())) {
                return AttemptResult.success();
            }
            attempt.log().note("Not the latest run: what comes directly after is skipped");
            var below = attempt.run().dag().downstream(attempt.task().id());
            return AttemptResult.branched(Set.copyOf(below));
        };
    }

    @Override
    public Execution email(EmailOperator email) {
        return () -> {
            var files = email.files().stream()
                    .map(file -> attempt.run().folder().resolve(file))
                    .toList();
            try {
                outside.postbox()
                        .send(new Letter(
                                email.to(), email.cc(), email.bcc(), email.subject(), email.html(), true, files));
            } catch (HtsdException refused) {
                attempt.log().note(refused.sentence().in(Locale.ENGLISH));
                // A setting or an address that is wrong will be so the next time.
                return refused.category() == Category.INPUT ? AttemptResult.failedForGood() : AttemptResult.failed();
            }
            attempt.log().note("Sent “" + email.subject() + "” to " + String.join(", ", email.to()));
            return AttemptResult.success();
        };
    }

    @Override
    public Execution externalTask(ExternalTaskSensor sensor) {
        return () -> new Sensing(attempt, sensor.poking()).sense(new ExternalLook(attempt, sensor)::look);
    }

    @Override
    public Execution http(HttpOperator http) {
        return () -> new HttpWork(attempt, outside.web()).call(http);
    }

    @Override
    public Execution httpSensor(HttpSensor sensor) {
        var work = new HttpWork(attempt, outside.web());
        return () -> new Sensing(attempt, sensor.poking()).sense(() -> work.look(sensor));
    }

    @Override
    public Execution sql(SQLExecuteQueryOperator sql) {
        return () -> new SqlWork(attempt, outside.databases()).run(sql);
    }

    @Override
    public Execution sqlSensor(SqlSensor sensor) {
        var work = new SqlWork(attempt, outside.databases());
        return () -> new Sensing(attempt, sensor.poking()).sense(() -> work.look(sensor));
    }

    @Override
    public Execution triggerDagRun(TriggerDagRunOperator trigger) {
        return new TriggerWork(attempt, trigger)::run;
    }
}
