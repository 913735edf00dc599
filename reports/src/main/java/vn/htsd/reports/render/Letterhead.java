package vn.htsd.reports.render;

import org.jspecify.annotations.Nullable;

/** The parts of a document that Decree 30 asks for around its text. */
public record Letterhead(
        String issuer,
        String number,
        String placeAndDate,
        String subject,
        String recipients,
        String authority,
        @Nullable String signer,
        boolean draft) {}
