package vn.htsd.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.htsd.data.finding.Finding;
import vn.htsd.data.finding.Rule;
import vn.htsd.ingest.check.FormReader;
import vn.htsd.ingest.check.Known;
import vn.htsd.ingest.check.Outcome;
import vn.htsd.ingest.document.DocumentReader;
import vn.htsd.ingest.document.UnsafeDocument;
import vn.htsd.ingest.land.Archive;
import vn.htsd.ingest.land.ArchivedFile;
import vn.htsd.ingest.land.LandedPhoto;
import vn.htsd.ingest.land.Receipt;
import vn.htsd.ingest.photo.Kept;
import vn.htsd.ingest.photo.PhotoStore;
import vn.htsd.ingest.photo.Picture;
import vn.htsd.ingest.read.Deadline;
import vn.htsd.ingest.read.FileContent;
import vn.htsd.ingest.read.JsonReports;
import vn.htsd.ingest.read.Limits;
import vn.htsd.ingest.read.ReportReader;
import vn.htsd.ingest.read.SourceFile;

/** What one thread does with one file: keep its bytes, then read and check it. */
final class FileWork {
    private static final Logger LOG = LoggerFactory.getLogger(FileWork.class);

    private final Keeping keeping;
    private final ReportReader reader;
    private final FormReader forms;
    private final DocumentReader documents;
    private final PhotoStore photos;
    private final Limits limits;
    private final Map<Path, Companion> companions = new ConcurrentHashMap<>();

    /** Makes bytes safe before anybody opens them, and says where they lie from then on. */
    interface Keeping {
        ArchivedFile keep(SourceFile file, Receipt receipt) throws IOException;
    }

    FileWork(Keeping keeping, Readers readers) {
        this.keeping = keeping;
        this.reader = readers.reports();
        this.forms = readers.forms();
        this.documents = readers.documents();
        this.photos = readers.photos();
        this.limits = readers.limits();
    }

    /** @param loaded tells whether these bytes are loaded already; then they are not read again */
    Callable<ReadFile> on(ClaimedFile file, Predicate<String> loaded) {
        return () -> {
            var source = SourceFile.of(file.path());
            var archived = keeping.keep(source, receipt(file));
            if (file.role() instanceof ClaimedFile.Role.OpenedParcel parcel) {
                return ReadFile.unread(file, archived, List.of(opened(parcel)));
            }
            return loaded.test(archived.sha256())
                    ? ReadFile.unread(file, archived, List.of())
                    : read(file, archived, source.at(archived.path()));
        };
    }

    private static Receipt receipt(ClaimedFile file) throws IOException {
        if (file.beside().isEmpty()) {
            return file.receipt();
        }
        var beside = new ArrayList<String>();
        for (var report : file.beside()) {
            beside.add(Archive.sha256(report.path()));
        }
        return file.receipt().with(file.receipt().note().with(beside));
    }

    private static Finding opened(ClaimedFile.Role.OpenedParcel parcel) {
        var passedOver = parcel.passedOver().isEmpty() ? "–" : String.join("; ", parcel.passedOver());
        return Finding.of(Rule.PARCEL_OPENED, "", null, parcel.files(), passedOver);
    }

    private ReadFile read(ClaimedFile file, ArchivedFile archived, SourceFile source) throws IOException {
        try {
            var deadline = Deadline.after(limits.time());
            var content = reader.read(source, file.receipt().fileName(), deadline);
            if (content instanceof FileContent.Document document) {
                return document(file, archived, document, deadline);
            }
            var outcomes = outcomes(content);
            return content instanceof FileContent.Workbook workbook
                            && !workbook.pictures().isEmpty()
                            && outcomes.size() == 1
                    ? illustrated(file, archived, workbook.pictures(), outcomes.get(0))
                    : ReadFile.ofReports(file, archived, outcomes, List.of());
        } catch (JsonReports.Stopped stopped) {
            return returned(file, archived, stopped.finding());
        } catch (UnsafeDocument unsafe) {
            return returned(file, archived, unsafe.finding());
        } catch (RuntimeException | OutOfMemoryError | StackOverflowError failed) {
            // One file, however strange, must not cost the others; a crafted one can exhaust memory on its own.
            LOG.error("{} ({}) could not be read", file.name(), archived.sha256(), failed);
            return returned(file, archived, ReportReader.unexpected());
        }
    }

    private static ReadFile returned(ClaimedFile file, ArchivedFile archived, Finding finding) {
        return ReadFile.ofReports(file, archived, List.of(unreadable(finding)), List.of());
    }

    private ReadFile document(ClaimedFile file, ArchivedFile archived, FileContent.Document document, Deadline deadline)
            throws IOException, UnsafeDocument {
        var companion = companion(file);
        if (document.format().isPicture()
                && companion.filter(Companion::holdsOneReport).isPresent()) {
            var bytes = Files.readAllBytes(archived.path());
            if (Picture.isPhoto(bytes, file.name(), document.format())) {
                return photo(file, archived, bytes, companion.get(), deadline);
            }
        }
        var source = new DocumentReader.Source(
                archived.path(),
                file.receipt().fileName(),
                document.format(),
                file.receipt().note().declared(),
                companion.flatMap(Companion::sender).orElse(null));
        return ReadFile.ofDocument(file, archived, documents.read(source, deadline));
    }

    private ReadFile photo(
            ClaimedFile file, ArchivedFile archived, byte[] picture, Companion companion, Deadline deadline)
            throws IOException {
        var name = file.receipt().fileName();
        if (photos.keep(picture, name, deadline) instanceof Kept.Yes kept) {
            var landed = new LandedPhoto(companion.sha256(), kept.photo());
            return ReadFile.ofPicture(
                    file, archived, List.of(landed), Finding.of(Rule.PHOTO_KEPT, "", name, companion.fileName()));
        }
        return ReadFile.ofPicture(file, archived, List.of(), Finding.of(Rule.PHOTO_NOT_KEPT, "", name));
    }

    /** The report that a file came with; read once, however many files came with it. */
    private Optional<Companion> companion(ClaimedFile file) {
        return file.beside().stream()
                .findFirst()
                .map(report -> companions.computeIfAbsent(
                        report.path(),
                        path -> Companion.of(path, report.receipt().fileName(), outcomes(report))));
    }

    /** A report on which the program fails is answered where it is read; its papers must not suffer. */
    private List<Outcome> outcomes(ClaimedFile report) {
        try {
            return outcomes(reader.read(report.path(), report.receipt().fileName()));
        } catch (RuntimeException failed) {
            LOG.warn("{} does not tell whose the papers beside it are", report.name(), failed);
            return List.of();
        }
    }

    private ReadFile illustrated(ClaimedFile file, ArchivedFile archived, List<String> parts, Outcome outcome)
            throws IOException {
        var pictures = new WorkbookPictures(photos, limits).keep(archived, parts);
        var findings = new ArrayList<>(outcome.findings());
        pictures.notKept().forEach(part -> findings.add(Finding.of(Rule.PHOTO_NOT_KEPT, "", part)));
        var kept = pictures.kept().stream()
                .map(photo -> new LandedPhoto(archived.sha256(), photo))
                .toList();
        return ReadFile.ofReports(file, archived, List.of(with(findings, outcome)), kept);
    }

    private static Outcome with(List<Finding> findings, Outcome outcome) {
        return outcome.match(
                accepted -> new Outcome.Accepted(accepted.report(), findings),
                returned -> new Outcome.Returned(returned.known(), findings));
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
