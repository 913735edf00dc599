package vn.htsd.scheduler.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vn.htsd.data.problem.Category;
import vn.htsd.data.problem.HtsdException;
import vn.htsd.data.problem.Message;
import vn.htsd.ingest.answer.AnsweredFiles;

@Command(name = "receipt", abbreviateSynopsis = true, sortOptions = false)
final class ReceiptReportCommand implements Callable<Integer> {
    /** A season of receipts is no document that anybody prints. */
    private static final int MOST = 5_000;

    private final Htsd htsd;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "FILE", arity = "0..1")
    private @Nullable String file;

    @Option(names = "--batch", paramLabel = "ID")
    private @Nullable String batch;

    @Mixin
    private final FormatOption format = new FormatOption();

    ReceiptReportCommand(Htsd htsd) {
        this.htsd = htsd;
    }

    @Override
    public Integer call() {
        if ((file == null) == (batch == null)) {
            throw new Misuse(spec.commandLine(), "receipt.one_of_two");
        }
        var assembly = htsd.forReading();
        try {
            var answers = batch == null
                    ? List.of(one(assembly.answers(), String.valueOf(file)))
                    : all(assembly.answers(), batch);
            var name = batch == null ? answers.get(0).sha256().substring(0, 12) : batch;
            var receipts =
                    answers.stream().map(answer -> answer.receipt().toString()).toList();
            new Pieces(htsd)
                    .written(assembly.reports()
                            .receipts(receipts, name, format.formats(), htsd.locale(), htsd.progress()));
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private AnsweredFiles.Answered one(AnsweredFiles answers, String wanted) throws IOException {
        var path = Path.of(wanted);
        if (wanted.endsWith(".receipt.json") && Files.isRegularFile(path)) {
            return AnsweredFiles.single("", path);
        }
        return answers.newest(wanted)
                .orElseThrow(() -> new HtsdException(
                        Category.INPUT,
                        Message.of(
                                Problems.BUNDLE,
                                "no_receipt",
                                wanted,
                                htsd.workspace().outbox())));
    }

    private List<AnsweredFiles.Answered> all(AnsweredFiles answers, String id) throws IOException {
        var claim = answers.claim(id);
        var all = new ArrayList<AnsweredFiles.Answered>();
        if (claim.isPresent()) {
            answers.read(claim.get(), all::add);
        }
        if (all.isEmpty()) {
            throw new HtsdException(
                    Category.INPUT, Message.of(Problems.BUNDLE, "no_batch", id, String.join(", ", answers.claims())));
        }
        if (all.size() > MOST) {
            throw new HtsdException(Category.INPUT, Message.of(Problems.BUNDLE, "many_receipts", id, all.size(), MOST));
        }
        return all;
    }
}
