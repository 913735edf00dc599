package vn.htsd.ingest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import vn.htsd.data.finding.Finding;
import vn.htsd.data.finding.Rule;
import vn.htsd.data.form.FormCatalogue;
import vn.htsd.data.problem.Category;
import vn.htsd.data.problem.HtsdException;
import vn.htsd.data.problem.Message;
import vn.htsd.data.progress.Progress;
import vn.htsd.data.reference.Reference;
import vn.htsd.data.report.Kind;
import vn.htsd.data.report.Nature;
import vn.htsd.data.report.Report;
import vn.htsd.data.workspace.Workspace;
import vn.htsd.ingest.check.Outcome;
import vn.htsd.ingest.land.Archive;
import vn.htsd.ingest.land.ArchivedFile;
import vn.htsd.ingest.land.LandedReports;
import vn.htsd.ingest.land.Landing;
import vn.htsd.ingest.land.Receipt;
import vn.htsd.ingest.land.Succession;
import vn.htsd.ingest.read.Limits;
import vn.htsd.ingest.write.Change;
import vn.htsd.ingest.write.ReportFields;
import vn.htsd.ingest.write.ReportJson;

/**
 * A correction that came by letter or e-mail: the report that stands, with some fields changed, is sent once more as its next
 * revision, through the same door as every other report.
 */
public final class Correction {
    private static final String CHANNEL = "correction";

    private final Workspace workspace;
    private final Archive archive;
    private final Reference reference;
    private final Clock clock;
    private final Ingest ingest;
    private final FileWork archived;
    private final FileWork draft;

    public Correction(Workspace workspace, FormCatalogue forms, Reference reference, Clock clock, Limits limits) {
        this.workspace = workspace;
        this.archive = new Archive(workspace.archive());
        this.reference = reference;
        this.clock = clock;
        this.ingest = new Ingest(workspace, forms, reference, clock, limits);
        var readers = Readers.of(forms, reference, workspace.photos(), limits);
        this.archived = new FileWork(archive::kept, readers);
        this.draft = new FileWork((file, receipt) -> new ArchivedFile("", file.path(), receipt), readers);
    }

    /**
     * What to correct.
     *
     * @param kind null where only one report of that year stands
     * @param document the letter that asks for it: "CV 12/UBND-VHXH ngày 20/10/2025"
     * @param receivedAt when the letter came; null for now
     */
    public record Request(
            String reporter,
            int campaignYear,
            @Nullable Kind kind,
            List<Change> changes,
            String document,
            @Nullable Instant receivedAt,
            @Nullable String sender) {
        public Request {
            changes = List.copyOf(changes);
        }
    }

    /**
     * A correction that was taken.
     *
     * @param approximate how many figures were approximate before and are written as they stand now
     */
    public record Corrected(
            String reporter, int revision, List<Change.Done> changes, int approximate, IngestSummary ingest) {
        public Corrected {
            changes = List.copyOf(changes);
        }
    }

    /**
     * Corrects one report; the caller holds the workspace lock.
     *
     * @param locale of the sentences that say why the corrected report would be sent back
     * @throws HtsdException if no report stands, a change cannot be made, or the corrected report would be sent back; then
     *     nothing happened
     */
    public Corrected make(Request request, Locale locale, Progress progress) {
        try {
            new Succession(workspace).finish();
            var standing = standing(request);
            var before = read(standing);
            var changes = new ArrayList<Change.Done>();
            var fields = revised(before, standing.revision() + 1);
            for (var change : request.changes()) {
                fields = change.in(fields, changes);
            }
            if (changes.stream().allMatch(done -> Objects.equals(done.before(), done.after()))) {
                throw refused("correction_nothing");
            }
            var inbox = workspace.scratch().resolve("correction");
            Landing.deleteTree(inbox);
            var file = inbox.resolve(name(before, standing.revision() + 1));
            Files.createDirectories(inbox);
            Files.write(file, ReportJson.bytes(fields));
            check(file, before, locale);
            Files.write(
                    file.resolveSibling(file.getFileName() + ".meta.json"),
                    JsonMapper.shared().writeValueAsBytes(meta(request)));
            var summary = ingest.run(new Ingest.Request(inbox, CHANNEL, null, 1), progress);
            Landing.deleteTree(inbox);
            return new Corrected(
                    before.reporter().name(), standing.revision() + 1, changes, approximate(before), summary);
        } catch (IOException e) {
            throw new HtsdException(
                    Category.ENVIRONMENT,
                    Message.of(Ingest.BUNDLE, "not_written", workspace.home(), String.valueOf(e.getMessage())),
                    e);
        }
    }

    private LandedReports.Accepted standing(Request request) throws IOException {
        var standing =
                new LandedReports(new Landing(workspace), archive).standing(request.reporter(), request.campaignYear());
        var kind = request.kind();
        if (kind == null && standing.size() > 1) {
            throw refused("correction_kind", request.reporter(), request.campaignYear());
        }
        var found = kind == null ? standing.values().stream().findFirst().orElse(null) : standing.get(kind);
        if (found == null) {
            throw refused("correction_no_report", request.reporter(), request.campaignYear());
        }
        return found;
    }

    /** As the report is understood today. */
    private Report read(LandedReports.Accepted standing) throws IOException {
        var kept = archive.receiptsOf(standing.sha256());
        if (kept.isEmpty()) {
            throw refused("correction_not_archived", standing.sha256());
        }
        var file = kept.get(0);
        var outcomes = outcomes(archived, file.path(), file.receipt());
        if (standing.ordinal() < outcomes.size()
                && outcomes.get(standing.ordinal()) instanceof Outcome.Accepted accepted) {
            return accepted.report();
        }
        throw refused("correction_not_accepted", file.receipt().fileName());
    }

    private static List<Outcome> outcomes(FileWork work, Path file, Receipt receipt) throws IOException {
        try {
            return work.on(new ClaimedFile(receipt.fileName(), file, receipt), sha256 -> false)
                    .call()
                    .outcomes();
        } catch (IOException | RuntimeException known) {
            throw known;
        } catch (Exception other) {
            throw new IllegalStateException(other);
        }
    }

    private ReportFields revised(Report report, int revision) {
        var sent = ReportFields.asSent(report, reference.localities());
        var single = new LinkedHashMap<>(sent.single());
        single.put("nature", Nature.REPLACEMENT.code());
        single.put("revision", (long) revision);
        return new ReportFields(single, sent.activities(), sent.funding());
    }

    /** The same checks as at the door, before anything is kept. */
    private void check(Path file, Report before, Locale locale) throws IOException {
        var name = String.valueOf(file.getFileName());
        var outcome = outcomes(draft, file, new Receipt(name, clock.instant(), CHANNEL, null))
                .get(0);
        var wrong = outcome.findings().stream()
                .filter(finding -> finding.isError() || finding.rule() == Rule.FIELD_UNKNOWN)
                .toList();
        if (!wrong.isEmpty()) {
            Landing.deleteTree(Objects.requireNonNull(file.getParent()));
            throw new HtsdException(
                    Category.INPUT, Message.of(Ingest.BUNDLE, "correction_wrong", lines(wrong, locale)));
        }
        boolean same = outcome.match(
                accepted -> accepted.report()
                                .reporter()
                                .code()
                                .equals(before.reporter().code())
                        && accepted.report().campaignYear() == before.campaignYear()
                        && accepted.report().kind() == before.kind(),
                returned -> false);
        if (!same) {
            Landing.deleteTree(Objects.requireNonNull(file.getParent()));
            throw refused("correction_other", before.reporter().code());
        }
    }

    private static String lines(List<Finding> findings, Locale locale) {
        return findings.stream()
                .map(finding -> "\n  " + finding.place() + ": " + finding.message(locale))
                .collect(Collectors.joining());
    }

    private LinkedHashMap<String, @Nullable Object> meta(Request request) {
        var meta = new LinkedHashMap<String, @Nullable Object>();
        var receivedAt = request.receivedAt() == null ? clock.instant() : request.receivedAt();
        meta.put("received_at", receivedAt.toString());
        meta.put("channel", CHANNEL);
        meta.put("sender", request.sender());
        meta.put("source", request.document());
        return meta;
    }

    private static String name(Report report, int revision) {
        var code = new String(report.reporter().code().getBytes(StandardCharsets.US_ASCII), StandardCharsets.US_ASCII)
                .replaceAll("[^A-Za-z0-9._-]", "-");
        return "dinh-chinh_" + code + "_" + report.campaignYear() + "_"
                + report.kind().code() + "_lan-" + revision + ".json";
    }

    private static int approximate(Report report) {
        long people = report.activities().stream()
                .map(activity -> activity.participants().total())
                .filter(total -> total != null && total.approximate())
                .count();
        long money = report.funding().stream()
                .map(line -> line.amountVnd())
                .filter(amount -> amount != null && amount.approximate())
                .count();
        return (int) (people + money);
    }

    private static HtsdException refused(String key, Object... arguments) {
        return new HtsdException(Category.INPUT, Message.of(Ingest.BUNDLE, key, arguments));
    }
}
