package vn.htsd.transform.oracle;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One report as it was landed.
 *
 * @param kind null on a document
 * @param nil it says that the Week was not held
 * @param expected how many reporters it says there are below it
 * @param duplicates what it says that it removed
 */
record Filed(
        Receipt receipt,
        Sender sender,
        String form,
        @Nullable Kind kind,
        int revision,
        boolean nil,
        @Nullable String countedIn,
        @Nullable Long expected,
        Map<Family, Long> duplicates,
        List<Line> lines,
        List<Money> money) {
    enum Kind {
        DIRECT,
        CONSOLIDATED;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    enum Status {
        ACCEPTED,
        RETURNED,
        MEMO,
        DOCUMENT;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @param relayedBy the body whose form B it stands in; null for an own submission */
    record Receipt(String id, String sha, Instant received, Status status, @Nullable String relayedBy) {}

    /** @param level unit, commune, district, province, ministry */
    record Sender(String code, String level, String localityKey, @Nullable String reportsTo) {}

    /** One activity; {@code groups} holds the population groups that were given. */
    record Line(
            String group,
            String mode,
            @Nullable Long participants,
            Map<String, Long> groups,
            @Nullable Long female,
            @Nullable Long classes,
            @Nullable Long sessions) {}

    record Money(String source, @Nullable Long amount, long halfDigit) {}

    /** The same, received so much later. */
    Filed receivedAfter(Duration more) {
        var later = receipt.received().plus(more);
        return new Filed(
                new Receipt(receipt.id(), receipt.sha(), later, receipt.status(), receipt.relayedBy()),
                sender,
                form,
                kind,
                revision,
                nil,
                countedIn,
                expected,
                duplicates,
                lines,
                money);
    }

    boolean is(Kind wanted, Status status) {
        return kind == wanted && receipt.status() == status;
    }

    boolean relayed() {
        return receipt.relayedBy() != null;
    }
}
