package vn.htsd.scheduler.engine;

import java.time.Duration;

/**
 * How a scheduler behaves.
 *
 * @param parallelism so many tasks at a time, over all schedulers of one store
 * @param maxLostAttempts so often a task is started again for free because its scheduler died; 0 is Airflow's behaviour
 * @param lease so long an attempt is its scheduler's without another word
 * @param renewEvery so often the word is given
 * @param reconcileEvery so often everything is compared with the run store, whatever happened
 */
public record EngineSettings(
        int parallelism, int maxLostAttempts, Duration lease, Duration renewEvery, Duration reconcileEvery) {
    public static final EngineSettings STANDARD =
            new EngineSettings(32, 3, Duration.ofSeconds(60), Duration.ofSeconds(5), Duration.ofSeconds(30));

    public EngineSettings {
        if (parallelism < 1 || maxLostAttempts < 0) {
            throw new IllegalArgumentException("parallelism must be at least 1, lost attempts must not be negative");
        }
        if (renewEvery.multipliedBy(2).compareTo(lease) > 0) {
            throw new IllegalArgumentException("A lease must outlast two renewals: " + lease + ", " + renewEvery);
        }
    }

    /** After so long without a renewal a scheduler kills what it runs: well before somebody else may start it again. */
    Duration giveUpAfter() {
        return lease.dividedBy(2);
    }
}
