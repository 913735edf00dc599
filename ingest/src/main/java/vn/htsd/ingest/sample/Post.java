package vn.htsd.ingest.sample;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import vn.htsd.data.campaign.Campaign;
import vn.htsd.data.campaign.CampaignCatalogue;
import vn.htsd.data.locality.LocalityCatalogue;
import vn.htsd.data.report.Kind;
import vn.htsd.data.text.VietnameseText;
import vn.htsd.ingest.write.ReportFields;
import vn.htsd.ingest.write.ReportJson;

/** Sends drafts: decides on which day, composes them, and writes them as a workbook or as JSON, once or twice. */
final class Post {
    private static final int NAME_LENGTH = 60;

    private final Campaign campaign;
    private final LocalityCatalogue localities;
    private final ReportComposer composer;
    private final FilledForm form;
    private final Parcels parcels;
    private final long seed;

    Post(
            Campaign campaign,
            LocalityCatalogue localities,
            ReportComposer composer,
            FilledForm form,
            Parcels parcels,
            long seed) {
        this.campaign = campaign;
        this.localities = localities;
        this.composer = composer;
        this.form = form;
        this.parcels = parcels;
        this.seed = seed;
    }

    /** The day on which {@code author}'s first report arrives: in time, or some days after the deadline. */
    LocalDate arrival(Author author, boolean late) {
        var dice = Dice.of(seed, author.code(), author.level(), campaign.year(), "arrival");
        var due = campaign.deadline(
                        author.level().code(),
                        author.receiverLevel(localities, campaign.weekStart()),
                        author.reportsTo())
                .map(rule -> rule.dueDate())
                .orElse(campaign.weekEnd().plusDays(10));
        long early =
                Math.max(0, Math.min(4, due.toEpochDay() - campaign.weekEnd().toEpochDay()));
        return late ? due.plusDays(dice.whole(1, 9)) : due.minusDays(dice.whole(0, (int) early));
    }

    /** Sends {@code draft}; where it is a revision, the mistaken report goes first and this one days later. */
    void send(Draft draft, Fate fate) {
        var arrival = draft.signed();
        if (fate.revised()) {
            send(draft.mistaken(draft.figures().times(.9), arrival), fate.json(), arrival);
            var later = arrival.plusDays(
                    Dice.of(seed, draft.author().code(), "revision").whole(2, 6));
            send(draft.replacing(later), fate.json(), later);
        } else {
            send(draft, fate.json(), arrival);
        }
    }

    private void send(Draft draft, boolean json, LocalDate arrival) {
        var author = draft.author();
        var dice =
                Dice.of(seed, author.code(), author.level(), campaign.year(), draft.kind(), draft.revision(), "words");
        var fields = ReportFields.of(composer.compose(draft, dice), localities);
        var province = localities
                .byKey(String.valueOf(author.locality().provinceKey()))
                .orElseThrow();
        var funds = dice.oneOf(List.of(Funds.DONG, Funds.DONG, Funds.THOUSAND, Funds.MILLION));
        byte[] content = json
                ? ReportJson.bytes(fields)
                : form.bytes(fields, funds, author.locality().provinceKey(), draft.signed());
        var folder = parcels.folder(campaign.year(), province.code());
        parcels.put(
                folder.resolve(name(draft) + (json ? ".json" : ".xlsx")), content, at(arrival, dice), author.name());
    }

    private static OffsetDateTime at(LocalDate day, Dice dice) {
        return LocalDateTime.of(day, LocalTime.of(dice.whole(8, 16), dice.whole(0, 59)))
                .atZone(CampaignCatalogue.ZONE)
                .toOffsetDateTime();
    }

    /** A name that a person understands and every file system takes: plain letters only. */
    private String name(Draft draft) {
        var author = draft.author();
        var what = draft.kind() == Kind.CONSOLIDATED ? "Tong-hop" : "Bao-cao";
        var who = VietnameseText.fold(author.name()).toLowerCase(Locale.ROOT).replace(' ', '-');
        var shortened = who.length() > NAME_LENGTH ? who.substring(0, NAME_LENGTH) : who;
        var again = draft.revision() > 1 ? "_lan-" + draft.revision() : "";
        return what + "-HTSD-" + campaign.year() + "_" + author.code() + "_" + shortened + again;
    }
}
