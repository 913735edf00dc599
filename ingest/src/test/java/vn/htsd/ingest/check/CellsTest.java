package vn.htsd.ingest.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.htsd.data.finding.Finding;
import vn.htsd.data.form.Field;
import vn.htsd.data.form.FormCatalogue;
import vn.htsd.data.problem.Message;
import vn.htsd.ingest.read.CellValue;
import vn.htsd.ingest.text.MoneyUnit;

/** What a cell may hold, row by row: the value that is taken, and what is said of it. */
class CellsTest {
    private static final FormCatalogue FORMS = FormCatalogue.shipped();
    private static final FieldIndex ACTIVITIES = index("activities");
    private static final FieldIndex FUNDING = index("funding");

    private final Findings findings = new Findings();
    private final CellReader cells = new CellReader(FORMS, findings);

    private static FieldIndex index(String sheet) {
        return FieldIndex.of(
                FORMS.form("HTSD-A/2025").orElseThrow().sheet(sheet).orElseThrow());
    }

    private static Field field(FieldIndex index, String name) {
        return index.sheet().fields().stream()
                .filter(field -> field.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private String read(FieldIndex index, String name, CellValue cell) {
        var entry = cells.read(field(index, name), cell, "A1");
        return (shown(entry) + " " + rules()).strip();
    }

    private String rules() {
        return findings.all().stream().map(finding -> finding.rule().name()).collect(Collectors.joining(" "));
    }

    private static String shown(@Nullable Entry entry) {
        if (entry == null) {
            return "nothing";
        }
        var value = entry.value();
        if (value instanceof Value.Count count) {
            return count.measure().value()
                    + (count.measure().approximate() ? "~" : "")
                    + (count.female() == null ? "" : " female=" + count.female());
        }
        if (value instanceof Value.Money money) {
            return money.measure().value() + (money.measure().approximate() ? "~" : "");
        }
        if (value instanceof Value.Days days) {
            return days.from() + (days.from().equals(days.to()) ? "" : ".." + days.to());
        }
        return value instanceof Value.Code code ? code.code() : "unreadable";
    }

    private String vietnamese() {
        return findings.all().stream()
                .map(finding -> finding.message(Message.VIETNAMESE))
                .collect(Collectors.joining("\n"));
    }

    private String english() {
        return findings.all().stream()
                .map(finding -> finding.message(Locale.ENGLISH))
                .collect(Collectors.joining("\n"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            1.250                          | 1250
            1 250                          | 1250
            1\u00A0250                     | 1250
            １２５０                       | 1250
            1.250 người                    | 1250
            1.250 (nữ: 640)                | 1250 female=640
            500 học sinh và 32 giáo viên   | 532 NUMBER_REPAIRED
            1,250                          | 1250 NUMBER_REPAIRED
            khoảng 350                     | 350~ NUMBER_APPROXIMATE
            ~350                           | 350~ NUMBER_APPROXIMATE
            trên 350                       | 350~ NUMBER_APPROXIMATE
            350-400                        | 350~ NUMBER_APPROXIMATE
            gần 400                        | unreadable NUMBER_UNREADABLE
            dưới 400                       | unreadable NUMBER_UNREADABLE
            350.5                          | unreadable NUMBER_NOT_WHOLE
            1,5                            | unreadable NUMBER_NOT_WHOLE
            -5                             | unreadable NUMBER_NEGATIVE
            (500)                          | unreadable NUMBER_NEGATIVE
            1,2E+05                        | unreadable NUMBER_UNREADABLE
            99999999999999999999           | unreadable NUMBER_UNREADABLE
            9.999.999.999.999              | unreadable NUMBER_UNREADABLE
            50%                            | unreadable NUMBER_UNREADABLE
            0                              | 0
            không                          | 0
            không có                       | 0
            …                              | nothing
            x                              | nothing
            //                             | nothing
            lồng ghép                      | nothing
            -                              | nothing DASH_AMBIGUOUS
            """)
    void a_count_as_text(String written, String expected) {
        assertThat(read(ACTIVITIES, "participants.total", new CellValue.Text(written)))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            15                   | triệu đồng | 15000000
            12,5                 | triệu đồng | 12500000
            0,0000005            | triệu đồng | unreadable NUMBER_NOT_WHOLE
            1.250                | nghìn đồng | 1250000
            12 triệu             | nghìn đồng | 12000000
            12 triệu 500 nghìn   | đồng       | 12500000
            0,5 tỷ               | đồng       | 500000000
            15.000.000đ          | triệu đồng | 15000000
            khoảng 12 triệu      | đồng       | 12000000~ NUMBER_APPROXIMATE
            1,250                | đồng       | unreadable NUMBER_AMBIGUOUS
            12.5 triệu           | đồng       | unreadable NUMBER_AMBIGUOUS
            Một triệu đồng       | đồng       | unreadable NUMBER_UNREADABLE
            -3 triệu             | đồng       | unreadable NUMBER_NEGATIVE
            (3.000.000)          | đồng       | unreadable NUMBER_NEGATIVE
            999999999999999 tỷ   | đồng       | unreadable NUMBER_UNREADABLE
            lồng ghép            | đồng       | nothing
            -                    | đồng       | nothing DASH_AMBIGUOUS
            không                | triệu đồng | 0
            """)
    void an_amount_as_text(String written, String unit, String expected) {
        var entry = cells.read(field(FUNDING, "amount_vnd"), new CellValue.Text(written), "A1");
        var row = new java.util.HashMap<String, Entry>();
        if (entry != null) {
            row.put("amount_vnd", entry);
        }
        MoneySheet.settle(List.<Map<String, Entry>>of(row), MoneyUnit.parse(unit), Optional::empty, FUNDING, findings);
        assertThat((shown(row.get("amount_vnd")) + " " + rules()).strip()).isEqualTo(expected);
    }

    @Test
    void numbers_of_excel_are_taken_as_they_are_unless_their_format_says_that_they_are_something_else() {
        var count = "participants.total";
        assertThat(read(ACTIVITIES, count, new CellValue.Number(new BigDecimal("350"), null, false)))
                .isEqualTo("350");
        var sixOfOctober = LocalDateTime.of(2025, 10, 6, 0, 0);
        assertThat(read(ACTIVITIES, count, new CellValue.Number(new BigDecimal("45936"), sixOfOctober, true)))
                .isEqualTo("unreadable NUMBER_UNREADABLE");
        assertThat(vietnamese()).contains("06/10/2025", "6-10", "Số (Number)");
    }

    @Test
    void a_percentage_is_no_number_of_people_and_no_amount() {
        var half = new CellValue.Number(new BigDecimal("0.5"), null, false, true);
        var whole = new CellValue.Number(BigDecimal.ONE, null, false, true);
        cells.read(field(ACTIVITIES, "participants.total"), whole, "A1");
        cells.read(field(FUNDING, "amount_vnd"), half, "A2");
        assertThat(rules()).isEqualTo("NUMBER_UNREADABLE NUMBER_UNREADABLE");
        assertThat(vietnamese()).contains("100%", "50%");
    }

    @Test
    void true_and_errors_of_excel_are_no_numbers() {
        cells.read(field(ACTIVITIES, "classes"), new CellValue.Flag(true), "A1");
        cells.read(field(ACTIVITIES, "classes"), new CellValue.Broken("#REF!"), "A2");
        assertThat(rules()).isEqualTo("NUMBER_UNREADABLE CELL_ERROR");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            06/10/2025                 | 2025-10-06
            6-10-25                    | 2025-10-06
            02.10.23                   | 2023-10-02
            06 tháng 10 năm 2025       | 2025-10-06
            7h30, ngày 06/10/2025      | 2025-10-06
            từ 01-07/10/2025           | 2025-10-01..2025-10-07
            2025-10-06                 | 2025-10-06
            02/10/2025 00:00:00        | 2025-10-02
            45931                      | 2025-10-01
            31/02/2025                 | unreadable DATE_UNREADABLE
            tháng 10/2025              | unreadable DATE_UNREADABLE
            …                          | nothing
            """)
    void a_date_as_text(String written, String expected) {
        assertThat(read(ACTIVITIES, "start_date", new CellValue.Text(written))).isEqualTo(expected);
    }

    @Test
    void a_time_without_a_day_is_no_date() {
        var halfPastSeven = new CellValue.Number(new BigDecimal("0.3125"), null, true);
        assertThat(read(ACTIVITIES, "start_date", halfPastSeven)).isEqualTo("unreadable DATE_UNREADABLE");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            Tập huấn, bồi dưỡng kỹ năng số     | digital_skills
            TẬP HUẤN,  bồi dưỡng kỹ năng số    | digital_skills
            digital_skills                     | digital_skills
            b) Tập huấn, bồi dưỡng kỹ năng số  | digital_skills
            b                                  | digital_skills GROUP_BY_LETTER
            đ)                                 | contests GROUP_BY_LETTER
            phối hợp với trường đại học, cao đẳng | school_enterprise
            Múa lân                            | unreadable CODE_UNKNOWN
            """)
    void a_code_as_text(String written, String expected) {
        assertThat(read(ACTIVITIES, "group", new CellValue.Text(written))).isEqualTo(expected);
    }

    @Test
    void an_ambiguous_amount_is_told_with_its_readings_in_the_style_of_each_language() {
        cells.read(field(FUNDING, "amount_vnd"), new CellValue.Text("12.5 triệu"), "A1");
        assertThat(vietnamese()).contains("12.500.000 đồng");
        assertThat(english()).contains("12,500,000 đồng");
        cells.read(field(FUNDING, "amount_vnd"), new CellValue.Text("1,250 triệu"), "A2");
        assertThat(vietnamese()).contains("1.250.000.000 đồng", "1.250.000 đồng");
        cells.read(field(FUNDING, "amount_vnd"), new CellValue.Text("1,250"), "A3");
        assertThat(vietnamese()).contains("Nếu là 1.250,", "nếu là 1,25,");
        assertThat(english()).contains("1,250", "1.25");
    }

    @Test
    void a_fraction_of_a_dong_is_told_in_dong() {
        var entry = cells.read(field(FUNDING, "amount_vnd"), new CellValue.Text("0,0000005"), "A1");
        assertThat(entry).isNotNull();
        var row = new java.util.HashMap<>(Map.of("amount_vnd", java.util.Objects.requireNonNull(entry)));
        MoneySheet.settle(
                List.<Map<String, Entry>>of(row), Optional.of(MoneyUnit.MILLION), Optional::empty, FUNDING, findings);
        assertThat(vietnamese()).contains("0,0000005", "0,5 đồng").doesNotContain("số nguyên. Đề nghị ghi số nguyên");
    }

    @Test
    void every_finding_says_what_to_do() {
        for (var written : List.of("nhiều", "-5", "350.5", "99999999999999999999", "khoảng 350", "1,250", "-")) {
            cells.read(field(ACTIVITIES, "participants.total"), new CellValue.Text(written), "A1");
        }
        assertThat(findings.all()).extracting(Finding::rule).hasSize(7);
        assertThat(vietnamese().lines()).allMatch(line -> line.contains("Đề nghị") || line.contains("Ghi 0"));
    }
}
