package vn.htsd.ingest.answer;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import vn.htsd.data.finding.Finding;
import vn.htsd.data.finding.Severity;
import vn.htsd.data.problem.Message;
import vn.htsd.ingest.check.Outcome;
import vn.htsd.ingest.land.LandedFile;
import vn.htsd.ingest.land.Landing;

/**
 * The answers to the files of one claim, there for others only after {@link #publish}. A file that nobody has to act on
 * is one line of {@code receipts.jsonl}, so that a season of good files costs one file; any other has a receipt of its own
 * and, where it is a workbook, lies marked beside it. Used by one thread.
 */
public final class Answers implements AutoCloseable {
    static final String PLAIN = "receipts.jsonl";

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Path directory;
    private final Path home;
    private final ReceiptJson receipts;
    private final AnswerNames names = new AnswerNames();
    private final MarkedInParallel marking;
    private @Nullable OutputStream plain;

    Answers(Path directory, Path home, Deadlines deadlines, int threads) {
        this.directory = directory;
        this.home = home;
        this.receipts = new ReceiptJson(deadlines);
        this.marking = new MarkedInParallel(threads);
    }

    /**
     * Answers one file.
     *
     * @param name its path in the inbox, with {@code /}
     * @param findings all that is to be said of it
     */
    public void add(String name, LandedFile landed, List<Finding> findings) throws IOException {
        if (findings.stream().noneMatch(Answers::isToActOn)) {
            plain().write(bytes(JSON.writeValueAsString(receipts.of(name, landed, findings, Optional.empty())) + "\n"));
            return;
        }
        var receipt = directory.resolve(names.receipt(name));
        var kind = WorkbookKind.of(landed.file().path());
        var marked = isWorkbook(kind, landed) ? directory.resolve(names.marked(name, kind)) : null;
        marking.submit(() -> answer(name, landed, findings, receipt, marked));
    }

    static boolean isToActOn(Finding finding) {
        return finding.rule().severity() != Severity.INFO;
    }

    private void answer(String name, LandedFile landed, List<Finding> findings, Path receipt, @Nullable Path marked)
            throws IOException {
        Files.createDirectories(Objects.requireNonNull(receipt.getParent()));
        Optional<ReceiptJson.Marked> workbook = Optional.empty();
        if (marked != null) {
            var note = new AnnotatedWorkbook(findings).write(landed.file().path(), marked);
            workbook = Optional.of(new ReceiptJson.Marked(String.valueOf(marked.getFileName()), note));
        }
        Files.write(
                receipt,
                bytes(JSON.writerWithDefaultPrettyPrinter()
                        .writeValueAsString(receipts.of(name, landed, findings, workbook))));
    }

    /** A JSON text may hold half a letter, of which no other writer than this makes a question mark. */
    private static byte[] bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }

    /** The container of old workbooks holds letters and encrypted files too. */
    private static boolean isWorkbook(WorkbookKind kind, LandedFile landed) {
        return landed.document() == null
                && switch (kind) {
                    case TODAYS -> true;
                    case OLD -> landed.outcomes().stream().noneMatch(Answers::isUnknown);
                    case NONE -> false;
                };
    }

    /** A file that could not even be opened is told what to do by its finding. */
    private static boolean isUnknown(Outcome outcome) {
        return outcome.findings().stream().anyMatch(finding -> AnnotatedWorkbook.isUnreadable(finding.rule()));
    }

    private OutputStream plain() throws IOException {
        if (plain == null) {
            Files.createDirectories(directory);
            plain = new BufferedOutputStream(Files.newOutputStream(directory.resolve(PLAIN)));
        }
        return plain;
    }

    /**
     * Waits for the last marked workbook and moves all answers to their place in one step.
     *
     * @param landed the batch is there already: a crash came after it, when the answers were there too. These stay, for by
     *     now the same files look like duplicates
     */
    public void publish(boolean landed) throws IOException {
        marking.finish();
        if (plain != null) {
            plain.close();
        }
        if (!Files.isDirectory(directory) || (landed && Files.isDirectory(home))) {
            return;
        }
        Landing.deleteTree(home);
        Files.createDirectories(Objects.requireNonNull(home.getParent()));
        Files.move(directory, home, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void close() throws IOException {
        marking.close();
        if (plain != null) {
            plain.close();
        }
        Landing.deleteTree(directory);
    }

    /** The sentence {@code key} of this package. */
    static Message sentence(String key, @Nullable Object... arguments) {
        return Message.of("vn.htsd.ingest.answer.messages", key, arguments);
    }
}
