package vn.htsd.ingest.document;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.finding.Finding;

/**
 * A document that was received. It is linked where both its party and its year are known.
 *
 * @param number as it stands on the document, without "Số:"
 */
public record SignedDocument(
        @Nullable Party party,
        @Nullable Integer campaignYear,
        @Nullable String number,
        @Nullable LocalDate date,
        List<Finding> findings) {
    public SignedDocument {
        findings = List.copyOf(findings);
    }

    public boolean isLinked() {
        return party != null && campaignYear != null;
    }
}
