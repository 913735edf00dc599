package vn.htsd.ingest.land;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When, how and from whom a file came, and what came along with it. */
public record Receipt(
        String fileName, Instant receivedAt, @Nullable String channel, @Nullable String sender, CoverNote note) {
    /** Of a file that came by itself. */
    public Receipt(String fileName, Instant receivedAt, @Nullable String channel, @Nullable String sender) {
        this(fileName, receivedAt, channel, sender, CoverNote.NONE);
    }

    /** The same receipt with another note. */
    public Receipt with(CoverNote other) {
        return new Receipt(fileName, receivedAt, channel, sender, other);
    }
}
