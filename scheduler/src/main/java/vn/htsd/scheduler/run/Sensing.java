package vn.htsd.scheduler.run;

import java.time.Duration;
import java.time.Instant;
import vn.htsd.scheduler.dag.operator.Poking;
import vn.htsd.scheduler.dag.rule.TaskState;

/** A sensor at work: looks, waits, looks again, and gives up in the end. */
record Sensing(Attempt attempt, Poking poking) {
    /** What one look says. */
    enum Look {
        DONE,
        NOT_YET,
        /** It will never be done. */
        HOPELESS,
        /** The look itself took too long. */
        TIMED_OUT
    }

    /** One look. */
    interface Eye {
        Look look() throws InterruptedException;
    }

    AttemptResult sense(Eye eye) throws InterruptedException {
        var started = attempt.clock().instant();
        for (int look = 1; ; look++) {
            var seen = look(eye);
            if (seen == Look.DONE) {
                return AttemptResult.success();
            }
            var elapsed = since(attempt.firstLook());
            boolean tooLong = attempt.task().executionTimeout() != null
                    && since(started).compareTo(attempt.task().executionTimeout()) > 0;
            if (seen == Look.TIMED_OUT || tooLong) {
                return poking.softFail() || poking.neverFail() ? AttemptResult.skipped() : AttemptResult.failed();
            }
            if (seen == Look.HOPELESS || elapsed.compareTo(poking.timeout()) > 0) {
                attempt.log().note(seen == Look.HOPELESS ? "Giving up" : "Giving up after timeout " + poking.timeout());
                return poking.softFail() || seen == Look.HOPELESS && poking.neverFail()
                        ? AttemptResult.skipped()
                        : AttemptResult.failedForGood();
            }
            var pause = poking.pause(look, elapsed);
            if (poking.reschedule()) {
                return AttemptResult.again(pause);
            }
            Thread.sleep(pause.toMillis());
        }
    }

    private Look look(Eye eye) throws InterruptedException {
        try {
            return eye.look();
        } catch (Limited.TimedOut e) {
            attempt.log().note(String.valueOf(e.getMessage()));
            return Look.TIMED_OUT;
        } catch (RuntimeException e) {
            if (e instanceof TaskFailure decided && decided.result().state() == TaskState.SKIPPED) {
                throw e;
            }
            if (!poking.silentFail() && !poking.neverFail()) {
                throw e;
            }
            attempt.log().note("Could not look: " + e.getMessage());
            return poking.silentFail() ? Look.NOT_YET : Look.HOPELESS;
        }
    }

    private Duration since(Instant moment) {
        return Duration.between(moment, attempt.clock().instant());
    }
}
