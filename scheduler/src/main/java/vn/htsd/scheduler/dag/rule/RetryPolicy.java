package vn.htsd.scheduler.dag.rule;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How often and after what pause a failed task is tried again.
 *
 * @param retries attempts after the first one
 * @param multiplier by how much the pause grows with each attempt; 0 where it stays the same
 * @param maxDelay the longest pause where it grows; null for a day, which no growing pause exceeds anyway
 */
public record RetryPolicy(int retries, Duration delay, double multiplier, @Nullable Duration maxDelay) {
    private static final long LONGEST_SECONDS = Duration.ofHours(24).toSeconds();

    public RetryPolicy {
        boolean wrongLimit = maxDelay != null && maxDelay.isNegative();
        if (retries < 0 || delay.isNegative() || multiplier < 0 || wrongLimit) {
            throw new IllegalArgumentException("Retries and their pauses must not be negative");
        }
    }

    /** One attempt and no more. */
    public static RetryPolicy never() {
        return new RetryPolicy(0, Duration.ofMinutes(5), 0, null);
    }

    /** @param failed number of the attempt that failed, from 1 */
    public boolean triesAgainAfter(int failed) {
        return failed <= retries;
    }

    /**
     * The pause after attempt {@code failed}. One that grows is spread, so that tasks which failed together do not come back
     * together; the spread depends on nothing but {@code seed} and the attempt.
     *
     * @param seed what tells one task of one run from all others, as {@link #seed} makes it
     */
    public Duration pauseAfter(int failed, String seed) {
        if (multiplier == 0) {
            return delay;
        }
        double grown = Math.ceil(delay.toMillis() / 1000.0 * Math.pow(multiplier, failed - 1.0));
        long base = (long) Math.max(1, Math.min(grown, Long.MAX_VALUE / 4.0));
        var jitter = sha1(seed + "#" + failed).mod(BigInteger.valueOf(base)).longValueExact();
        var pause = Duration.ofSeconds(Math.min(base + jitter, LONGEST_SECONDS));
        return maxDelay != null && pause.compareTo(maxDelay) > 0 ? maxDelay : pause;
    }

    /** @param logicalDate as Python prints it, or {@code None} */
    public static String seed(String dagId, String taskId, String logicalDate) {
        return dagId + "#" + taskId + "#" + logicalDate;
    }

    private static BigInteger sha1(String text) {
        try {
            return new BigInteger(1, MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }
}
