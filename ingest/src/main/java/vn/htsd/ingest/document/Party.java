package vn.htsd.ingest.document;

import org.jspecify.annotations.Nullable;

/** Who a document is from, as far as that is known beyond its code. */
public record Party(
        String code,
        @Nullable Boolean provisional,
        @Nullable String name,
        @Nullable String type,
        @Nullable String level,
        @Nullable String localityKey,
        @Nullable String reportsTo) {
    /** Somebody of whom nothing but a code is known. */
    static Party of(String code) {
        return new Party(code, null, null, null, null, null, null);
    }

    String shownName() {
        return name == null ? code : name;
    }
}
