package vn.htsd.ingest.land;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When, how and from whom a file came, and what came along with it.
 *
 * @param source the document that a correction rests on; null for a file that somebody sent as it is
 * @param claim the run that took it; empty where nobody noted it
 * @param path what it was called in that run's inbox, with {@code /}
 */
public record Receipt(
        String fileName,
        Instant receivedAt,
        @Nullable String channel,
        @Nullable String sender,
        @Nullable String source,
        String claim,
        String path,
        CoverNote note) {
    /** Of a file that came by itself. */
    public Receipt(String fileName, Instant receivedAt, @Nullable String channel, @Nullable String sender) {
        this(fileName, receivedAt, channel, sender, null, "", fileName, CoverNote.NONE);
    }

    /** The same, taken by {@code claim} as {@code path}: with both, the archive alone tells what one run did. */
    public Receipt in(String claim, String path) {
        return new Receipt(fileName, receivedAt, channel, sender, source, claim, path, note);
    }

    /** The same, resting on a document. */
    public Receipt from(@Nullable String source) {
        return new Receipt(fileName, receivedAt, channel, sender, source, claim, path, note);
    }

    /** The same receipt with another note. */
    public Receipt with(CoverNote other) {
        return new Receipt(fileName, receivedAt, channel, sender, source, claim, path, other);
    }
}
