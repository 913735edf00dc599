package vn.htsd.ingest.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.htsd.data.problem.Message;
import vn.htsd.ingest.Forms;
import vn.htsd.ingest.WorkbookFile;

/** Each limit: a file at it is read, one beyond it is refused with a sentence that names it. */
class LimitsTest {
    private static final Limits STANDARD = Limits.STANDARD;

    private final Path directory;

    LimitsTest(@TempDir Path directory) {
        this.directory = directory;
    }

    private static String read(Path file, Limits limits) {
        var content = new ReportReader(limits).read(file, String.valueOf(file.getFileName()));
        return content instanceof FileContent.Unreadable refused
                ? refused.finding().rule() + " " + refused.finding().message(Message.VIETNAMESE)
                : "read";
    }

    /** @param with the standard limits but for one */
    private static void atTheLimit(Path file, long measured, LongFunction<Limits> with, String rule, String named) {
        assertThat(read(file, with.apply(measured))).as("at the limit").isEqualTo("read");
        assertThat(read(file, with.apply(measured - 1)))
                .as("one beyond")
                .startsWith(rule)
                .contains(named);
    }

    private Path form() {
        return Forms.form2025().save(directory.resolve("form.xlsx"));
    }

    private static long sum(Path zip, boolean largestOnly) {
        try (var file = new ZipFile(zip.toFile())) {
            var sizes = Collections.list(file.entries()).stream().mapToLong(ZipEntry::getSize);
            return largestOnly ? sizes.max().orElse(0) : sizes.sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Limits withFile(long bytes) {
        return new Limits(
                bytes,
                1_000,
                100,
                STANDARD.entryBytes(),
                STANDARD.contentBytes(),
                50,
                100_000,
                200,
                32,
                STANDARD.time());
    }

    private static Limits withEntries(long entries) {
        return new Limits(
                STANDARD.fileBytes(),
                (int) entries,
                100,
                STANDARD.entryBytes(),
                STANDARD.contentBytes(),
                50,
                100_000,
                200,
                32,
                STANDARD.time());
    }

    private static Limits withRatio(long ratio) {
        return new Limits(
                STANDARD.fileBytes(),
                1_000,
                (int) ratio,
                STANDARD.entryBytes(),
                STANDARD.contentBytes(),
                50,
                100_000,
                200,
                32,
                STANDARD.time());
    }

    private static Limits withEntry(long bytes) {
        return new Limits(
                STANDARD.fileBytes(),
                1_000,
                100,
                bytes,
                STANDARD.contentBytes(),
                50,
                100_000,
                200,
                32,
                STANDARD.time());
    }

    private static Limits withContent(long bytes) {
        return new Limits(
                STANDARD.fileBytes(), 1_000, 100, STANDARD.entryBytes(), bytes, 50, 100_000, 200, 32, STANDARD.time());
    }

    private static Limits withRows(long rows) {
        return new Limits(
                STANDARD.fileBytes(),
                1_000,
                100,
                STANDARD.entryBytes(),
                STANDARD.contentBytes(),
                50,
                (int) rows,
                200,
                32,
                STANDARD.time());
    }

    @Test
    void the_standard_is_what_the_office_was_promised() {
        assertThat(STANDARD)
                .isEqualTo(new Limits(
                        10L << 20, 1_000, 100, 64L << 20, 200L << 20, 50, 100_000, 200, 32, Duration.ofSeconds(10)));
    }

    @Test
    void bytes_of_a_file() throws IOException {
        var form = form();
        atTheLimit(form, Files.size(form), LimitsTest::withFile, "FILE_TOO_LARGE", "vượt giới hạn");
        var pdf = Files.write(directory.resolve("a.pdf"), "%PDF-1.7 scan".getBytes(StandardCharsets.US_ASCII));
        atTheLimit(pdf, Files.size(pdf), LimitsTest::withFile, "FILE_TOO_LARGE", "vượt giới hạn");
    }

    @Test
    void parts_of_a_workbook() throws IOException {
        var form = form();
        try (var zip = new ZipFile(form.toFile())) {
            atTheLimit(form, zip.size(), LimitsTest::withEntries, "FILE_UNSAFE", "giới hạn là");
        }
    }

    @Test
    void unpacked_bytes_of_one_part_and_of_all() {
        var form = form();
        atTheLimit(form, sum(form, true), LimitsTest::withEntry, "FILE_UNSAFE", "bung ra quá lớn");
        atTheLimit(form, sum(form, false), LimitsTest::withContent, "FILE_UNSAFE", "bung ra quá lớn");
    }

    @Test
    void how_much_a_part_unpacks_to() throws IOException {
        var form = form();
        var fat = directory.resolve("fat.xlsx");
        try (var from = new ZipFile(form.toFile());
                var to = new ZipOutputStream(Files.newOutputStream(fat))) {
            for (var entry : Collections.list(from.entries())) {
                to.putNextEntry(new ZipEntry(entry.getName()));
                from.getInputStream(entry).transferTo(to);
            }
            to.putNextEntry(new ZipEntry("xl/custom.bin"));
            to.write(halfRandom((int) PackageGuard.SMALL + 1));
        }
        long ratio;
        try (var zip = new ZipFile(fat.toFile())) {
            var entry = zip.getEntry("xl/custom.bin");
            ratio = (entry.getSize() + entry.getCompressedSize() - 1) / entry.getCompressedSize();
        }
        assertThat(ratio).isBetween(5L, 100L);
        atTheLimit(fat, ratio, LimitsTest::withRatio, "FILE_UNSAFE", "bung ra quá lớn");
    }

    private static byte[] halfRandom(int size) {
        var bytes = new byte[size];
        var noise = new byte[size / 20];
        new Random(7).nextBytes(noise);
        System.arraycopy(noise, 0, bytes, 0, noise.length);
        return bytes;
    }

    @Test
    void sheets_columns_and_rows() {
        var fifty = new WorkbookFile();
        for (int sheet = 1; sheet <= 50; sheet++) {
            fifty.add("S" + sheet, "x");
        }
        assertThat(read(fifty.save(directory.resolve("50.xlsx")), STANDARD)).isEqualTo("read");
        fifty.add("S51", "x");
        assertThat(read(fifty.save(directory.resolve("51.xlsx")), STANDARD))
                .startsWith("FILE_TOO_LARGE")
                .contains("50 trang");

        assertThat(read(wide(200), STANDARD)).isEqualTo("read");
        assertThat(read(wide(201), STANDARD)).startsWith("FILE_TOO_LARGE").contains("200 cột");

        var table = new WorkbookFile();
        for (int row = 0; row < 30 + Limits.ROWS_AROUND; row++) {
            table.add("Biểu B", row, "Trường " + row);
        }
        atTheLimit(table.save(directory.resolve("rows.xlsx")), 30, LimitsTest::withRows, "FILE_TOO_LARGE", "29 dòng");
    }

    private Path wide(int columns) {
        var cells = new @Nullable Object[columns];
        java.util.Arrays.fill(cells, 1);
        return new WorkbookFile().add("S", cells).save(directory.resolve(columns + ".xlsx"));
    }

    @Test
    void levels_of_json() throws IOException {
        assertThat(read(nested(32), STANDARD)).isEqualTo("read");
        assertThat(read(nested(33), STANDARD)).startsWith("FILE_UNSAFE").contains("32 cấp");
        assertThat(read(nested(100_000), STANDARD)).startsWith("FILE_UNSAFE");
        var lines = Files.writeString(
                directory.resolve("a.jsonl"), "{\"a\": 1}\n" + "{\"a\":".repeat(33) + "1" + "}".repeat(33));
        assertThat(read(lines, STANDARD)).as("a line costs only itself").isEqualTo("read");
    }

    private Path nested(int depth) throws IOException {
        return Files.writeString(directory.resolve(depth + ".json"), "{\"a\":".repeat(depth) + "1" + "}".repeat(depth));
    }

    @Test
    void a_file_that_takes_too_long_is_stopped_in_its_own_thread() throws IOException {
        var rows = new WorkbookFile();
        for (int row = 0; row < 5_000; row++) {
            rows.add("S", "Trường " + row, row);
        }
        var file = rows.save(directory.resolve("slow.xlsx"));
        var clock = new AtomicLong();
        var reader = new ReportReader(STANDARD);
        var enough = new Deadline(Duration.ofNanos(1_000_000), clock::incrementAndGet);
        assertThat(reader.read(file, "slow.xlsx", enough)).isInstanceOf(FileContent.Workbook.class);
        var tooShort = new Deadline(Duration.ofNanos(10), clock::incrementAndGet);
        assertThat(reader.read(file, "slow.xlsx", tooShort))
                .isInstanceOfSatisfying(FileContent.Unreadable.class, refused -> assertThat(
                                refused.finding().message(Message.VIETNAMESE))
                        .contains("đã dừng lại"));
        var json = Files.writeString(directory.resolve("a.jsonl"), "{\"a\": 1}\n".repeat(5_000));
        var lines = (FileContent.Json)
                reader.read(json, "a.jsonl", new Deadline(Duration.ofNanos(10), clock::incrementAndGet));
        assertThatThrownBy(() -> lines.reports().stream().forEach(report -> {}))
                .isInstanceOf(JsonReports.Stopped.class);
    }

    @Test
    void time_is_up_one_tick_after_its_end() {
        var clock = new AtomicLong(5);
        var deadline = new Deadline(Duration.ofNanos(10), clock::get);
        clock.set(15);
        assertThat(deadline.isPassed()).isFalse();
        clock.set(16);
        assertThat(deadline.isPassed()).isTrue();
    }
}
