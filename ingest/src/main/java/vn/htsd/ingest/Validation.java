package vn.htsd.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.htsd.data.form.FormCatalogue;
import vn.htsd.data.problem.Category;
import vn.htsd.data.problem.HtsdException;
import vn.htsd.data.problem.Message;
import vn.htsd.data.progress.Progress;
import vn.htsd.data.reference.Reference;
import vn.htsd.ingest.land.ArchivedFile;
import vn.htsd.ingest.land.Landing;
import vn.htsd.ingest.land.Receipt;
import vn.htsd.ingest.read.Limits;
import vn.htsd.ingest.read.Parcel;
import vn.htsd.ingest.read.SourceFile;

/** Checks files as an ingest would, and leaves everything as it is. */
public final class Validation {
    private final FormCatalogue forms;
    private final Reference reference;
    private final Limits limits;

    public Validation(FormCatalogue forms, Reference reference, Limits limits) {
        this.forms = forms;
        this.reference = reference;
        this.limits = limits;
    }

    private static ArchivedFile asItLies(SourceFile file, Receipt receipt) {
        return new ArchivedFile("", file.path(), receipt);
    }

    /**
     * Checks files, the files of folders, and those in parcels.
     *
     * @throws HtsdException if one of them is not there
     */
    public IngestSummary check(List<Path> paths, int threads, Progress progress) {
        try {
            var unpacked = Files.createTempDirectory("htsd-validate");
            try {
                var readers = Readers.of(forms, reference, unpacked.resolve("photos"), limits);
                var work = new FileWork(Validation::asItLies, readers);
                return checked(files(paths, unpacked), work, threads, progress);
            } finally {
                Landing.deleteTree(unpacked);
            }
        } catch (IOException e) {
            throw new HtsdException(
                    Category.ENVIRONMENT, Message.of(Ingest.BUNDLE, "not_read", String.valueOf(e.getMessage())), e);
        }
    }

    private static IngestSummary checked(List<ClaimedFile> files, FileWork work, int threads, Progress progress)
            throws IOException {
        var tally = new Tally(files.size());
        try (var step = progress.step(Message.of(Ingest.BUNDLE, "checking").in(Message.VIETNAMESE), files.size())) {
            Ordered.run(files, Math.min(threads, files.size()), file -> work.on(file, sha256 -> false), read -> {
                tally.add(Results.of(read));
                step.advance(1);
            });
        }
        return tally.summary(Optional.empty());
    }

    private List<ClaimedFile> files(List<Path> paths, Path unpacked) throws IOException {
        var files = new ArrayList<ClaimedFile>();
        for (var path : paths) {
            if (Files.isDirectory(path)) {
                for (var file : Claim.filesIn(path)) {
                    add(file, unpacked, files);
                }
            } else if (Files.isRegularFile(path)) {
                add(path, unpacked, files);
            } else {
                throw new HtsdException(Category.INPUT, Message.of(Ingest.BUNDLE, "no_file", path));
            }
        }
        return Companions.told(files);
    }

    private void add(Path file, Path unpacked, List<ClaimedFile> files) throws IOException {
        var name = file.toString();
        var parcel = Parcel.unpack(file, name, unpacked.resolve(Integer.toString(files.size())), limits);
        if (parcel.isEmpty()) {
            files.add(new ClaimedFile(name, file, receipt(file.getFileName())));
            return;
        }
        for (var member : parcel.get().members()) {
            files.add(new ClaimedFile(
                    name + "/" + member.name(),
                    member.path(),
                    receipt(Path.of(member.name()).getFileName())));
        }
    }

    private static Receipt receipt(Path name) {
        return new Receipt(String.valueOf(name), Instant.EPOCH, null, null);
    }
}
