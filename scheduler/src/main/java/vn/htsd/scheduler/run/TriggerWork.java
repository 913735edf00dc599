package vn.htsd.scheduler.run;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.htsd.scheduler.dag.operator.TriggerDagRunOperator;

/** Starts a run of another DAG, once, however often the task is tried. */
record TriggerWork(Attempt attempt, TriggerDagRunOperator trigger) {
    /** A date, a time of UTC, or one that names its offset. */
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd['T'HH:mm[:ss[.SSSSSS][.SSS]][XXX][XX]]");

    AttemptResult run() throws InterruptedException {
        var runId = runId();
        var started = attempt.around()
                .others()
                .start(new OtherRuns.Request(
                        trigger.dag(), runId, logicalDate(), conf(), by(), trigger.reset(), trigger.failWhenPaused()));
        attempt.log()
                .note(
                        switch (started) {
                            case CREATED -> "Started " + trigger.dag() + " " + runId;
                            case BEFORE -> "An earlier try has started " + trigger.dag() + " " + runId + " already";
                            case CLEARED -> trigger.dag() + " " + runId + " runs again";
                            case BY_OTHERS ->
                                trigger.dag() + " " + runId + ", or a run with its logical date, is there already";
                        });
        if (started == OtherRuns.Started.BY_OTHERS) {
            return trigger.skipWhenThere() ? AttemptResult.skipped() : AttemptResult.failed();
        }
        attempt.around().xcoms().put(attempt.task().id(), "trigger_run_id", runId);
        attempt.around().xcoms().put(attempt.task().id(), "trigger_dag_id", trigger.dag());
        return trigger.waits() ? await(runId) : AttemptResult.success();
    }

    private AttemptResult await(String runId) throws InterruptedException {
        var started = attempt.clock().instant();
        while (true) {
            var state = attempt.around().others().state(trigger.dag(), runId);
            if (state == null) {
                throw TaskFailure.of(trigger.dag() + " " + runId + " was deleted");
            }
            if (trigger.failedStates().contains(state.code())) {
                throw TaskFailure.of(trigger.dag() + " " + runId + " ended: " + state.code());
            }
            if (trigger.allowedStates().contains(state.code())) {
                attempt.log().note(trigger.dag() + " " + runId + " ended: " + state.code());
                return AttemptResult.success();
            }
            var timeout = attempt.task().executionTimeout();
            if (timeout != null && attempt.clock().instant().isAfter(started.plus(timeout))) {
                throw new Limited.TimedOut(timeout);
            }
            Thread.sleep(trigger.interval().toMillis());
        }
    }

    /** As asked for, else made of what is the same in every try. */
    private String runId() {
        var given = trigger.runId();
        return given != null && !given.isBlank()
                ? given
                : RunId.of(RunType.MANUAL, attempt.run().runAfter()) + "__"
                        + UUID.nameUUIDFromBytes(by().getBytes(StandardCharsets.UTF_8))
                                .toString()
                                .substring(0, 8);
    }

    private String by() {
        var run = attempt.run();
        return run.dag().id() + "." + attempt.task().id() + " " + run.runId();
    }

    private Map<String, @Nullable Object> conf() {
        var conf = trigger.conf();
        if (conf != null && !(conf instanceof Map)) {
            throw TaskFailure.forGood("conf is no mapping: " + conf);
        }
        var named = new LinkedHashMap<String, @Nullable Object>();
        if (conf instanceof Map<?, ?> mapping) {
            mapping.forEach((name, value) -> named.put(String.valueOf(name), value));
        }
        return named;
    }

    private @Nullable Instant logicalDate() {
        var text = trigger.logicalDate();
        if (text == null || text.equals("None")) {
            return null;
        }
        if (text.equals(TriggerDagRunOperator.NOW)) {
            return attempt.clock().instant();
        }
        try {
            var moment = MOMENT.parseBest(
                    text.strip().replaceFirst("^(\\d{4}-\\d\\d-\\d\\d) ", "$1T"),
                    OffsetDateTime::from,
                    LocalDateTime::from,
                    LocalDate::from);
            return moment instanceof OffsetDateTime exact
                    ? exact.toInstant()
                    : (moment instanceof LocalDate day ? day.atStartOfDay() : (LocalDateTime) moment)
                            .toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw TaskFailure.forGood("logical_date is no moment: " + text);
        }
    }
}
