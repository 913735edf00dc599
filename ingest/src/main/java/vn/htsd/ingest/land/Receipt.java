package vn.htsd.ingest.land;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When, how and from whom a file came.
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
        String path) {
    public Receipt(String fileName, Instant receivedAt, @Nullable String channel, @Nullable String sender) {
        this(fileName, receivedAt, channel, sender, null, "", fileName);
    }

    /** The receipt of a file that came inside this one. */
    public Receipt of(String member) {
        var name = member.substring(member.lastIndexOf('/') + 1);
        return new Receipt(name, receivedAt, channel, sender, source, claim, name);
    }

    /** The same, taken by {@code claim} as {@code path}: with both, the archive alone tells what one run did. */
    public Receipt in(String claim, String path) {
        return new Receipt(fileName, receivedAt, channel, sender, source, claim, path);
    }

    /** The same, resting on a document. */
    public Receipt from(@Nullable String source) {
        return new Receipt(fileName, receivedAt, channel, sender, source, claim, path);
    }
}
