package vn.htsd.scheduler.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Clock;
import java.util.Map;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code htsd sql} as an analyst uses it: every format read by another program, and answers only where they may lie. */
class SqlCommandTest {
    private static final String QUERY =
            """
            select 'Đắk Lắk' as province, 1012305::bigint as participants, 194672200000::decimal(18,0) as amount_vnd,
              0.36::double as rate, date '2025-10-01' as day, null::bigint as classes, true as comparable,
              sum(7::bigint) as total""";

    private final Path folder;
    private final Path home;

    SqlCommandTest(@TempDir Path folder) {
        this.folder = folder;
        this.home = folder.resolve("home");
    }

    private record Result(int exit, String out, String err) {}

    private Result run(String... arguments) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var streams = Streams.toFile(
                new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8));
        int exit = new Invocation(
                        Map.of("HTSD_HOME", home.toString(), "HTSD_LANG", "en"), streams, Clock.systemUTC(), null)
                .run(arguments);
        return new Result(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    @BeforeEach
    void warehouse() throws Exception {
        assertThat(run("init").exit()).isZero();
        try (var db = DriverManager.getConnection("jdbc:duckdb:" + home.resolve("warehouse.duckdb"));
                var statement = db.createStatement()) {
            statement.execute("create table dim_mode as select 'online' as code");
        }
    }

    @Test
    void text_has_plain_numbers_iso_dates_and_nothing_for_a_blank() throws IOException {
        assertThat(run("sql", QUERY, "-o", "csv").out())
                .isEqualTo(
                        """
                        province,participants,amount_vnd,rate,day,classes,comparable,total
                        Đắk Lắk,1012305,194672200000,0.36,2025-10-01,,true,7
                        """);
        var json = new ObjectMapper()
                .readTree(run("sql", QUERY, "-o", "json").out())
                .get(0);
        assertThat(json.toString())
                .isEqualTo(
                        "{\"province\":\"Đắk Lắk\",\"participants\":1012305,\"amount_vnd\":194672200000,\"rate\":0.36,"
                                + "\"day\":\"2025-10-01\",\"classes\":null,\"comparable\":true,\"total\":7}");
        assertThat(run("sql", QUERY).out()).contains("194672200000", "2025-10-01");
    }

    @Test
    void a_workbook_and_a_parquet_file_keep_the_types() throws Exception {
        var workbook = folder.resolve("answer.xlsx");
        assertThat(run("sql", QUERY, "-o", "xlsx", "--out", workbook.toString()).exit())
                .isZero();
        try (var book = new XSSFWorkbook(Files.newInputStream(workbook))) {
            var row = book.getSheetAt(0).getRow(1);
            assertThat(row.getCell(2).getNumericCellValue()).isEqualTo(194_672_200_000d);
            assertThat(row.getCell(4).getLocalDateTimeCellValue()).isEqualTo("2025-10-01T00:00:00");
            assertThat(row.getCell(5))
                    .satisfiesAnyOf(cell -> assertThat(cell).isNull(), cell -> assertThat(cell.getCellType())
                            .isEqualTo(CellType.BLANK));
            assertThat(row.getCell(7).getCellType()).isEqualTo(CellType.NUMERIC);
        }
        var parquet = folder.resolve("it's an answer.parquet");
        assertThat(run("sql", QUERY, "-o", "parquet", "--out", parquet.toString())
                        .exit())
                .isZero();
        try (var db = DriverManager.getConnection("jdbc:duckdb:");
                var statement = db.createStatement();
                var rows =
                        statement.executeQuery("select typeof(amount_vnd) || typeof(day) || typeof(participants) from '"
                                + parquet.toString().replace("'", "''") + "'")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString(1)).isEqualTo("DECIMAL(18,0)DATEBIGINT");
        }
    }

    @Test
    void an_answer_never_takes_the_place_of_what_the_workspace_holds() throws IOException {
        var before = Files.readAllBytes(home.resolve("warehouse.duckdb"));
        var link = Files.createSymbolicLink(folder.resolve("link"), home.resolve("archive"));
        for (var target : new Path[] {
            home.resolve("warehouse.duckdb"),
            home.resolve("x.csv"),
            home.resolve("reports/../archive/x.csv"),
            link.resolve("x.csv"),
            folder
        }) {
            for (var format : new String[] {"csv", "parquet", "xlsx"}) {
                var refused = run("sql", "select 1", "-o", format, "--out", target.toString());
                assertThat(refused.exit()).as(target.toString()).isEqualTo(1);
                assertThat(refused.err()).contains("Choose another place").doesNotContain("\tat ");
            }
        }
        assertThat(home.resolve("warehouse.duckdb")).hasBinaryContent(before);
        assertThat(home.resolve("archive/x.csv")).doesNotExist();
        var allowed = home.resolve("reports/x.csv");
        assertThat(run("sql", "select 1 as one", "-o", "csv", "--out", allowed.toString())
                        .exit())
                .isZero();
        assertThat(allowed).hasContent("one\n1");
    }

    @Test
    void a_query_that_fails_leaves_no_file_and_names_what_is_nearest() throws IOException {
        var target = folder.resolve("answer.csv");
        for (var format : new String[] {"csv", "parquet", "xlsx"}) {
            var failed = run("sql", "from dim_modes", "-o", format, "--out", target.toString());
            assertThat(failed.exit()).isEqualTo(1);
            assertThat(failed.err()).contains("dim_mode").contains("There is no table");
        }
        try (var left = Files.list(folder)) {
            assertThat(left).containsExactly(home);
        }
    }
}
