package vn.htsd.scheduler.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.htsd.reports.query.AnalystSql.ColumnInfo;

class SinksTest {
    private static void fill(Sink sink) {
        sink.columns(List.of(new ColumnInfo("tỉnh", 12), new ColumnInfo("lượt", 2), new ColumnInfo("lượt", 91)));
        sink.row(row("Hà Nội, \"thủ đô\"", new BigDecimal("1200000000000000000000"), LocalDate.of(2025, 10, 1)));
        sink.row(row(null, null, null));
        sink.row(row("", 7L, null));
        sink.close();
    }

    private static List<@Nullable Object> row(@Nullable Object... cells) {
        return Arrays.asList(cells);
    }

    private static String text(Function<PrintStream, Sink> sink) {
        var bytes = new ByteArrayOutputStream();
        fill(sink.apply(new PrintStream(bytes, false, StandardCharsets.UTF_8)));
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void csv_quotes_what_needs_it_and_tells_blank_from_empty() {
        assertThat(text(CsvSink::new))
                .isEqualTo(
                        """
                        tỉnh,lượt,lượt
                        "Hà Nội, ""thủ đô""\",1200000000000000000000,2025-10-01
                        ,,
                        "",7,
                        """);
    }

    @Test
    void json_is_an_array_of_objects_with_every_name_once() throws IOException {
        var json = new ObjectMapper().readTree(text(JsonSink::new));
        assertThat(json).hasSize(3);
        assertThat(json.get(0).fieldNames()).toIterable().containsExactly("tỉnh", "lượt", "lượt_2");
        assertThat(json.get(0).get("lượt").bigIntegerValue()).isEqualTo("1200000000000000000000");
        assertThat(json.get(1).get("tỉnh").isNull()).isTrue();
    }

    @Test
    void an_empty_answer_is_an_empty_array() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var sink = new JsonSink(new PrintStream(bytes, false, StandardCharsets.UTF_8))) {
            sink.columns(List.of(new ColumnInfo("a", 4)));
        }
        assertThat(new ObjectMapper().readTree(bytes.toByteArray())).isEmpty();
    }

    @Test
    void a_table_is_aligned_by_what_the_eye_sees() {
        var bytes = new ByteArrayOutputStream();
        try (var sink = new TableSink(new PrintStream(bytes, false, StandardCharsets.UTF_8))) {
            sink.columns(List.of(new ColumnInfo("tên", 12), new ColumnInfo("n", 4)));
            sink.row(row("Hue\u0302\u0301", 5)); // letters with marks of their own
            sink.row(row("Đồng\nNai", 1234));
        }
        assertThat(bytes.toString(StandardCharsets.UTF_8))
                .isEqualTo(
                        """
                         tên      │    n
                        ──────────┼──────
                         Hue\u0302\u0301      │    5
                         Đồng Nai │ 1234
                        """);
    }

    @Test
    void a_workbook_opens_in_another_library() throws IOException {
        var bytes = new ByteArrayOutputStream();
        fill(new XlsxSink(bytes));
        try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(bytes.toByteArray()))) {
            var sheet = workbook.getSheetAt(0);
            assertThat(sheet.getRow(0).getCell(0).getStringCellValue()).isEqualTo("tỉnh");
            assertThat(sheet.getRow(1).getCell(1).getStringCellValue()).isEqualTo("1200000000000000000000");
            assertThat(sheet.getRow(1).getCell(2).getLocalDateTimeCellValue()).isEqualTo("2025-10-01T00:00:00");
            assertThat(sheet.getRow(3).getCell(1).getNumericCellValue()).isEqualTo(7);
        }
    }

    @Test
    void a_fraction_is_written_without_exponent() {
        assertThat(List.of(
                        Cell.text(1.9467220000E11),
                        Cell.text(0.00001),
                        Cell.text(new BigDecimal("1E+3")),
                        Cell.text(Double.NaN)))
                .containsExactly("194672200000", "0.000010", "1000", "NaN");
    }

    @Test
    void a_workbook_opens_whatever_the_values() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var sink = new XlsxSink(bytes)) {
            sink.columns(List.of(new ColumnInfo("a", 8), new ColumnInfo("b", 12)));
            sink.row(row(Double.NaN, "x".repeat(40_000)));
            sink.row(row(1e300, "\u0001=1+1"));
            sink.row(row(new java.math.BigInteger("12"), java.time.Instant.EPOCH));
        }
        try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(bytes.toByteArray()))) {
            var sheet = workbook.getSheetAt(0);
            assertThat(sheet.getRow(1).getCell(0).getStringCellValue()).isEqualTo("NaN");
            assertThat(sheet.getRow(1).getCell(1).getStringCellValue())
                    .hasSize(32_767)
                    .endsWith("…");
            assertThat(sheet.getRow(2).getCell(0).getNumericCellValue()).isEqualTo(1e300);
            assertThat(sheet.getRow(2).getCell(1).getStringCellValue()).isEqualTo(" =1+1");
            assertThat(sheet.getRow(3).getCell(0).getNumericCellValue()).isEqualTo(12);
            assertThat(sheet.getRow(3).getCell(1).getStringCellValue()).isEqualTo("1970-01-01T00:00:00Z");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            select 1;               | true
            select 1                | false
            select ';'              | false
            select ';' ;            | true
            select 1 -- ;           | false
            select 1; -- done       | true
            select "a;b" from t;    | true
            select /* ; */ 1        | false
            """)
    void a_statement_ends_at_a_semicolon_outside_of_texts_and_comments(String text, boolean complete) {
        assertThat(Statements.isComplete(text)).isEqualTo(complete);
    }
}
