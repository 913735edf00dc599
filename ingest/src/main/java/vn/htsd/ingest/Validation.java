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
import vn.htsd.ingest.check.FormReader;
import vn.htsd.ingest.land.ArchivedFile;
import vn.htsd.ingest.land.Landing;
import vn.htsd.ingest.land.Receipt;
import vn.htsd.ingest.read.Parcel;
import vn.htsd.ingest.read.ReportReader;

/** Checks files as an ingest would, and leaves everything as it is. */
public final class Validation {
    private final FileWork work;

    public Validation(FormCatalogue forms, Reference reference) {
        this.work = new FileWork(Validation::asItLies, new ReportReader(), new FormReader(forms, reference));
    }

    private static ArchivedFile asItLies(Path file, Receipt receipt) {
        return new ArchivedFile("", file, receipt);
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
                return checked(files(paths, unpacked), threads, progress);
            } finally {
                Landing.deleteTree(unpacked);
            }
        } catch (IOException e) {
            throw new HtsdException(
                    Category.ENVIRONMENT, Message.of(Ingest.BUNDLE, "not_read", String.valueOf(e.getMessage())), e);
        }
    }

    private IngestSummary checked(List<ClaimedFile> files, int threads, Progress progress) throws IOException {
        var tally = new Tally(files.size());
        try (var step = progress.step(Message.of(Ingest.BUNDLE, "checking").in(Message.VIETNAMESE), files.size())) {
            Ordered.run(files, Math.min(threads, files.size()), file -> work.on(file, sha256 -> false), read -> {
                tally.add(Results.of(read));
                step.advance(1);
            });
        }
        return tally.summary(Optional.empty());
    }

    private static List<ClaimedFile> files(List<Path> paths, Path unpacked) throws IOException {
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
        return files;
    }

    private static void add(Path file, Path unpacked, List<ClaimedFile> files) throws IOException {
        var name = file.toString();
        var members = Parcel.unpack(file, name, unpacked.resolve(Integer.toString(files.size())));
        if (members.isEmpty()) {
            files.add(new ClaimedFile(name, file, receipt(file.getFileName())));
        }
        for (var member : members) {
            files.add(new ClaimedFile(
                    name + "/" + member.name(),
                    member.path(),
                    receipt(file.getFileName()).of(member.name())));
        }
    }

    private static Receipt receipt(Path name) {
        return new Receipt(String.valueOf(name), Instant.EPOCH, null, null);
    }
}
