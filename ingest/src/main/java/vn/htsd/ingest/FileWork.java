package vn.htsd.ingest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.htsd.data.finding.Finding;
import vn.htsd.ingest.check.FormReader;
import vn.htsd.ingest.check.Known;
import vn.htsd.ingest.check.Outcome;
import vn.htsd.ingest.land.ArchivedFile;
import vn.htsd.ingest.land.Receipt;
import vn.htsd.ingest.read.FileContent;
import vn.htsd.ingest.read.ReportReader;

/** What one thread does with one file: keep its bytes, then read and check it. */
final class FileWork {
    private static final Logger LOG = LoggerFactory.getLogger(FileWork.class);

    private final Keeping keeping;
    private final ReportReader reader;
    private final FormReader forms;

    /** Makes bytes safe before anybody opens them, and says where they lie from then on. */
    interface Keeping {
        ArchivedFile keep(Path file, Receipt receipt) throws IOException;
    }

    FileWork(Keeping keeping, ReportReader reader, FormReader forms) {
        this.keeping = keeping;
        this.reader = reader;
        this.forms = forms;
    }

    /** @param loaded tells whether these bytes are loaded already; then they are not read again */
    Callable<ReadFile> on(ClaimedFile file, Predicate<String> loaded) {
        return () -> {
            var archived = keeping.keep(file.path(), file.receipt());
            return loaded.test(archived.sha256())
                    ? new ReadFile(file, archived, false, List.of())
                    : read(file, archived);
        };
    }

    private ReadFile read(ClaimedFile file, ArchivedFile archived) throws IOException {
        try {
            var content = reader.read(archived.path(), file.receipt().fileName());
            boolean document = content instanceof FileContent.Document;
            return new ReadFile(file, archived, document, outcomes(content));
        } catch (RuntimeException | OutOfMemoryError | StackOverflowError failed) {
            // One file, however strange, must not cost the others; a crafted one can exhaust memory on its own.
            LOG.error("{} ({}) could not be read", file.name(), archived.sha256(), failed);
            return new ReadFile(file, archived, false, List.of(unreadable(ReportReader.unexpected())));
        }
    }

    private List<Outcome> outcomes(FileContent content) {
        if (content instanceof FileContent.Workbook workbook) {
            return forms.read(workbook.grid());
        }
        if (content instanceof FileContent.Json json) {
            try (var reports = json.reports().stream()) {
                return reports.map(forms::read).toList();
            }
        }
        return content instanceof FileContent.Unreadable broken ? List.of(unreadable(broken.finding())) : List.of();
    }

    private static Outcome unreadable(Finding finding) {
        return new Outcome.Returned(Known.NOTHING, List.of(finding));
    }
}
