package vn.htsd.reports.trace;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The archived file that a report came in.
 *
 * @param ordinal position of the report in the file, from 0
 */
public record SourceFile(
        String submissionId,
        int ordinal,
        String sha256,
        String name,
        @Nullable Instant receivedAt,
        @Nullable String channel,
        @Nullable String sender) {}
