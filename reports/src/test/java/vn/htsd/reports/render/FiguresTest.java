package vn.htsd.reports.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class FiguresTest {
    private final Figures vi = new Figures(Locale.forLanguageTag("vi"));
    private final Figures en = new Figures(Locale.ENGLISH);

    @Test
    void prints_numbers_as_the_yearbooks_do() {
        assertThat(vi.count(1_234_567L)).isEqualTo("1.234.567");
        assertThat(en.count(1_234_567L)).isEqualTo("1,234,567");
        assertThat(vi.percent(0.125)).isEqualTo("12,5%");
        assertThat(vi.percent(1L, 3L)).isEqualTo("33,3%");
        assertThat(vi.percent(29.721)).isEqualTo("2.972,1%");
    }

    @Test
    void tells_zero_from_not_reported_and_from_does_not_apply() {
        assertThat(vi.count(0L)).isEqualTo("0");
        assertThat(vi.count((Long) null)).isEqualTo("…");
        assertThat(vi.percent(0L, 0L)).isEqualTo("x");
        assertThat(vi.percent(null, 3L)).isEqualTo("…");
    }

    @Test
    void prints_money_in_millions_without_losing_a_digit_of_15() {
        assertThat(vi.millions(12_345_678L)).isEqualTo("12,3");
        assertThat(vi.millions(12_350_000L)).isEqualTo("12,4");
        assertThat(vi.millions(999_999_949_999_999L)).isEqualTo("999.999.950,0");
    }

    @Test
    void prints_moments_on_the_clock_of_vietnam_and_days_as_decree_30_asks() {
        assertThat(vi.moment(Instant.parse("2025-10-20T17:05:00Z"))).isEqualTo("00 giờ 05 phút ngày 21/10/2025");
        assertThat(vi.longDay(LocalDate.of(2025, 2, 5))).isEqualTo("ngày 05 tháng 02 năm 2025");
        assertThat(vi.longDay(LocalDate.of(2025, 11, 15))).isEqualTo("ngày 15 tháng 11 năm 2025");
    }
}
