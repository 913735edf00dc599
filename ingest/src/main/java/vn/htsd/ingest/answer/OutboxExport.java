package vn.htsd.ingest.answer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import vn.htsd.data.problem.Category;
import vn.htsd.data.problem.HtsdException;
import vn.htsd.data.problem.Message;
import vn.htsd.data.text.VietnameseText;
import vn.htsd.data.workspace.Workspace;
import vn.htsd.ingest.land.Archive;

/**
 * Gathers the answers by who sent the files, to be carried back: a folder a sender, in it a folder a claim. What lies there
 * already stays, so that it can be done again and again onto the same stick.
 */
public final class OutboxExport {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS", Locale.ROOT).withZone(ZoneOffset.UTC);
    /** What the file system of a stick does not take in a name. */
    private static final Pattern NOT_IN_A_NAME = Pattern.compile("[\\p{Cntrl}\\\\:*?\"<>|]|[. ]+$");

    private static final int LONGEST_NAME = 60;

    private final Archive archive;
    private final AnsweredFiles answers;

    public OutboxExport(Workspace workspace) {
        this.archive = new Archive(workspace.archive());
        this.answers = new AnsweredFiles(workspace);
    }

    /**
     * What was written.
     *
     * @param senders folders with something in them
     * @param files how many files there are, new or not
     * @param written how many of them are new or changed
     */
    public record Exported(int senders, int files, int written) {}

    /** @param since only answers given then or later; null for all */
    public Exported bySender(Path directory, @Nullable Instant since) {
        try {
            var run = new Run(directory);
            for (var claim : answers.claims()) {
                if (since == null || stamp(claim).compareTo(STAMP.format(since)) >= 0) {
                    answers.read(claim, run::export);
                }
            }
            return new Exported(run.senders.size(), run.files, run.written);
        } catch (IOException e) {
            throw new HtsdException(
                    Category.ENVIRONMENT,
                    Message.of("vn.htsd.ingest.messages", "not_exported", directory, String.valueOf(e.getMessage())),
                    e);
        }
    }

    /** The moment in the name of a claim, or of a replay. */
    private static String stamp(String claim) {
        return claim.startsWith("replay-") ? claim.substring("replay-".length()) : claim;
    }

    /** Plain letters that every disk takes; a sum tells two senders apart that are written alike. */
    static String folder(String sender) {
        var plain = VietnameseText.fold(sender)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        var sum = new CRC32();
        sum.update(sender.getBytes(StandardCharsets.UTF_8));
        return (plain.length() > LONGEST_NAME ? plain.substring(0, LONGEST_NAME) : plain)
                + "-"
                + String.format(Locale.ROOT, "%08x", sum.getValue());
    }

    /** Who sent the file; where nobody noted it, whose report it is. */
    private String sender(AnsweredFiles.Answered answered) throws IOException {
        var receipts = archive.receiptsOf(answered.sha256());
        var sender = receipts.stream()
                .map(file -> file.receipt())
                .filter(receipt -> receipt.sender() != null)
                .filter(receipt -> receipt.path().equals(answered.file()))
                .min(java.util.Comparator.comparing(receipt -> receipt.claim().equals(answered.claim()) ? 0 : 1))
                .map(receipt -> Objects.requireNonNull(receipt.sender()));
        if (sender.isPresent()) {
            return sender.get();
        }
        var report = answered.receipt().path("reports").path(0);
        var who = (report.path("reporter_code").stringValue("") + " "
                        + report.path("reporter_name").stringValue(""))
                .strip();
        return who.isEmpty() ? "khong ro noi gui" : who;
    }

    /** One export under way. */
    private final class Run {
        private final Path directory;
        private final Set<String> senders = new HashSet<>();
        private int files;
        private int written;

        Run(Path directory) {
            this.directory = directory;
        }

        void export(AnsweredFiles.Answered answered) throws IOException {
            var folder = folder(sender(answered));
            senders.add(folder);
            var to = directory.resolve(folder).resolve(answered.claim());
            for (var part : answered.file().split("/")) {
                to = to.resolve(NOT_IN_A_NAME.matcher(part).replaceAll("_"));
            }
            write(
                    to.resolveSibling(to.getFileName() + ".receipt.json"),
                    JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsBytes(answered.receipt()));
            if (answered.marked().isPresent()) {
                var marked = answered.marked().get();
                var name = NOT_IN_A_NAME
                        .matcher(String.valueOf(marked.getFileName()))
                        .replaceAll("_");
                write(to.resolveSibling(name), Files.readAllBytes(marked));
            }
        }

        private void write(Path file, byte[] content) throws IOException {
            files++;
            if (Files.exists(file) && Arrays.equals(Files.readAllBytes(file), content)) {
                return;
            }
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
            Files.write(file, content);
            written++;
        }
    }
}
