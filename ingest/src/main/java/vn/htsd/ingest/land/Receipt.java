package vn.htsd.ingest.land;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When, how and from whom a file came. */
public record Receipt(String fileName, Instant receivedAt, @Nullable String channel, @Nullable String sender) {
    /** The receipt of a file that came inside this one. */
    public Receipt of(String member) {
        return new Receipt(member.substring(member.lastIndexOf('/') + 1), receivedAt, channel, sender);
    }
}
