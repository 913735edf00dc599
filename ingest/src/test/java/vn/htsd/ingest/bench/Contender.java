package vn.htsd.ingest.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import vn.htsd.data.form.FormCatalogue;
import vn.htsd.data.progress.Progress;
import vn.htsd.data.reference.Reference;
import vn.htsd.data.workspace.Workspace;
import vn.htsd.ingest.Ingest;
import vn.htsd.ingest.IngestSummary;
import vn.htsd.ingest.check.FormReader;
import vn.htsd.ingest.land.Archive;
import vn.htsd.ingest.land.Receipt;
import vn.htsd.ingest.read.FileContent;
import vn.htsd.ingest.read.ReportReader;

/** Somebody who takes all files of a folder, with a number of threads. */
interface Contender {
    FormCatalogue FORMS = FormCatalogue.shipped();
    Reference REFERENCE = Reference.shipped();

    /** What does not count: putting the files where they are to be taken from. */
    default void prepare(List<Path> files) throws IOException {}

    /** Takes them all; what it gives is something that shows that it did. */
    long take(List<Path> files, int threads) throws IOException;

    /** Unzips the sheets and passes over every tag in them, not even looking at the texts that their cells name. */
    static Contender floor(XMLInputFactory factory) {
        return floor(factory, name -> name.startsWith("xl/worksheets/") && name.endsWith(".xml"));
    }

    /** Unzips the whole file and passes over every tag in it: what unzipping and parsing a workbook costs. */
    static Contender wholeFloor(XMLInputFactory factory) {
        return floor(factory, name -> name.endsWith(".xml") || name.endsWith(".rels"));
    }

    private static Contender floor(XMLInputFactory factory, Predicate<String> parts) {
        return (files, threads) -> each(files, threads, file -> {
            long events = 0;
            try (var zip = new ZipFile(file.toFile())) {
                for (var entries = zip.entries(); entries.hasMoreElements(); ) {
                    var entry = entries.nextElement();
                    if (parts.test(entry.getName())) {
                        try (var stream = zip.getInputStream(entry)) {
                            var xml = factory.createXMLStreamReader(stream);
                            while (xml.hasNext()) {
                                xml.next();
                                events++;
                            }
                            xml.close();
                        }
                    }
                }
            } catch (XMLStreamException e) {
                throw new IOException(e);
            }
            return events;
        });
    }

    /** Every cell as text, by the model that most programs use. */
    static Contender poi() {
        return (files, threads) -> each(files, threads, file -> {
            long letters = 0;
            var format = new DataFormatter();
            try (var workbook = new XSSFWorkbook(Files.newInputStream(file))) {
                for (var sheet : workbook) {
                    for (var row : sheet) {
                        for (var cell : row) {
                            letters += format.formatCellValue(cell).length();
                        }
                    }
                }
            }
            return letters;
        });
    }

    /** This program's reading without anything before or after it: cells with addresses. */
    static Contender reading() {
        var reader = new ReportReader();
        return (files, threads) -> each(
                files,
                threads,
                file -> reader.read(file, "form.xlsx") instanceof FileContent.Workbook workbook
                        ? workbook.grid().sheets().size()
                        : 0);
    }

    /** Reading, and making a checked report of the cells. */
    static Contender checking() {
        var reader = new ReportReader();
        var forms = new FormReader(FORMS, REFERENCE);
        return (files, threads) -> each(
                files,
                threads,
                file -> reader.read(file, "form.xlsx") instanceof FileContent.Workbook workbook
                        ? forms.read(workbook.grid()).size()
                        : 0);
    }

    /** The bytes into the archive, and nothing else. */
    static Contender archiving(Path home) {
        return (files, threads) -> {
            var archive = new Archive(home.resolve("archive"));
            var receipt = new Receipt("form.xlsx", Instant.parse("2025-10-20T03:00:00Z"), "bench", null);
            return each(
                    files, threads, file -> archive.keep(file, receipt).sha256().length());
        };
    }

    /** The whole of this program's way: claim, archive, read, check, land, answer. */
    static Contender ingest(Path home) {
        return new Whole(new Workspace(home));
    }

    /** @param workspace whose inbox gets a second name of each file, so that moving and archiving cost what they cost */
    record Whole(Workspace workspace) implements Contender {
        @Override
        public void prepare(List<Path> files) throws IOException {
            workspace.create();
            for (var file : files) {
                Files.createLink(workspace.inbox().resolve(String.valueOf(file.getFileName())), file);
            }
        }

        @Override
        public long take(List<Path> files, int threads) {
            return run(workspace, threads).total();
        }
    }

    /** Takes what lies in the inbox already. */
    static IngestSummary run(Workspace workspace, int threads) {
        // The catalogues are read once a program, not once a file.
        var clock = Clock.fixed(Instant.parse("2025-10-20T03:00:00Z"), ZoneOffset.UTC);
        return new Ingest(workspace, FORMS, REFERENCE, clock)
                .run(new Ingest.Request(workspace.inbox(), "bench", null, threads), Progress.SILENT);
    }

    /** One file's share of the work. */
    interface One {
        long on(Path file) throws IOException;
    }

    private static long each(List<Path> files, int threads, One work) throws IOException {
        var pool = Executors.newFixedThreadPool(threads);
        try {
            var results = new ArrayList<Future<Long>>();
            for (var file : files) {
                results.add(pool.submit(() -> work.on(file)));
            }
            long sum = 0;
            for (var result : results) {
                sum += result.get();
            }
            return sum;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException io) {
                throw io;
            }
            throw new UncheckedIOException(new IOException(e.getCause()));
        } finally {
            pool.shutdownNow();
        }
    }
}
