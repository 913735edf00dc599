package vn.htsd.ingest.document;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What the note beside a document ({@code <file>.meta.json}) says of it; null where it says nothing. */
public record Declared(
        @Nullable String reporter,
        @Nullable Integer campaignYear,
        @Nullable String documentNumber,
        @Nullable LocalDate documentDate) {
    public static final Declared NOTHING = new Declared(null, null, null, null);
}
