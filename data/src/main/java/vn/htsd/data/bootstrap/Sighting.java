package vn.htsd.data.bootstrap;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A unit that sent an accepted report, as the report says.
 *
 * @param submissionId settles which of two reports received at one moment is the later
 */
public record Sighting(
        int campaignYear,
        String code,
        String name,
        @Nullable String type,
        String localityKey,
        @Nullable String reportsTo,
        boolean provisional,
        Instant receivedAt,
        String submissionId) {}
