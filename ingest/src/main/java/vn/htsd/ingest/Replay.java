package vn.htsd.ingest;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.problem.Category;
import vn.htsd.data.problem.HtsdException;
import vn.htsd.data.problem.Message;
import vn.htsd.data.progress.Progress;
import vn.htsd.data.workspace.Workspace;
import vn.htsd.ingest.IngestSummary.FileResult;
import vn.htsd.ingest.IngestSummary.FileStatus;
import vn.htsd.ingest.answer.Answers;
import vn.htsd.ingest.answer.Outbox;
import vn.htsd.ingest.land.Archive;
import vn.htsd.ingest.land.ArchivedFile;
import vn.htsd.ingest.land.LandedFile;
import vn.htsd.ingest.land.Landing;
import vn.htsd.ingest.land.Succession;

/**
 * Makes the landing once more from the archive alone: claim after claim in the order of their time, each file under its old
 * name and moment, beside the old landing until all is done.
 */
final class Replay {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern(
                    "'replay-'yyyyMMdd'T'HHmmssSSS", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final Workspace workspace;
    private final Archive archive;
    private final Outbox outbox;
    private final Reading reading;
    private int nowAccepted;
    private int nowReturned;

    Replay(Workspace workspace, Archive archive, Outbox outbox, Reading reading) {
        this.workspace = workspace;
        this.archive = archive;
        this.outbox = outbox;
        this.reading = reading;
    }

    Replayed run(@Nullable Instant since, Instant now, Progress progress) throws IOException {
        var old = new Landing(workspace);
        var before = old.judged();
        var receipts = archive.receipts();
        requireAll(before.keySet(), receipts);
        var claims = claims(receipts);
        var again = claims.entrySet().stream()
                .filter(claim -> since == null
                        || claim.getValue().stream()
                                .anyMatch(file -> !file.receipt().receivedAt().isBefore(since)))
                .map(Map.Entry::getKey)
                .collect(java.util.stream.Collectors.toSet());
        claims.keySet().retainAll(again);
        var succession = new Succession(workspace);
        var landing = succession.begin();
        int kept = 0;
        for (var batch : old.batches()) {
            // A batch that does not tell its claim is made again with all receipts that do not tell theirs.
            if (since != null && !again.contains(batch.claim())) {
                succession.keep(batch.directory());
                kept++;
            }
        }
        long total = claims.values().stream().mapToLong(List::size).sum();
        var tally = new Tally(total);
        Optional<String> last = Optional.empty();
        try (var answers = outbox.open(succession.answers(), reading.threads());
                var step = progress.step(Message.of(Ingest.BUNDLE, "replaying").in(Message.VIETNAMESE), total)) {
            for (var claim : claims.entrySet()) {
                try (var batch = landing.open(claim.getKey())) {
                    reading.into(batch, claim.getValue(), landing.loadedBefore(claim.getKey()), (result, landed) -> {
                        tell(result, landed, before, answers);
                        tally.add(result);
                        step.advance(1);
                    });
                    var landed = batch.land(Ingest.version(), () -> {}); // nobody sees it yet
                    last = landed.isPresent() ? landed : last;
                }
            }
            progress.beforePublication();
            answers.publish(false);
        }
        var name = STAMP.format(now);
        boolean anyChanged = nowAccepted + nowReturned > 0;
        progress.beforePublication();
        succession.complete(name);
        return new Replayed(
                tally.summary(last), kept, nowAccepted, nowReturned, anyChanged ? Optional.of(name) : Optional.empty());
    }

    /** By claim, oldest first; the files of one in the order in which it took them. */
    private static TreeMap<String, List<ClaimedFile>> claims(List<ArchivedFile> files) {
        var claims = new TreeMap<String, List<ClaimedFile>>();
        var opened = files.stream()
                .flatMap(file -> file.receipt().note().parcelHash().stream())
                .collect(java.util.stream.Collectors.toSet());
        var reports = new java.util.HashMap<String, ClaimedFile>();
        files.forEach(file -> reports.putIfAbsent(file.sha256(), claimed(file)));
        for (var file : files) {
            // A parcel is only an envelope: its files are in the archive themselves.
            if (!opened.contains(file.sha256())) {
                var beside = file.receipt().note().beside().stream()
                        .flatMap(sha256 -> Optional.ofNullable(reports.get(sha256)).stream())
                        .toList();
                claims.computeIfAbsent(file.receipt().claim(), claim -> new ArrayList<>())
                        .add(claimed(file).with(beside));
            }
        }
        claims.forEach((claim, taken) -> taken.sort(
                claim.isEmpty()
                        ? Comparator.comparing(
                                        (ClaimedFile file) -> file.receipt().receivedAt())
                                .thenComparing(ClaimedFile::name)
                                .thenComparing(ClaimedFile::path)
                        : Comparator.comparing(ClaimedFile::name).thenComparing(ClaimedFile::path)));
        return claims;
    }

    private static ClaimedFile claimed(ArchivedFile file) {
        return new ClaimedFile(file.receipt().path(), file.path(), file.receipt());
    }

    /** An archive that lost files must not cost their figures. */
    private void requireAll(Set<String> landed, List<ArchivedFile> archived) {
        var lost = new HashSet<>(landed);
        archived.forEach(file -> lost.remove(file.sha256()));
        if (!lost.isEmpty()) {
            throw new HtsdException(
                    Category.ENVIRONMENT,
                    Message.of(
                            Ingest.BUNDLE,
                            "archive_incomplete",
                            lost.size(),
                            workspace.archive(),
                            lost.stream().sorted().findFirst().orElse("")));
        }
    }

    private void tell(FileResult result, LandedFile landed, Map<String, String> before, Answers answers)
            throws IOException {
        var was = before.get(landed.file().sha256());
        if (was == null || result.status() == FileStatus.DUPLICATE || was.equals(landed.noted())) {
            return;
        }
        if (rank(landed.noted()) > rank(was)) {
            nowAccepted++;
        } else {
            nowReturned++;
        }
        answers.add(result.file(), landed, result.findings());
    }

    private static int rank(String status) {
        return List.of("returned", "unlinked", "document", "partly", "accepted").indexOf(status);
    }
}
