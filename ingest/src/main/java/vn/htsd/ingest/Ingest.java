package vn.htsd.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.htsd.data.campaign.CampaignCatalogue;
import vn.htsd.data.finding.Finding;
import vn.htsd.data.finding.Rule;
import vn.htsd.data.form.FormCatalogue;
import vn.htsd.data.problem.Category;
import vn.htsd.data.problem.HtsdException;
import vn.htsd.data.problem.Message;
import vn.htsd.data.progress.Progress;
import vn.htsd.data.reference.Reference;
import vn.htsd.data.workspace.Workspace;
import vn.htsd.ingest.IngestSummary.FileResult;
import vn.htsd.ingest.IngestSummary.FileStatus;
import vn.htsd.ingest.IngestSummary.ReportResult;
import vn.htsd.ingest.answer.Answers;
import vn.htsd.ingest.answer.Outbox;
import vn.htsd.ingest.check.FormReader;
import vn.htsd.ingest.check.Outcome;
import vn.htsd.ingest.document.DocumentReader;
import vn.htsd.ingest.land.Archive;
import vn.htsd.ingest.land.Batch;
import vn.htsd.ingest.land.LandedFile;
import vn.htsd.ingest.land.Landing;
import vn.htsd.ingest.photo.PhotoStore;
import vn.htsd.ingest.read.Limits;
import vn.htsd.ingest.read.ReportReader;

/** Claims the files of an inbox, archives their bytes, reads and checks them, answers each, and lands one batch. */
public final class Ingest {
    private static final Logger LOG = LoggerFactory.getLogger(Ingest.class);
    private static final String BUNDLE = "vn.htsd.ingest.messages";

    private final Workspace workspace;
    private final Clock clock;
    private final Landing landing;
    private final Outbox outbox;
    private final FileWork work;
    private final Limits limits;

    /** Takes files under the standard limits. */
    public Ingest(Workspace workspace, FormCatalogue forms, Reference reference, Clock clock) {
        this(workspace, forms, reference, clock, Limits.STANDARD);
    }

    /**
     * @param workspace where archive, landing, contacts and outbox lie
     * @param clock gives the moment of claim, which counts as received where no {@code .meta.json} says otherwise
     * @param limits how much a file may hold
     */
    public Ingest(Workspace workspace, FormCatalogue forms, Reference reference, Clock clock, Limits limits) {
        this.workspace = workspace;
        this.clock = clock;
        this.landing = new Landing(workspace);
        this.outbox = new Outbox(workspace, reference);
        this.limits = limits;
        this.work = new FileWork(
                new Archive(workspace.archive()),
                new ReportReader(limits),
                new FormReader(forms, reference),
                new DocumentReader(reference, limits),
                new PhotoStore(workspace.photos()),
                limits);
    }

    /**
     * What to take.
     *
     * @param inbox directory to claim files from, with all directories below it
     * @param channel recorded where a file has no {@code .meta.json}
     * @param threads how many files are read at a time
     */
    public record Request(Path inbox, @Nullable String channel, @Nullable String sender, int threads) {}

    /** Takes everything in the inbox; the caller holds the workspace lock. Bad input never stops the other files. */
    public IngestSummary run(Request request, Progress progress) {
        if (!Files.isDirectory(request.inbox())) {
            throw new HtsdException(Category.INPUT, Message.of(BUNDLE, "inbox_missing", request.inbox()));
        }
        try {
            var claims = new ArrayList<Claim>(Claim.left(workspace.scratch()));
            var fresh = Claim.of(
                    request.inbox(), workspace.scratch(), clock.instant(), request.channel(), request.sender());
            if (fresh != null) {
                claims.add(fresh);
            }
            return run(claims, request.threads(), progress);
        } catch (IOException | UncheckedIOException e) {
            throw new HtsdException(
                    Category.ENVIRONMENT, Message.of(BUNDLE, "not_written", workspace.home(), e.getMessage()), e);
        }
    }

    private IngestSummary run(List<Claim> claims, int threads, Progress progress) throws IOException {
        var claimed = new ArrayList<List<ClaimedFile>>();
        for (var claim : claims) {
            claimed.add(claim.claimed(limits));
        }
        long total = claimed.stream().mapToLong(List::size).sum();
        var tally = new Tally(total);
        Optional<String> batch = Optional.empty();
        try (var step = progress.step(Message.of(BUNDLE, "progress").in(Message.VIETNAMESE), total)) {
            for (int at = 0; at < claims.size(); at++) {
                var landed = run(claims.get(at).id(), claimed.get(at), threads, tally, step);
                claims.get(at).done();
                batch = landed.or(lastOf(batch));
            }
        }
        return tally.summary(batch);
    }

    private static java.util.function.Supplier<Optional<String>> lastOf(Optional<String> batch) {
        return () -> batch;
    }

    private Optional<String> run(String claim, List<ClaimedFile> files, int threads, Tally tally, Progress.Step step)
            throws IOException {
        if (files.isEmpty()) {
            return Optional.empty();
        }
        var before = landing.loaded();
        var loaded = new java.util.HashMap<String, Instant>(before);
        try (var batch = landing.open();
                var answers = outbox.open(claim, threads)) {
            Ordered.run(files, threads, file -> work.on(file, before::containsKey), read -> {
                take(read, loaded, batch, answers, tally);
                step.advance(1);
            });
            // Before the batch: a crash in between makes the same answers again.
            answers.publish(batch.isLanded());
            var id = batch.land(version());
            LOG.info("{} files taken, batch {}", files.size(), id.orElse("none"));
            return id;
        }
    }

    /** Runs in the order of the files, so that of two equal ones the first is loaded, whatever thread was faster. */
    private static void take(ReadFile read, Map<String, Instant> loaded, Batch batch, Answers answers, Tally tally)
            throws IOException {
        if (read.isOpenedParcel()) {
            answers.add(read.claimed().name(), new LandedFile(read.archived(), "parcel", List.of()), read.remarks());
            return;
        }
        var sha256 = read.archived().sha256();
        var earlier = loaded.get(sha256);
        var status = earlier == null ? status(read) : FileStatus.DUPLICATE;
        var outcomes = earlier == null ? read.outcomes() : List.<Outcome>of();
        var landed = new LandedFile(
                read.archived(),
                status.name().toLowerCase(java.util.Locale.ROOT),
                outcomes,
                earlier == null ? read.signed() : null,
                earlier == null ? read.photos() : List.of());
        batch.add(landed);
        // Within one batch the same bytes give the same answer, so even a returned file is judged once.
        loaded.putIfAbsent(sha256, read.archived().receipt().receivedAt());
        var result = earlier == null ? result(read, status) : duplicate(read, earlier);
        answers.add(result.file(), landed, result.findings());
        tally.add(result);
    }

    private static FileStatus status(ReadFile read) {
        if (read.document()) {
            return FileStatus.DOCUMENT;
        }
        long accepted = read.outcomes().stream()
                .filter(Outcome.Accepted.class::isInstance)
                .count();
        if (accepted == read.outcomes().size()) {
            return FileStatus.ACCEPTED;
        }
        return accepted == 0 ? FileStatus.RETURNED : FileStatus.PARTLY;
    }

    private static FileResult result(ReadFile read, FileStatus status) {
        var findings = new ArrayList<Finding>();
        findings.addAll(read.remarks());
        read.outcomes().forEach(outcome -> findings.addAll(outcome.findings()));
        return new FileResult(
                read.claimed().name(),
                status,
                read.outcomes().stream().map(Ingest::result).toList(),
                findings);
    }

    private static ReportResult result(Outcome outcome) {
        return outcome.match(
                accepted -> {
                    var report = accepted.report();
                    return new ReportResult(
                            report.reporter().name(),
                            report.campaignYear(),
                            report.kind().code(),
                            report.isMemo() ? "memo" : "accepted");
                },
                returned -> new ReportResult(
                        returned.known().reporterName(),
                        returned.known().campaignYear(),
                        returned.known().kind(),
                        "returned"));
    }

    private static FileResult duplicate(ReadFile read, Instant earlier) {
        var day = earlier.atZone(CampaignCatalogue.ZONE).toLocalDate();
        return new FileResult(
                read.claimed().name(),
                FileStatus.DUPLICATE,
                List.of(),
                List.of(Finding.of(Rule.DUPLICATE_FILE, "", null, day)));
    }

    private static String version() {
        var version = Ingest.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
