package vn.htsd.ingest.fuzz;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.htsd.data.form.FormCatalogue;
import vn.htsd.data.progress.Progress;
import vn.htsd.data.workspace.Workspace;
import vn.htsd.ingest.Ingest;
import vn.htsd.ingest.check.FormReader;
import vn.htsd.ingest.check.Outcome;
import vn.htsd.ingest.fault.ValidForms;
import vn.htsd.ingest.land.Landing;
import vn.htsd.ingest.read.FileContent;
import vn.htsd.ingest.read.ReportReader;

/** Spoils files one after the other and watches what the program makes of each. */
final class FuzzRun {
    /** What a file may take at most; the machine may be busy with other things. */
    private static final long SECONDS = 20;
    /** Files that go through the whole of ingest together. */
    private static final int BATCH = 100;

    private static final ReportReader READER = new ReportReader();
    private static final JsonMapper JSON = JsonMapper.shared();

    private final FormReader forms = new FormReader(FormCatalogue.shipped(), ValidForms.reference());
    private final Path directory;
    private final long seed;
    private final int everyWhole;
    private final List<byte[]> workbooks = new ArrayList<>();
    private final List<byte[]> old = new ArrayList<>();
    private final List<byte[]> json = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();
    private final List<Mutant> batch = new ArrayList<>();
    private int accepted;
    private int compared;
    private int returned;
    private int whole;
    private long slowest;

    /** @param name tells what kind of file it is meant to be */
    private record Mutant(long number, String name, byte[] bytes) {}

    /** @param everyWhole one in so many goes through the whole of ingest too */
    FuzzRun(Path directory, long seed, int everyWhole) throws IOException {
        this.directory = directory;
        this.seed = seed;
        this.everyWhole = everyWhole;
        workbooks.addAll(ValidForms.ofOfficers(2));
        for (var bytes : List.copyOf(workbooks.subList(0, 8))) {
            old.add(asXls(bytes));
        }
        var season = directory.resolve("season");
        workbooks.addAll(ValidForms.ofSample(season, 12));
        try (var files = Files.walk(season)) {
            for (var file : files.filter(each -> each.toString().endsWith(".json")
                            && !each.toString().endsWith(".meta.json"))
                    .sorted()
                    .limit(20)
                    .toList()) {
                json.add(Files.readAllBytes(file));
            }
        }
        json.add(MINIMAL.getBytes(StandardCharsets.UTF_8));
        Landing.deleteTree(season);
    }

    private static final String MINIMAL =
            """
            {"form": "HTSD-A/2025", "campaign_year": 2025, "kind": "direct",
             "reporter": {"code": "HP-0001", "name": "Trường THCS Hưng Đạo", "type": "lower_secondary", "level": "unit", "locality_code": "11689", "commune": "phường Hưng Đạo"},
             "opening": {"held_on": "2025-10-02", "participants": 350, "format": "rally"},
             "activities": [{"group": "digital_skills", "classes": 4, "sessions": 8, "participants": {"total": 1000, "teachers": 100, "female": 500}},
                            {"group": "contests", "participants": {"total": 250}}],
             "funding": [{"source": "state_budget", "amount_vnd": 12000000}, {"source": "mobilised", "sponsor": "A", "amount_vnd": 3000000}]}
            """;

    /** The same cells saved as Excel 97 saved them. */
    private static byte[] asXls(byte[] bytes) throws IOException {
        try (var from = new XSSFWorkbook(new ByteArrayInputStream(bytes));
                var to = new HSSFWorkbook();
                var out = new ByteArrayOutputStream()) {
            var day = to.createCellStyle();
            day.setDataFormat((short) 14);
            from.forEach(sheet -> {
                var copy = to.createSheet(sheet.getSheetName());
                sheet.forEach(row -> {
                    var line = copy.createRow(row.getRowNum());
                    row.forEach(cell -> {
                        var other = line.createCell(cell.getColumnIndex());
                        if (cell.getCellType() == CellType.STRING) {
                            other.setCellValue(cell.getStringCellValue());
                        } else if (cell.getCellType() == CellType.NUMERIC || cell.getCellType() == CellType.FORMULA) {
                            other.setCellValue(cell.getNumericCellValue());
                            if (cell.getCellStyle().getDataFormatString().contains("yy")) {
                                other.setCellStyle(day);
                            }
                        }
                    });
                });
            });
            to.write(out);
            return out.toByteArray();
        }
    }

    /** Runs {@code count} files; gives all that went wrong. */
    List<String> run(int count) throws IOException, InterruptedException {
        var worker = Executors.newSingleThreadExecutor(work -> {
            var thread = new Thread(work, "fuzz");
            thread.setDaemon(true);
            return thread;
        });
        for (long number = 0; number < count; number++) {
            var mutant = mutant(number);
            long start = System.nanoTime();
            var watched = worker.submit(() -> judge(mutant));
            try {
                watched.get(SECONDS, TimeUnit.SECONDS);
            } catch (TimeoutException hangs) {
                fail(mutant, "took more than " + SECONDS + " s", null);
                return failures;
            } catch (ExecutionException failed) {
                fail(mutant, "ended the reading", failed.getCause());
            }
            slowest = Math.max(slowest, System.nanoTime() - start);
            if (number % everyWhole == 0) {
                batch.add(mutant);
            }
            if (batch.size() == BATCH || (number == count - 1 && !batch.isEmpty())) {
                takeWhole();
            }
        }
        worker.shutdownNow();
        System.out.println(this + ", " + count + " files, " + failures.size() + " failures");
        return failures;
    }

    /** What is needed to make one file again: the seed and its number. */
    private Mutant mutant(long number) throws IOException {
        var dice = new Random(seed * 1_000_003 + number);
        var mutation = new Mutation(dice);
        return switch (dice.nextInt(10)) {
            case 0, 1, 2 -> new Mutant(number, "m.json", mutation.json(json.get(dice.nextInt(json.size()))));
            case 3 -> new Mutant(number, "m.xls", mutation.bytes(old.get(dice.nextInt(old.size()))));
            default -> new Mutant(number, "m.xlsx", mutation.workbook(workbooks.get(dice.nextInt(workbooks.size()))));
        };
    }

    private @Nullable Void judge(Mutant mutant) throws IOException {
        var file = Files.write(directory.resolve(mutant.name()), mutant.bytes());
        var content = READER.read(file, mutant.name());
        if (content instanceof FileContent.Workbook workbook) {
            var outcomes = forms.read(workbook.grid());
            if (outcomes.size() == 1 && outcomes.get(0) instanceof Outcome.Accepted loaded) {
                compare(
                        mutant,
                        Sums.of(loaded.report()),
                        Sums.read(mutant.bytes()).orElse(null));
            }
            outcomes.forEach(outcome -> count(mutant, outcome));
        } else if (content instanceof FileContent.Json reports) {
            var outcomes = reports.reports().stream().map(forms::read).toList();
            for (int at = 0; at < outcomes.size(); at++) {
                if (outcomes.get(at) instanceof Outcome.Accepted loaded) {
                    compare(mutant, Sums.of(loaded.report()), jsonSums(mutant.bytes(), at));
                }
                count(mutant, outcomes.get(at));
            }
        } else if (content instanceof FileContent.Unreadable refused) {
            returned++;
            if (refused.finding().sentence().equals(ReportReader.unexpected().sentence())) {
                fail(mutant, "is refused for no reason that is known", null);
            }
        }
        return null;
    }

    private void count(Mutant mutant, Outcome outcome) {
        if (outcome instanceof Outcome.Accepted) {
            accepted++;
        } else {
            returned++;
            if (outcome.findings().stream().noneMatch(finding -> finding.isError())) {
                fail(mutant, "is returned without an error", null);
            }
        }
    }

    private void compare(Mutant mutant, Sums loaded, @Nullable Sums independent) {
        if (independent != null) {
            compared++;
            if (!loaded.equals(independent)) {
                fail(mutant, "is loaded as " + loaded + ", but holds " + independent, null);
            }
        }
    }

    /** Of one report as the JSON library shows it, without the program. */
    private static @Nullable Sums jsonSums(byte[] bytes, int at) {
        try {
            var text = new String(bytes, StandardCharsets.UTF_8);
            var tree = JSON.readTree(text.startsWith("\uFEFF") ? text.substring(1) : text);
            var report = tree.isArray() ? tree.get(at) : at == 0 ? tree : null;
            if (report == null
                    || !report.path("activities").isArray()
                    || "not_held".equals(report.path("held").stringValue(""))) {
                return null;
            }
            long participants = 0;
            long classes = 0;
            boolean ceremony = false;
            for (var activity : report.path("activities")) {
                if (!activity.path("participants").path("total").isNumber()) {
                    return null;
                }
                participants += number(activity.path("participants").path("total"));
                classes += number(activity.path("classes"));
                ceremony |= activity.path("group").stringValue("").equals("opening");
            }
            long money = 0;
            for (var line : report.path("funding")) {
                money += number(line.path("amount_vnd"));
            }
            var opening = ceremony ? 0 : number(report.path("opening").path("participants"));
            return new Sums(participants + opening, classes, money);
        } catch (RuntimeException several) {
            return null;
        }
    }

    private static long number(JsonNode node) {
        return node.isNumber() ? node.decimalValue().longValueExact() : 0;
    }

    /** The whole way: archive, read, check, land, mark the officer's cells. */
    private void takeWhole() throws IOException {
        var home = directory.resolve("home");
        Landing.deleteTree(home);
        var workspace = new Workspace(home).create();
        for (var mutant : batch) {
            Files.write(
                    workspace.inbox().resolve(String.format(Locale.ROOT, "%07d-%s", mutant.number(), mutant.name())),
                    mutant.bytes());
        }
        try {
            var clock = Clock.fixed(Instant.parse("2025-10-20T03:00:00Z"), ZoneOffset.UTC);
            var summary = new Ingest(workspace, FormCatalogue.shipped(), ValidForms.reference(), clock)
                    .run(new Ingest.Request(workspace.inbox(), "fuzz", null, 2), Progress.SILENT);
            for (var file : summary.files()) {
                if (file.findings().stream().anyMatch(finding -> finding.sentence()
                        .equals(ReportReader.unexpected().sentence()))) {
                    failures.add(file.file() + " of seed " + seed + " is refused for no reason that is known");
                }
            }
            if (summary.total() != batch.size()) {
                failures.add("of " + batch.size() + " files " + summary.total() + " came out");
            }
        } catch (RuntimeException failed) {
            failures.add("one of " + batch.get(0).number() + " to "
                    + batch.get(batch.size() - 1).number() + " of seed " + seed + " stopped all: " + failed + " "
                    + trace(failed));
        }
        whole += batch.size();
        batch.clear();
        Landing.deleteTree(home);
    }

    /** Keeps the file: what it did can be looked at. */
    private void fail(Mutant mutant, String what, @Nullable Throwable cause) {
        var kept = Path.of("target", "fuzz", "seed-" + seed + "-" + mutant.number() + "-" + mutant.name());
        try {
            Files.createDirectories(kept.getParent());
            Files.write(kept, mutant.bytes());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        failures.add(kept + " " + what + (cause == null ? "" : ": " + cause + " " + trace(cause)));
    }

    private static String trace(Throwable cause) {
        var lines = new StringBuilder();
        var deepest = cause;
        while (deepest.getCause() != null && deepest.getCause() != deepest) {
            deepest = deepest.getCause();
        }
        lines.append(deepest);
        for (int at = 0; at < Math.min(9, deepest.getStackTrace().length); at++) {
            lines.append(System.lineSeparator()).append("      ").append(deepest.getStackTrace()[at]);
        }
        return lines.toString();
    }

    int compared() {
        return compared;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "Fuzzing with seed %d: %d reports accepted (%d compared with another reading), %d returned, %d files through"
                        + " the whole of ingest, slowest %d ms",
                seed,
                accepted,
                compared,
                returned,
                whole,
                slowest / 1_000_000);
    }
}
