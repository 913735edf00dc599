package vn.htsd.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.htsd.data.form.FormCatalogue;
import vn.htsd.data.problem.Category;
import vn.htsd.data.problem.HtsdException;
import vn.htsd.data.problem.Message;
import vn.htsd.data.progress.Progress;
import vn.htsd.data.reference.Reference;
import vn.htsd.data.workspace.Workspace;
import vn.htsd.ingest.answer.Outbox;
import vn.htsd.ingest.land.Archive;
import vn.htsd.ingest.land.Landing;
import vn.htsd.ingest.land.Succession;
import vn.htsd.ingest.read.Limits;

/** Claims the files of an inbox, archives their bytes, reads and checks them, answers each, and lands one batch. */
public final class Ingest {
    static final String BUNDLE = "vn.htsd.ingest.messages";

    private static final Logger LOG = LoggerFactory.getLogger(Ingest.class);

    private final Workspace workspace;
    private final Clock clock;
    private final Archive archive;
    private final Outbox outbox;
    private final Readers readers;
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
        this.archive = new Archive(workspace.archive());
        this.outbox = new Outbox(workspace, reference);
        this.limits = limits;
        this.readers = Readers.of(forms, reference, workspace.photos(), limits);
    }

    /**
     * What to take.
     *
     * @param inbox directory to claim files from, with all directories below it
     * @param channel recorded where a file has no {@code .meta.json}
     * @param threads how many files are read at a time
     */
    public record Request(Path inbox, @Nullable String channel, @Nullable String sender, int threads) {}

    /**
     * Takes everything in the inbox; the caller holds the workspace lock. Bad input never stops the other files. What an
     * interrupted run left is taken up first, and told of as if that run had ended.
     */
    public IngestSummary run(Request request, Progress progress) {
        if (!Files.isDirectory(request.inbox())) {
            throw new HtsdException(Category.INPUT, Message.of(BUNDLE, "inbox_missing", request.inbox()));
        }
        return writing(() -> {
            var claims = left();
            var known = new Landing(workspace).claims();
            var fresh = Claim.of(
                    request.inbox(),
                    workspace.scratch(),
                    clock.instant(),
                    request.channel(),
                    request.sender(),
                    id -> known.contains(id) || Files.exists(workspace.outbox().resolve(id)));
            if (fresh != null) {
                claims.add(fresh);
            }
            return run(claims, request.threads(), progress);
        });
    }

    /**
     * Reads the archive again with the forms and the reference of today: what was landed is replaced as a whole, and only
     * when all of it was read. The moment of receipt, channel, sender, name and order of each file stay. What is judged
     * otherwise than before is answered.
     *
     * @param since only claims that hold a file received then or later; null for all
     */
    public Replayed replay(@Nullable Instant since, int threads, Progress progress) {
        return writing(() -> {
            // What an interrupted run archived is not the whole of its claim.
            run(left(), threads, progress);
            var reading = new Reading(new FileWork(archive::kept, readers), threads);
            return new Replay(workspace, archive, outbox, reading).run(since, clock.instant(), progress);
        });
    }

    /** Ends what a crash of a replay left half done; whoever takes the workspace lock does this first. */
    public static void recover(Workspace workspace) {
        try {
            new Succession(workspace).finish();
        } catch (IOException | UncheckedIOException e) {
            throw new HtsdException(
                    Category.ENVIRONMENT, Message.of(BUNDLE, "not_written", workspace.home(), e.getMessage()), e);
        }
    }

    /** Something that writes into the workspace. */
    private interface Writing<T> {
        T run() throws IOException;
    }

    private <T> T writing(Writing<T> work) {
        try {
            return work.run();
        } catch (IOException | UncheckedIOException e) {
            throw new HtsdException(
                    Category.ENVIRONMENT, Message.of(BUNDLE, "not_written", workspace.home(), e.getMessage()), e);
        }
    }

    private List<Claim> left() throws IOException {
        new Succession(workspace).finish();
        return new ArrayList<>(Claim.left(workspace.scratch()));
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
                var landed = run(claims.get(at).id(), claimed.get(at), threads, tally, progress, step);
                claims.get(at).done();
                batch = landed.isPresent() ? landed : batch;
            }
        }
        return tally.summary(batch);
    }

    private Optional<String> run(
            String claim, List<ClaimedFile> files, int threads, Tally tally, Progress progress, Progress.Step step)
            throws IOException {
        if (files.isEmpty()) {
            return Optional.empty();
        }
        var landing = new Landing(workspace);
        var taken = files.stream().map(file -> file.in(claim)).toList();
        try (var batch = landing.open(claim);
                var answers = outbox.open(claim, threads)) {
            new Reading(new FileWork(archive::keep, readers), threads)
                    .into(batch, taken, landing.loadedBefore(claim), (result, landed) -> {
                        answers.add(result.file(), landed, result.findings());
                        if (result.status() != IngestSummary.FileStatus.PARCEL) {
                            tally.add(result);
                        }
                        step.advance(1);
                    });
            // Before the batch: a crash in between makes the same answers again.
            progress.beforePublication();
            answers.publish(batch.isLanded());
            var id = batch.land(version(), progress::beforePublication);
            LOG.info("{} files taken, batch {}", files.size(), id.orElse("none"));
            return id;
        }
    }

    static String version() {
        var version = Ingest.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
