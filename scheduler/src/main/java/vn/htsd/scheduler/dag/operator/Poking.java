package vn.htsd.scheduler.dag.operator;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.htsd.scheduler.dag.yaml.DagException;
import vn.htsd.scheduler.dag.yaml.Keys;

/**
 * How a sensor waits.
 *
 * @param interval pause between two looks
 * @param timeout after so long it gives up, which is not retried
 * @param reschedule whether it frees its slot between two looks; a {@code deferrable} sensor does
 * @param softFail whether giving up skips the task rather than failing it
 * @param backoff whether the pauses grow
 * @param maxWait the longest pause where they grow; null for no limit
 * @param silentFail whether an error while looking counts as "not yet"
 * @param neverFail whether an error skips the task
 */
public record Poking(
        Duration interval,
        Duration timeout,
        boolean reschedule,
        boolean softFail,
        boolean backoff,
        @Nullable Duration maxWait,
        boolean silentFail,
        boolean neverFail) {
    static final Set<String> KEYS = Set.of(
            "poke_interval",
            "timeout",
            "mode",
            "soft_fail",
            "exponential_backoff",
            "max_wait",
            "silent_fail",
            "never_fail");
    private static final Duration INTERVAL = Duration.ofSeconds(60);
    private static final Duration TIMEOUT = Duration.ofDays(7);

    /**
     * The pause after look number {@code look}, from 1. Growing pauses double and never reach beyond the timeout.
     *
     * @param elapsed since the first look
     */
    public Duration pause(int look, Duration elapsed) {
        if (!backoff) {
            return interval;
        }
        double grown = Math.max(1, Math.floor(interval.toMillis() / 1000.0 * Math.pow(2, look - 2.0)));
        long left = Math.max(0, timeout.minus(elapsed).toSeconds());
        var pause = grown < left ? Duration.ofSeconds((long) grown) : Duration.ofSeconds(left);
        return maxWait != null && pause.compareTo(maxWait) > 0 ? maxWait : pause;
    }

    static Poking read(Keys keys) {
        var mode = keys.text("mode", "poke");
        if (!mode.equals("poke") && !mode.equals("reschedule")) {
            throw DagException.at(keys.place("mode"), "not_one_of", mode, "poke, reschedule");
        }
        if (keys.flag("soft_fail", false) && keys.flag("never_fail", false)) {
            throw DagException.at(keys.place("never_fail"), "not_both", "soft_fail", "never_fail");
        }
        return new Poking(
                keys.duration("poke_interval", INTERVAL),
                keys.duration("timeout", TIMEOUT),
                mode.equals("reschedule") || keys.flag("deferrable", false),
                keys.flag("soft_fail", false),
                keys.flag("exponential_backoff", false),
                keys.duration("max_wait"),
                keys.flag("silent_fail", false),
                keys.flag("never_fail", false));
    }
}
