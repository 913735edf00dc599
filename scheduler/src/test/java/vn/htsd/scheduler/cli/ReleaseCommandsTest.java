package vn.htsd.scheduler.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.htsd.data.table.Tables;

/** Releases and builds on the command line; the warehouse is made by hand, so no engine starts. */
class ReleaseCommandsTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2025-11-08T03:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path home;

    private record Result(int exit, String out, String err) {}

    private Result run(String... arguments) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var streams = Streams.toFile(
                new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8));
        int exit = new Invocation(Map.of("HTSD_HOME", home.toString()), streams, CLOCK, null).run(arguments);
        return new Result(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    @BeforeEach
    void init() {
        run("init");
    }

    /** A published warehouse in which the nation had {@code participants} in 2025. */
    private void publish(String build, int participants) throws Exception {
        var file = home.resolve("new.duckdb");
        try (var connection = DriverManager.getConnection("jdbc:duckdb:" + file);
                var statement = connection.createStatement()) {
            for (var table : Tables.PUBLISHED) {
                statement.execute(table.ddl().get(0).replace(" NOT NULL", ""));
            }
            statement.execute(
                    "INSERT INTO build BY NAME SELECT '%s' AS build_id, 'r' AS reference_digest, 'p' AS program_version"
                            .formatted(build));
            statement.execute("INSERT INTO locality_summary BY NAME SELECT 2025 AS campaign_year, 'VN@1900-01-01' AS"
                    + " locality_key, 'VN' AS code, 'Cả nước' AS full_name, 'nation' AS level, " + participants
                    + " AS participants");
            statement.execute("INSERT INTO dim_locality BY NAME SELECT 'VN@1900-01-01' AS locality_key");
            statement.execute("INSERT INTO fact_participants BY NAME SELECT 2025 AS campaign_year, 'S1@2025-07-01' AS"
                    + " reporter_key, 'VN@1900-01-01' AS locality_key, 'reported' AS basis, '" + build
                    + "-1' AS submission_id, 'contests' AS activity_group, " + participants + " AS participants");
            statement.execute("INSERT INTO submission BY NAME SELECT 2025 AS campaign_year, '" + build
                    + "-1' AS submission_id, '" + build + ".xlsx' AS file_name, " + (build.equals("second") ? 2 : 1)
                    + " AS revision");
        }
        Files.move(file, home.resolve("warehouse.duckdb"), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            release create Bản-1                    | 2 | Tên bản phát hành “Bản-1” không dùng được
            release create thang-11                 | 2 | Chưa rõ “thang-11” là số liệu sơ bộ hay chính thức
            release create a --official --campaign 1999 | 2 | Không có Tuần lễ
            release create 2025-so-bo               | 1 | Chưa có kho dữ liệu
            release diff 2025-so-bo                 | 1 | chưa có bản nào
            sql --release 2025-so-bo 'select 1'     | 1 | chưa có bản nào
            build gc --keep 0                       | 2 | ít nhất 1
            """)
    void what_cannot_be_done_is_one_sentence(String line, int exit, String sentence) {
        var result = run(line.replace("'select 1'", "x").split(" "));
        assertThat(result.exit()).as(result.err()).isEqualTo(exit);
        assertThat(result.err()).contains(sentence);
        assertThat(result.err().strip().lines()).hasSize(1);
    }

    @Test
    void a_release_stays_as_it_was_and_tells_what_moved_since() throws Exception {
        assertThat(run("release", "list").err()).contains("Chưa có bản phát hành nào");
        publish("first", 100);
        var created = run("release", "create", "2025-so-bo");
        assertThat(created.exit()).as(created.err()).isZero();
        assertThat(created.out()).contains("Đã phát hành 2025-so-bo: bản dựng first", "sơ bộ");
        assertThat(run("release", "create", "2025-so-bo").err()).contains("không bao giờ bị thay");
        assertThat(run("release", "diff", "2025-so-bo").err()).contains("Không có số liệu nào thay đổi");

        publish("second", 130);
        var total = "select sum(participants) as n from fact_participants";
        assertThat(run("sql", total, "-o", "csv").out()).isEqualTo("n\n130\n");
        assertThat(run("sql", "--release", "2025-so-bo", total, "-o", "csv").out())
                .isEqualTo("n\n100\n");
        assertThat(run("sql", "--release", "2025-sobo", total).err()).contains("Hiện có: 2025-so-bo");

        var moved = new ObjectMapper()
                .readTree(run("release", "diff", "2025-so-bo", "-o", "json").out());
        assertThat(moved).hasSize(1);
        assertThat(moved.get(0).toString())
                .contains(
                        "\"level\":\"nation\"",
                        "\"measure\":\"participants\",\"before\":100,\"after\":130,\"change\":30",
                        "\"reason\":\"revision\",\"part\":30,\"reporter\":\"S1\",\"cause\":\"second-1\"");
        assertThat(run("release", "diff", "2025-so-bo").out())
                .contains("lượt người", "báo cáo đính chính", "second.xlsx", "100", "130");
        assertThat(run("release", "list", "-o", "csv").out())
                .startsWith("release,kind,campaign_year,build,as_of,created_at\n"
                        + "2025-so-bo,preliminary,2025,first,,2025-11-08");
        assertThat(run("build", "gc").out()).contains("Không có bản dựng nào cần xóa");
        assertThat(run("build", "list").err()).contains("Chưa có bản dựng nào");
    }

    @Test
    void the_report_on_what_moved_is_printed_and_a_release_that_is_not_there_is_a_sentence() throws Exception {
        publish("first", 100);
        assertThat(run("release", "create", "2025-so-bo").exit()).isZero();
        publish("second", 130);
        var printed = run("report", "diff", "2025-so-bo");
        assertThat(printed.exit()).as(printed.err()).isZero();
        var pdf = home.resolve("reports/diff-2025-so-bo.pdf");
        assertThat(printed.out()).contains(pdf.toString());
        try (var document = Loader.loadPDF(pdf.toFile())) {
            assertThat(new PDFTextStripper().getText(document).replaceAll("\\s+", " "))
                    .contains("Lượt người tham gia 100 130 +30 +30,0%")
                    .contains("second.xlsx");
        }
        var unknown = run("report", "diff", "2025-sobo");
        assertThat(unknown.exit()).isNotZero();
        assertThat(unknown.err()).contains("2025-so-bo");
        assertThat(home.resolve("reports/diff-2025-sobo.pdf")).doesNotExist();
    }

    @Test
    void words_and_sponsors_are_approved_and_taken_back_by_id() throws Exception {
        publish("first", 100);
        try (var connection = DriverManager.getConnection("jdbc:duckdb:" + home.resolve("warehouse.duckdb"));
                var statement = connection.createStatement()) {
            statement.execute("UPDATE submission SET status = 'accepted', reporter_key = 'S1@2025-07-01'");
            statement.execute("INSERT INTO dim_reporter BY NAME SELECT 'S1@2025-07-01' AS reporter_key, 'S1' AS code,"
                    + " 'Trường Một' AS name, 'unit' AS level");
            statement.execute("INSERT INTO dim_campaign BY NAME SELECT 2025 AS campaign_year, 'Chủ đề' AS theme");
            statement.execute("INSERT INTO national_summary BY NAME SELECT 2025 AS campaign_year, 100 AS participants");
            statement.execute(
                    "INSERT INTO narrative BY NAME SELECT 2025 AS campaign_year, 'S1@2025-07-01' AS reporter_key,"
                            + " 'VN@1900-01-01' AS locality_key, 'first-1' AS submission_id,"
                            + " 'assessment.advantages' AS section, 'Đông người; vui.' AS text");
            statement.execute(
                    "INSERT INTO fact_funding BY NAME SELECT 2025 AS campaign_year, 'S1@2025-07-01' AS reporter_key,"
                            + " 'VN@1900-01-01' AS locality_key, 'VN@1900-01-01' AS node_key, 'mobilised' AS"
                            + " funding_source, 'reported' AS basis, 5 AS amount_vnd, 'first-1' AS submission_id");
            var batch = Files.createDirectories(home.resolve("landing/b1"));
            statement.execute("COPY (SELECT 'first-1' AS submission_id, 'Bà Tặng' AS sponsor) TO '"
                    + batch.resolve("funding.parquet") + "' (FORMAT parquet)");
        }
        var list = run("approve", "list", "--campaign", "2025", "-o", "json");
        assertThat(list.exit()).as(list.err()).isZero();
        var waiting = new ObjectMapper().readTree(list.out());
        assertThat(waiting).hasSize(2);
        var words = waiting.get(0).get("id").asText();
        var sponsor = waiting.get(1).get("id").asText();
        assertThat(waiting.get(1).toString()).contains("\"sponsor\"", "Bà Tặng", "Trường Một", "\"waiting\"");

        assertThat(run("approve", "add", "S000000000000", "--by", "Lan").err()).contains("S000000000000");
        assertThat(run("approve", "add", words, "--words", "Vắng người", "--by", "Lan")
                        .err())
                .contains("Đông người; vui.");
        assertThat(run("approve", "add", words, sponsor, "--by", "Lan").exit()).isZero();
        assertThat(run("approve", "list", "--campaign", "2025", "-o", "csv").out())
                .contains("approved")
                .doesNotContain("waiting");

        assertThat(run("approve", "withdraw", sponsor, "--note", "bà không muốn", "--by", "Lan")
                        .exit())
                .isZero();
        assertThat(run("approve", "withdraw", sponsor, "--note", "lần nữa", "--by", "Lan")
                        .err())
                .contains(sponsor);
        assertThat(Files.readAllLines(home.resolve("decisions/approvals.jsonl")))
                .hasSize(3);
    }
}
