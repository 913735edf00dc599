package vn.htsd.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.htsd.data.campaign.CampaignCatalogue;
import vn.htsd.ingest.document.Declared;
import vn.htsd.ingest.land.CoverNote;
import vn.htsd.ingest.land.Receipt;

/** What {@code <file>.meta.json} says of how a file came and, of a signed document, whose it is; blank fields are null. */
record FileMeta(
        @Nullable Instant receivedAt,
        @Nullable String channel,
        @Nullable String sender,
        @Nullable String source,
        Declared declared) {
    private static final Logger LOG = LoggerFactory.getLogger(FileMeta.class);
    private static final FileMeta BLANK = new FileMeta(null, null, null, null, Declared.NOTHING);

    /** A file that says nothing readable is as good as none: the report beside it must not suffer. */
    static FileMeta read(Path file) throws IOException {
        try {
            var meta = JsonMapper.shared().readTree(Files.readAllBytes(file));
            return new FileMeta(
                    instant(meta.path("received_at").stringValue("")),
                    meta.path("channel").stringValue(null),
                    meta.path("sender").stringValue(null),
                    meta.path("source").stringValue(null),
                    declared(meta));
        } catch (JacksonException | DateTimeException unreadable) {
            LOG.warn("{} is not readable and is passed over", file.getFileName(), unreadable);
            return BLANK;
        }
    }

    /** An instant, a time with its offset, or a day in Vietnam from the register of incoming papers. */
    private static @Nullable Instant instant(String text) {
        if (text.isEmpty()) {
            return null;
        }
        return text.length() == "2025-10-06".length()
                ? LocalDate.parse(text).atStartOfDay(CampaignCatalogue.ZONE).toInstant()
                : OffsetDateTime.parse(text).toInstant();
    }

    private static Declared declared(JsonNode meta) {
        // A field that is not readable is as good as none; what the others say still holds.
        var year = meta.path("campaign_year").asString("").strip();
        return new Declared(
                blankIsNull(meta.path("reporter")),
                year.matches("\\d{4}") ? Integer.valueOf(year) : null,
                blankIsNull(meta.path("document_number")),
                day(meta.path("document_date").stringValue("")));
    }

    private static @Nullable LocalDate day(String text) {
        try {
            return text.isBlank() ? null : LocalDate.parse(text.strip());
        } catch (DateTimeException unreadable) {
            LOG.warn("document_date “{}” is no ISO date and is passed over", text);
            return null;
        }
    }

    private static @Nullable String blankIsNull(JsonNode node) {
        var text = node.stringValue("").strip();
        return text.isEmpty() ? null : text;
    }

    Receipt receipt(String name, Instant claimedAt, @Nullable String ownChannel, @Nullable String ownSender) {
        return new Receipt(
                        name,
                        receivedAt == null ? claimedAt : receivedAt,
                        channel == null ? ownChannel : channel,
                        sender == null ? ownSender : sender)
                .from(source)
                .with(new CoverNote(null, declared, List.of()));
    }
}
