package vn.htsd.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import vn.htsd.data.reference.Reference;
import vn.htsd.data.table.Tables;
import vn.htsd.data.workspace.Workspace;
import vn.htsd.ingest.check.FigureCells;
import vn.htsd.reports.figure.Figure;
import vn.htsd.reports.figure.Quantity;
import vn.htsd.reports.figure.Share;
import vn.htsd.reports.figure.Stated;
import vn.htsd.reports.trace.FigureFile;
import vn.htsd.reports.trace.FigureList;
import vn.htsd.reports.trace.Line;
import vn.htsd.reports.trace.Tracer;
import vn.htsd.scheduler.app.ArchivedCells;
import vn.htsd.scheduler.app.Assembly;
import vn.htsd.scheduler.app.ConfigFile;
import vn.htsd.scheduler.cli.WarmCommands;
import vn.htsd.scheduler.cli.WarmCommands.Outcome;

/**
 * The whole story, told with the assembled jar as a user starts it, and where the start is not what is looked at, inside this
 * process as the scheduler does: a season comes in, totals come out in the PDF, in SQL
 * and in the files alike; nothing new changes nothing; bad files come back with a sentence and cost no other file.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PipelineIT {
    private static final Path JAR = Path.of("target/htsd.jar").toAbsolutePath();
    private static final Pattern PHONE = Pattern.compile("0900[ .]?\\d{3}[ .]?\\d{3}");

    @TempDir
    static Path directory;

    private static final WarmCommands WARM = new WarmCommands();

    private static Path home;
    private static Outcome demo;

    @BeforeAll
    static void season() throws Exception {
        home = directory.resolve("nhà kho");
        demo = jar(home, "demo");
    }

    @AfterAll
    static void cool() {
        WARM.close();
    }

    @Test
    @Order(1)
    void the_demo_leaves_the_reports_and_says_where_they_are() {
        assertThat(demo.exit()).as(demo.err()).isZero();
        for (var report : List.of("2025/national.pdf", "trend-2023-2025.pdf")) {
            assertThat(home.resolve("reports").resolve(report)).isNotEmptyFile();
        }
        assertThat(demo.out()).contains(home.resolve("reports").toString(), "warehouse.duckdb");
        assertThat(home.resolve("inbox")).isEmptyDirectory();
    }

    @Test
    @Order(2)
    void the_files_the_warehouse_and_the_pdfs_hold_the_same_totals() throws Exception {
        var files = SeasonOracle.totals(home.resolve("archive"), Reference.of(home.resolve("reference")));
        var warehouse = new TreeMap<Integer, SeasonOracle.Totals>();
        var rows = sql("select campaign_year, participants, classes, amount_vnd from national_summary order by 1");
        rows.forEach(row -> warehouse.put(
                ((Number) row.get("campaign_year")).intValue(),
                new SeasonOracle.Totals(
                        ((Number) row.get("participants")).longValue(),
                        ((Number) row.get("classes")).longValue(),
                        ((Number) row.get("amount_vnd")).longValue())));
        assertThat(warehouse).isEqualTo(files).containsOnlyKeys(2023, 2024, 2025);

        var latest = files.get(2025);
        assertThat(text("2025/national.pdf"))
                .contains(vietnamese(latest.participants()))
                .contains(vietnamese(latest.classes()))
                .contains("MÔ PHỎNG");
        var trend = text("trend-2023-2025.pdf");
        files.values().forEach(total -> assertThat(trend).contains(vietnamese(total.participants())));
    }

    @Test
    @Order(3)
    void every_fact_leads_back_to_cells_of_an_archived_file() throws Exception {
        assertThat(sql("select count(*) as n from fact_participants f left join submission s"
                        + " on s.submission_id = coalesce(f.submission_id, f.declared_submission_id)"
                        + " where s.sha256 is null or f.source_ref not like '%#%'"))
                .first()
                .satisfies(row -> assertThat(((Number) row.get("n")).intValue()).isZero());
    }

    /**
     * To save time, every figure of the letter and a sixth of those in the annexes, of 2023 and of the trend some; all of them,
     * and of both years, with {@code -Dhtsd.trace=all} ({@code make trace}). What stands in the cells is read by another
     * library.
     */
    @Test
    @Order(3)
    void figures_of_the_national_reports_and_the_trend_lead_back_to_cells_that_add_up_to_them() throws Exception {
        var workspace = new Workspace(home);
        var config = ConfigFile.read(workspace.configuration(), Map.of());
        var lines = new LinkedHashSet<Line>();
        try (var assembly = new Assembly(workspace, config, Clock.systemUTC());
                var sql = assembly.sql()) {
            var tracer = new Tracer(sql, false);
            var seen = new HashSet<Quantity>();
            for (var report : List.of("2023.national", "2025.national", "trend-2023-2025")) {
                var list =
                        new FigureFile(workspace.reports()).listOf(report + ".").orElseThrow();
                assertThat(list.entries()).hasSizeGreaterThan(500);
                for (var entry : list.entries()) {
                    if (isChecked(entry)) {
                        for (var quantity : quantities(entry.figure())) {
                            if (seen.add(quantity)) {
                                var trace = tracer.figure(quantity);
                                var sum = trace.parts().stream().anyMatch(part -> part.sum() != null)
                                        ? trace.sum(trace.quantities().get(0))
                                        : null;
                                assertThat(sum == null ? 0 : sum)
                                        .as(entry.id() + " " + quantity)
                                        .isEqualTo(quantity.orZero());
                                trace.parts().forEach(part -> lines.addAll(part.lines()));
                            }
                        }
                    }
                }
            }
            var residuals =
                    new Tracer(sql).rows("fact_participants", null, "campaign_year = 2025 AND basis = 'residual'");
            lines.addAll(residuals.parts().get(0).lines());
            assertThat(cellsThatAddUp(assembly.archivedCells(), lines)).isGreaterThan(5_000);
        }
    }

    private static boolean isChecked(FigureList.Entry entry) {
        boolean letter = !entry.section().startsWith("annex");
        if ("all".equals(System.getProperty("htsd.trace"))) {
            return true;
        }
        if (entry.id().startsWith("trend")) {
            return Math.floorMod(entry.id().hashCode(), 30) == 0;
        }
        return entry.id().startsWith("2023")
                ? letter && entry.figure().name().matches("participants\\.\\w+")
                : letter || Math.floorMod(entry.id().hashCode(), 6) == 0;
    }

    private static List<Quantity> quantities(Figure figure) {
        if (figure instanceof Stated stated) {
            return stated.of();
        }
        return figure instanceof Share share ? List.of(share.part(), share.whole()) : List.of((Quantity) figure);
    }

    /** How many cells were read; each line is the sum of its own. */
    private static int cellsThatAddUp(ArchivedCells archive, Collection<Line> lines) throws IOException {
        var oracle = new CellOracle();
        var officers = lines.stream()
                .filter(PipelineIT::isOfficers)
                .sorted(Comparator.comparing(line -> line.file().sha256()))
                .toList();
        int read = 0;
        for (var line : officers) {
            var cells = archive.of(line);
            var path = archive.archived(line.file()).orElseThrow().path();
            long sum = 0;
            for (var cell : cells) {
                sum += cell.sign() * cell.value();
                assertThat(cell.value() == 0 || stands(oracle, path, cell))
                        .as(line + " " + cell)
                        .isTrue();
            }
            assertThat(sum).as(line + " " + cells).isEqualTo(line.value());
            read += cells.size();
        }
        return read;
    }

    /** A figure that an officer wrote: counted as reported, or declared. */
    private static boolean isOfficers(Line line) {
        return line.value() != null
                && (line.basis().equals("reported")
                        || line.table().equals("fact_participants_female")
                        || line.role() == Line.Role.DECLARED)
                && line.table().startsWith("fact_")
                && !List.of("activities", "*", "reporter_key").contains(line.column());
    }

    /** Money may be written in thousands, millions or billions. */
    private static boolean stands(CellOracle oracle, Path file, FigureCells.Cell cell) {
        try {
            var there = oracle.at(file, cell.place());
            return there != null
                    && Stream.of(0, 3, 6, 9)
                            .anyMatch(unit ->
                                    there.movePointRight(unit).compareTo(BigDecimal.valueOf(cell.value())) == 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    @Order(3)
    void the_example_queries_answer_as_a_second_reading_does() throws Exception {
        AnalystQueries.check(home.resolve("warehouse.duckdb"));
    }

    @Test
    @Order(4)
    void at_least_twenty_provinces_are_well_covered_in_all_three_years_and_some_are_not() throws Exception {
        var rows = sql("select code, min(coverage) as least from trend where level = 'province' and measure ="
                + " 'participants' and target_campaign = 2025 group by code");
        assertThat(rows).hasSize(34);
        var well = rows.stream()
                .filter(row -> ((Number) row.get("least")).doubleValue() > 0.9)
                .count();
        assertThat(well).isGreaterThanOrEqualTo(20).isLessThan(34);
    }

    @Test
    @Order(5)
    void nobodys_telephone_number_is_published() throws Exception {
        assertThat(numberIn(bytes(home.resolve("archive"))))
                .as("the sample has telephone numbers")
                .isTrue();
        for (var published : List.of("warehouse.duckdb", "builds", "reports", "landing", "logs")) {
            assertThat(numberIn(bytes(home.resolve(published)))).as(published).isFalse();
        }
        for (var table : Tables.PUBLISHED) {
            for (var row : sql("select * from " + table.name())) {
                assertThat(PHONE.matcher(row.toString()).find())
                        .as(table.name() + row)
                        .isFalse();
            }
        }
        for (var report : List.of("2025/national.pdf", "trend-2023-2025.pdf")) {
            assertThat(PHONE.matcher(text(report)).find()).as(report).isFalse();
        }
    }

    @Test
    @Order(6)
    void a_second_run_with_no_new_file_changes_nothing_and_says_so() throws Exception {
        var before = stamps();
        var again = jar(home, "run");
        assertThat(again.exit()).as(again.err()).isZero();
        assertThat(again.out() + again.err()).contains("Không có gì mới");
        assertThat(stamps()).isEqualTo(before);
    }

    @Test
    @Order(6)
    void the_status_report_reaches_people_by_mail() throws Exception {
        var server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        try {
            var settings = Map.of(
                    "HTSD_MAIL_HOST", "127.0.0.1",
                    "HTSD_MAIL_PORT", Integer.toString(server.getSmtp().getPort()),
                    "HTSD_MAIL_SECURITY", "none",
                    "HTSD_MAIL_FROM", "htsd@moet.example",
                    "HTSD_MAIL_TO", "vu@moet.example, so@caobang.example");
            var sent = WARM.run(home, settings, "report", "status", "--campaign", "2025", "--mail");
            assertThat(sent.exit()).as(sent.err()).isZero();
            assertThat(server.getReceivedMessages()).hasSize(2);
            var letter = server.getReceivedMessages()[0];
            assertThat(letter.getSubject()).startsWith("[HTSĐ] Tình hình báo cáo năm 2025");
            var pdf = directory.resolve("sent.pdf");
            Files.copy(((MimeMultipart) letter.getContent()).getBodyPart(1).getInputStream(), pdf);
            try (var document = Loader.loadPDF(pdf.toFile())) {
                assertThat(new PDFTextStripper().getText(document)).contains("2025");
            }
            assertThat(WARM.run(home, "report", "status", "--campaign", "2025", "--mail")
                            .err())
                    .contains("mail.to");
        } finally {
            server.stop();
        }
    }

    @Test
    @Order(7)
    void bad_files_come_back_with_a_sentence_and_the_good_one_goes_through() throws Exception {
        var inbox = home.resolve("inbox");
        Files.writeString(inbox.resolve("ghi chú.xlsx"), "đây không phải bảng tính");
        Files.write(inbox.resolve("đứt.xlsx"), java.util.Arrays.copyOf(zip(), 40));
        Files.writeString(inbox.resolve("hỏng.json"), "{\"form\": \"HTSD-A/2025\", ");
        Files.writeString(inbox.resolve("biểu lạ.json"), report("HTSD-Z/2099", "Z-1", 7));
        Files.writeString(inbox.resolve("tốt.json"), report("HTSD-A/2025", "IT-1", 7));

        var run = WARM.run(home, "run");

        assertThat(run.exit()).as(run.err()).isEqualTo(3);
        assertThat(run.err()).doesNotContain("Exception", "\tat ");
        for (var bad : List.of("ghi chú.xlsx", "đứt.xlsx", "hỏng.json", "biểu lạ.json")) {
            assertThat(run.out() + run.err()).contains(bad);
        }
        assertThat(participantsOf("IT-1")).isEqualTo(7);
        var codes = sql("select file_name, code from finding join submission using (submission_id) where status ="
                + " 'returned' and severity = 'error'");
        assertThat(codes)
                .extracting(row -> row.get("file_name") + " " + row.get("code"))
                .contains(
                        "ghi chú.xlsx FILE_UNREADABLE",
                        "đứt.xlsx FILE_UNREADABLE",
                        "hỏng.json FILE_UNREADABLE",
                        "biểu lạ.json FORM_UNKNOWN");
        assertThat(inbox).isEmptyDirectory();
    }

    @Test
    @Order(8)
    void a_later_revision_replaces_the_figures_and_both_stay_traceable() throws Exception {
        Files.writeString(
                home.resolve("inbox/tốt lần 2.json"),
                report("HTSD-A/2025", "IT-1", 12).replace("\"revision\": 1", "\"revision\": 2"));
        assertThat(WARM.run(home, "run").exit()).isZero();
        assertThat(participantsOf("IT-1")).isEqualTo(12);
        assertThat(sql("select status from submission where reporter_key like 'IT-1@%' order by revision"))
                .extracting(row -> row.get("status"))
                .containsExactly("superseded", "accepted");
    }

    @Test
    @Order(9)
    void sql_reads_and_never_writes() throws Exception {
        for (var statement : List.of(
                "drop table build",
                "copy build to '" + directory.resolve("out.csv") + "'",
                "select 1; select 2",
                "attach '" + directory.resolve("x.duckdb") + "'",
                "select * from read_text('" + home.resolve("htsd.yaml") + "')")) {
            var refused = WARM.run(home, "sql", statement);
            assertThat(refused.exit()).as(statement).isEqualTo(1);
            assertThat(refused.err()).doesNotContain("Exception:", "\tat ");
        }
        assertThat(directory.resolve("out.csv")).doesNotExist();
        assertThat(jar(home, "sql", "drop table build").exit()).isEqualTo(1);
    }

    @Test
    @Order(10)
    void an_unusable_home_is_one_sentence_in_the_chosen_language() throws Exception {
        var file = Files.writeString(directory.resolve("một tệp"), "x");
        var vietnamese = jar(file, "run");
        assertThat(vietnamese.exit()).isEqualTo(1);
        assertThat(vietnamese.err()).contains(file.toString(), "--home").doesNotContain("\tat ");
        assertThat(jar(directory.resolve("nowhere"), "sql", "select 1", "--lang", "en")
                        .err())
                .contains("htsd init");
    }

    @Test
    @Order(11)
    void next_october_is_two_files_and_no_build() throws Exception {
        WARM.close(); // of the other workspace
        var next = directory.resolve("next");
        assertThat(WARM.run(next, "init").exit()).isZero();
        var examples = Path.of("..", "docs", "examples");
        Files.createDirectories(next.resolve("forms"));
        Files.copy(examples.resolve("HTSD-A-2026.yaml"), next.resolve("forms/HTSD-A-2026.yaml"));
        Files.writeString(
                next.resolve("reference/campaigns.yaml"),
                Reference.shippedText("campaigns.yaml")
                        .replace(
                                "campaigns:\n",
                                "campaigns:\n" + Files.readString(examples.resolve("campaign-2026.yaml"))));
        var blank = directory.resolve("blank.xlsx");
        var template =
                WARM.run(next, "template", "--form", "HTSD-A/2026", "--reporter", "01477", "--out", blank.toString());
        assertThat(template.exit()).as(template.err()).isZero();
        assertThat(blank).isNotEmptyFile();
        Files.writeString(
                next.resolve("inbox/a.json"),
                report("HTSD-A/2026", "IT-2026", 7)
                        .replace("\"campaign_year\": 2025", "\"campaign_year\": 2026")
                        .replace("\"group\": \"contests\"", "\"group\": \"green_skills\", \"views\": 70"));
        var run = WARM.run(next, "run");
        assertThat(run.exit()).as(run.err() + run.out()).isZero();
        assertThat(next.resolve("reports/2026/national.pdf")).isNotEmptyFile();
        assertThat(WARM.run(
                                next,
                                "sql",
                                "select name_vi, value from fact_participants join dim_activity_group on code ="
                                        + " activity_group, extra_field where field = 'views'",
                                "-o",
                                "csv")
                        .out())
                .contains("\"Kỹ năng xanh, phát triển bền vững\",70");
    }

    private static long participantsOf(String reporter) throws Exception {
        return ((Number) sql("select sum(participants) as n from fact_participants where reporter_key like '" + reporter
                                + "@%'")
                        .get(0)
                        .get("n"))
                .longValue();
    }

    /** A small report of a school in xã Trùng Khánh. */
    private static String report(String form, String code, int participants) {
        return """
                {"form": "%s", "campaign_year": 2025, "kind": "direct", "revision": 1,
                 "reporter": {"code": "%s", "name": "Trường thử nghiệm", "type": "primary", "level": "unit",
                              "locality_code": "01477", "province": "Cao Bằng", "commune": "Trùng Khánh"},
                 "activities": [{"group": "contests", "participants": {"total": %d}}], "synthetic": true}
                """
                .formatted(form, code, participants);
    }

    private static byte[] zip() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
            zip.write("<Types/>".getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static Map<String, Object> stamps() throws IOException {
        var stamps = new TreeMap<String, Object>();
        for (var part : List.of("warehouse.duckdb", "reports", "builds", "landing", "archive")) {
            try (var files = Files.walk(home.resolve(part))) {
                for (var file : files.filter(Files::isRegularFile).toList()) {
                    stamps.put(file.toString(), Files.getLastModifiedTime(file).toString() + Files.size(file));
                }
            }
        }
        return stamps;
    }

    private static boolean numberIn(String bytes) {
        return PHONE.matcher(bytes).find();
    }

    /** Everything below {@code path} as one text, byte by byte; workbooks are unpacked. */
    private static String bytes(Path path) throws IOException {
        var all = new StringBuilder();
        try (var files = Files.walk(path)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                if (file.toString().endsWith(".json") || !file.toString().contains("archive")) {
                    all.append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
                }
            }
        }
        return all.toString();
    }

    private static String text(String report) throws IOException {
        try (var document =
                Loader.loadPDF(home.resolve("reports").resolve(report).toFile())) {
            return new PDFTextStripper().getText(document);
        }
    }

    private static String vietnamese(long number) {
        return String.format(Locale.GERMANY, "%,d", number);
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> sql(String query) throws Exception {
        var answer = WARM.run(home, "sql", query, "-o", "json");
        assertThat(answer.exit()).as(query + "\n" + answer.err()).isZero();
        return new ObjectMapper().readValue(answer.out(), List.class);
    }

    /** The assembled program in a process of its own. */
    private static Outcome jar(Path workspace, String... arguments) throws Exception {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx2g",
                "-Djava.awt.headless=true",
                "-XX:TieredStopAtLevel=1", // as the launcher does for a demo
                "-XX:+UseParallelGC",
                "-jar",
                JAR.toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--home", workspace.toString()));
        var out = Files.createTempFile(directory, "out", ".txt");
        var err = Files.createTempFile(directory, "err", ".txt");
        var builder = new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        var process = builder.start();
        if (!process.waitFor(10, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError("htsd " + String.join(" ", arguments) + " did not end");
        }
        return new Outcome(process.exitValue(), Files.readString(out), Files.readString(err));
    }
}
