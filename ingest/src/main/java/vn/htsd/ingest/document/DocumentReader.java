package vn.htsd.ingest.document;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.campaign.Campaign;
import vn.htsd.data.campaign.CampaignCatalogue;
import vn.htsd.data.finding.Finding;
import vn.htsd.data.finding.Rule;
import vn.htsd.data.problem.Message;
import vn.htsd.data.reference.Reference;
import vn.htsd.ingest.read.Deadline;
import vn.htsd.ingest.read.DocumentFormat;
import vn.htsd.ingest.read.Limits;

/**
 * Finds out whose a document is. The evidence, the first that tells counts: the note beside it, the report that it came
 * with, its file name, its own text. Thread-safe.
 */
public final class DocumentReader {
    private static final String BUNDLE = "vn.htsd.ingest.document.messages";

    private final CampaignCatalogue campaigns;
    private final Parties parties;
    private final DocumentText texts;

    public DocumentReader(Reference reference, Limits limits) {
        this.campaigns = reference.campaigns();
        this.parties = new Parties(reference);
        this.texts = new DocumentText(limits);
    }

    /**
     * A file to be looked at.
     *
     * @param name what its sender called it
     * @param beside the report that it came with; null where it came alone
     */
    public record Source(Path file, String name, DocumentFormat format, Declared declared, @Nullable Beside beside) {}

    /**
     * Whose a document is, with what is to be said of it.
     *
     * @throws UnsafeDocument if the file must not be opened; it then goes back to its sender
     */
    public SignedDocument read(Source source, Deadline deadline) throws IOException, UnsafeDocument {
        var letter = Letterhead.of(texts.of(source.file(), source.format(), deadline));
        var declared = source.declared();
        var number = declared.documentNumber() == null ? letter.number() : declared.documentNumber();
        var date = declared.documentDate() == null ? letter.date() : declared.documentDate();
        if (number != null && Letterhead.isOtherKind(number)) {
            return new SignedDocument(null, null, number, date, List.of(Finding.of(Rule.DOCUMENT_KEPT, "", number)));
        }
        var campaign = campaign(source, letter, date);
        var party = party(source, letter, campaign);
        return new SignedDocument(
                party, campaign == null ? null : campaign.year(), number, date, List.of(finding(party, campaign)));
    }

    private @Nullable Campaign campaign(Source source, Letterhead letter, @Nullable LocalDate date) {
        var beside = source.beside();
        return Stream.of(
                        Optional.ofNullable(source.declared().campaignYear()),
                        Optional.ofNullable(beside).map(Beside::campaignYear),
                        FileName.year(source.name(), campaigns),
                        Optional.ofNullable(letter.campaignYear()),
                        Optional.ofNullable(date).flatMap(this::yearOfSigning))
                .flatMap(Optional::stream)
                .findFirst()
                .flatMap(campaigns::of)
                .orElse(null);
    }

    /** Signed between the Week and the end of its year: no other campaign's report is due then. */
    private Optional<Integer> yearOfSigning(LocalDate date) {
        return campaigns
                .of(date.getYear())
                .filter(campaign -> !campaign.supplementary() && !date.isBefore(campaign.weekStart()))
                .map(Campaign::year);
    }

    private @Nullable Party party(Source source, Letterhead letter, @Nullable Campaign campaign) {
        var code = source.declared().reporter();
        if (code != null) {
            return campaign == null
                    ? Party.of(code)
                    : parties.ofCode(code, campaign.weekStart()).orElseGet(() -> Party.of(code));
        }
        if (source.beside() != null) {
            return source.beside().party();
        }
        if (campaign == null) {
            // A code or a name without a year may mean several.
            return null;
        }
        return FileName.party(source.name(), parties, campaign.weekStart())
                .or(() -> parties.ofIssuer(letter, campaign.weekStart()))
                .orElse(null);
    }

    private static Finding finding(@Nullable Party party, @Nullable Campaign campaign) {
        if (party != null && campaign != null) {
            return Finding.of(Rule.DOCUMENT_ONLY, "", party.shownName(), campaign.year());
        }
        var missing = campaign != null ? "no_party" : party != null ? "no_year" : "nothing";
        return new Finding(Rule.DOCUMENT_UNLINKED, "", null, Message.of(BUNDLE, missing));
    }
}
