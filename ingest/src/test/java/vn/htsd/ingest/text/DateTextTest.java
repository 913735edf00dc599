package vn.htsd.ingest.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            01/10/2025                          | 2025-10-01
            6/10/2025                           | 2025-10-06
            06 / 10 / 2025                      | 2025-10-06
            6-1-25                              | 2025-01-06
            02.10.23                            | 2023-10-02
            06 tháng 10 năm 2025                | 2025-10-06
            ngày 6 tháng 10 năm 2025            | 2025-10-06
            7h30, ngày 06/10/2025               | 2025-10-06
            7 giờ 30 phút, ngày 06/10/2025      | 2025-10-06
            2025-10-06                          | 2025-10-06
            02/10/2025 00:00:00                 | 2025-10-02
            02/10/2025 7:30                     | 2025-10-02
            02/10/2025 07:30 SA                 | 2025-10-02
            02/10/2025, lúc 7h30                | 2025-10-02
            2025-10-02 00:00:00                 | 2025-10-02
            7h30 - 11h00, ngày 06/10/2025       | 2025-10-06
            từ 7h30 đến 11h ngày 06/10/2025     | 2025-10-06
            7h00 ngày 06 tháng 10 năm 2025      | 2025-10-06
            Sáng thứ Hai, ngày 06/10/2025       | 2025-10-06
            8 giờ 00 phút, ngày 06-10-2025      | 2025-10-06
            ０６/１０/２０２５                  | 2025-10-06
            6 / 10 / 25                         | 2025-10-06
            2025-10-06T07:30                    | 2025-10-06
            45931                               | 2025-10-01
            từ 01-07/10/2025                    | 2025-10-01..2025-10-07
            01/10 - 07/10/2025                  | 2025-10-01..2025-10-07
            từ ngày 30/9/2025 đến ngày 07/10/2025 | 2025-09-30..2025-10-07
            """)
    void reads_dates(String text, String expected) {
        var ends = expected.split("\\.\\.");
        assertThat(DateText.read(text))
                .isEqualTo(new DateText.Days(LocalDate.parse(ends[0]), LocalDate.parse(ends[ends.length - 1])));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "31/02/2025",
                "10/2025",
                "13/13/2025",
                "mai",
                "07-01/10/2025",
                "06/10-2025",
                "06/10/1925",
                "10:30",
                "0/10/2025",
                "06/10/25/2025",
                "2025",
                "00:00:00",
                "06/10/2025 và 08/10/2025",
                "7h30 đến 06/10/2025 hoặc 07/10/2025"
            })
    void never_guesses_a_date(String text) {
        assertThat(DateText.read(text)).isEqualTo(new DateText.Unreadable());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "…", "x", "//", "-"})
    void these_say_that_there_is_no_date(String text) {
        assertThat(DateText.read(text)).isEqualTo(new DateText.NotReported());
    }
}
