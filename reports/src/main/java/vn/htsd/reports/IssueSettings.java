package vn.htsd.reports;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What makes a report an issued document. Without number and date it is a draft and never looks issued.
 *
 * @param number the document's number, without its mark ({@code 123} of {@code 123/BC-BGDĐT})
 * @param date the day of signature
 * @param place "Hà Nội"
 * @param signingAuthority lines over the signature ("KT. BỘ TRƯỞNG", "THỨ TRƯỞNG")
 */
public record IssueSettings(
        @Nullable String number,
        @Nullable LocalDate date,
        String place,
        String signingAuthority,
        @Nullable String signer) {
    /** An unnumbered draft of the Ministry. */
    public static IssueSettings draft() {
        return new IssueSettings(null, null, "Hà Nội", "KT. BỘ TRƯỞNG\nTHỨ TRƯỞNG", null);
    }

    /** For reports that have no number of their own in the settings: the national report has it. */
    IssueSettings unissued() {
        return new IssueSettings(null, null, place, signingAuthority, signer);
    }

    public boolean isDraft() {
        return number == null || date == null;
    }
}
