package vn.htsd.reports;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What makes a report an issued document. Without number and date it is a draft and never looks issued.
 *
 * @param number the document's number, without its mark ({@code 123} of {@code 123/BC-BGDĐT})
 * @param date the day of signature
 * @param place "Hà Nội"
 * @param signingAuthority lines over the signature ("KT. BỘ TRƯỞNG", "THỨ TRƯỞNG")
 * @param offices what offices are called in place of the built-in words, by one of {@link #OFFICE_WORDS}
 */
public record IssueSettings(
        @Nullable String number,
        @Nullable LocalDate date,
        String place,
        String signingAuthority,
        @Nullable String signer,
        Map<String, String> offices) {
    /**
     * What can be said otherwise of the Ministry, and with a level before it of departments and communes: the issuing body, the line
     * above it, the mark of its documents, who signs, and who gets the report. {@code {0}} is the place.
     */
    public static final List<String> OFFICE_WORDS = List.of(
            "issuer",
            "mark",
            "recipients",
            "province.above",
            "province.issuer",
            "province.mark",
            "province.authority",
            "province.recipients",
            "commune.above",
            "commune.issuer",
            "commune.mark",
            "commune.authority",
            "commune.recipients");

    public IssueSettings {
        offices = Map.copyOf(offices);
    }

    /** With the built-in words for offices. */
    public IssueSettings(
            @Nullable String number,
            @Nullable LocalDate date,
            String place,
            String signingAuthority,
            @Nullable String signer) {
        this(number, date, place, signingAuthority, signer, Map.of());
    }

    /** An unnumbered draft of the Ministry. */
    public static IssueSettings draft() {
        return new IssueSettings(null, null, "Hà Nội", "KT. BỘ TRƯỞNG\nTHỨ TRƯỞNG", null);
    }

    /** For reports that have no number of their own in the settings: the national report has it. */
    IssueSettings unissued() {
        return new IssueSettings(null, null, place, signingAuthority, signer, offices);
    }

    public boolean isDraft() {
        return number == null || date == null;
    }
}
