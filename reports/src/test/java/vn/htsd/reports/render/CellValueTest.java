package vn.htsd.reports.render;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CellValueTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            textBlock =
                    """
            161.631           | 161631 | #,##0
            161.631 (c)       | 161631 | #,##0" (c)"
            1.234 *3,2% (c)   | 1234   | #,##0" *3,2% (c)"
            +12,5% (b)        | 0.125  | +#,##0.0%" (b)"
            -12,5%            | -0.125 | #,##0.0%
            20/10/2025        | 45950  | dd/mm/yyyy
            31/02/2025        | -      | ''
            Bảng (c)          | -      | ''
            94,1% (32/34)     | -      | ''
            …                 | -      | ''
            """)
    void a_number_keeps_its_signs_beside_it_and_a_day_is_a_day(String text, Double number, String format) {
        var value = CellValue.of(text, true);
        assertThat(value.number() == null ? null : (Double) value.number().doubleValue())
                .isEqualTo(number);
        assertThat(value.format()).isEqualTo(format);
    }
}
