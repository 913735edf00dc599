package vn.htsd.data.approval;

import java.time.Instant;
import java.util.Locale;

/**
 * Somebody looked at one thing of one report and lets it appear in print, or takes that back.
 *
 * @param id of what was looked at, made from its content: another text or picture has another id, and no approval
 * @param submission the report that it came with
 * @param words the passage that may be quoted, what is to stand below the picture, or the sponsor's name
 * @param note why, or what the approval rests on; may be blank
 * @param withdrawn whether an earlier approval is taken back
 */
public record Approval(
        String id,
        Kind kind,
        int campaign,
        String submission,
        String words,
        String by,
        Instant at,
        String note,
        boolean withdrawn) {
    /** What can be approved. */
    public enum Kind {
        QUOTATION,
        PHOTO,
        SPONSOR;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Approval {
        if (by.isBlank()) {
            throw new IllegalArgumentException("Nobody approved " + id);
        }
    }
}
