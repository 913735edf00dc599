package vn.htsd.ingest.land;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When, how and from whom a file came. */
public record Receipt(String fileName, Instant receivedAt, @Nullable String channel, @Nullable String sender) {}
