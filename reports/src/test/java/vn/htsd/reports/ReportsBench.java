package vn.htsd.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JasperCompileManager;
import net.sf.jasperreports.engine.JasperExportManager;
import net.sf.jasperreports.engine.JasperFillManager;
import net.sf.jasperreports.engine.JasperReport;
import net.sf.jasperreports.engine.data.JRMapCollectionDataSource;
import org.apache.pdfbox.Loader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import vn.htsd.data.locality.LocalityLevel;
import vn.htsd.data.progress.Progress;
import vn.htsd.data.workspace.Workspace;
import vn.htsd.reports.render.Format;

/** {@code make bench-reports}: all reports of provinces, the national one and the trend, beside a bare table of as many pages. */
@EnabledIfSystemProperty(named = "bench.home", matches = ".+")
class ReportsBench {
    private static final Locale VI = Locale.forLanguageTag("vi");
    private static final Set<Format> PDF = Set.of(Format.PDF);
    private static final int ROWS_OF_A_PAGE = 45;

    @TempDir
    Path home;

    private record Made(int pages, double seconds) {
        double millisecondsOfAPage() {
            return seconds * 1000 / pages;
        }
    }

    @Test
    void pages_a_second() throws Exception {
        Files.copy(Path.of(System.getProperty("bench.home"), "warehouse.duckdb"), home.resolve("warehouse.duckdb"));
        var bare = JasperCompileManager.compileReport(
                new ByteArrayInputStream(bareTable().getBytes(StandardCharsets.UTF_8)));
        reports(1);
        floor(bare, 200);
        var ours = reports(1);
        var floor = floor(bare, ours.pages());
        var several = reports(Runtime.getRuntime().availableProcessors());
        var lines = new ArrayList<>(List.of(
                line("reports, one thread", ours),
                line("bare table, the same library", floor),
                "per page: %.2f times the floor".formatted(ours.millisecondsOfAPage() / floor.millisecondsOfAPage()),
                line("reports, a thread a core", several)));
        var result = Path.of("target", "bench-reports.txt");
        Files.write(result, lines);
        var heap = new ArrayList<String>();
        lines.add(line("communes, a thread a core", communes(heap)));
        lines.add("heap in use after a collection, every 500 communes: " + String.join(", ", heap) + " MB");
        Files.write(result, lines);
        assertThat(ours.pages()).isPositive();
    }

    private static long used() {
        return (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20;
    }

    private static String line(String what, Made made) {
        return "%s: %d pages, %.1f s, %.1f pages a second"
                .formatted(what, made.pages(), made.seconds(), made.pages() / made.seconds());
    }

    private Made reports(int threads) throws IOException {
        var workspace = new Workspace(home);
        deleteMade();
        var reports = new Reports(workspace, IssueSettings.draft());
        long began = System.nanoTime();
        var files =
                new ArrayList<>(reports.places(2025, LocalityLevel.PROVINCE, null, PDF, threads, VI, Progress.SILENT)
                        .written());
        files.addAll(reports.national(2025, PDF, VI, Progress.SILENT));
        files.addAll(reports.trend(2023, 2025, PDF, VI, Progress.SILENT));
        return made(files, began);
    }

    /** @param heap takes what is in use after a collection, at several moments of the run */
    private Made communes(List<String> heap) throws IOException {
        var reports = new Reports(new Workspace(home), IssueSettings.draft());
        long began = System.nanoTime();
        var threads = Runtime.getRuntime().availableProcessors();
        return made(
                reports.places(2025, LocalityLevel.COMMUNE, null, PDF, threads, VI, new Weighed(heap))
                        .written(),
                began);
    }

    /** Weighs the heap now and then, while the reports go on. */
    private record Weighed(List<String> heap) implements Progress {
        private static final int EVERY = 500;

        @Override
        public Step step(String name, long total) {
            var done = new AtomicLong();
            return new Step() {
                @Override
                public void advance(long count) {
                    if (done.addAndGet(count) % EVERY == 0) {
                        System.gc();
                        synchronized (heap) {
                            heap.add(Long.toString(used()));
                        }
                    }
                }

                @Override
                public void close() {}
            };
        }
    }

    private static Made made(List<Path> files, long began) throws IOException {
        double seconds = (System.nanoTime() - began) / 1e9;
        int pages = 0;
        for (var file : withInternal(files)) {
            try (var pdf = Loader.loadPDF(file.toFile())) {
                pages += pdf.getNumberOfPages();
            }
        }
        return new Made(pages, seconds);
    }

    /** What nobody approved is printed, too, in a file beside the report. */
    private static List<Path> withInternal(List<Path> files) {
        return files.stream()
                .flatMap(file -> Stream.of(
                        file, file.resolveSibling(file.getFileName().toString().replace(".pdf", ".internal.pdf"))))
                .filter(Files::exists)
                .toList();
    }

    private void deleteMade() throws IOException {
        Files.deleteIfExists(home.resolve("reports/2025/province/.made"));
    }

    private static Made floor(JasperReport bare, int pages) throws JRException {
        var rows = new ArrayList<Map<String, ?>>();
        for (int i = 0; i < pages * ROWS_OF_A_PAGE; i++) {
            var row = new HashMap<String, Object>();
            for (int column = 0; column < 6; column++) {
                row.put("c" + column, "ô " + i + "." + column);
            }
            rows.add(row);
        }
        long began = System.nanoTime();
        var print =
                JasperFillManager.fillReport(bare, new HashMap<>(), new JRMapCollectionDataSource(List.copyOf(rows)));
        JasperExportManager.exportReportToPdf(print);
        return new Made(print.getPages().size(), (System.nanoTime() - began) / 1e9);
    }

    private static String bareTable() {
        var fields = new StringBuilder();
        var cells = new StringBuilder();
        for (int i = 0; i < 6; i++) {
            fields.append("<field name=\"c%d\" class=\"java.lang.String\"/>".formatted(i));
            cells.append(
                    "<element kind=\"textField\" x=\"%d\" y=\"0\" width=\"77\" height=\"16\" fontName=\"Liberation Serif\"><expression><![CDATA[$F{c%d}]]></expression></element>"
                            .formatted(i * 77, i));
        }
        return "<jasperReport name=\"bare\" language=\"java\" pageWidth=\"595\" pageHeight=\"842\" columnWidth=\"467\""
                + " leftMargin=\"85\" rightMargin=\"43\" topMargin=\"57\" bottomMargin=\"57\">" + fields
                + "<detail><band height=\"16\">" + cells + "</band></detail></jasperReport>";
    }
}
