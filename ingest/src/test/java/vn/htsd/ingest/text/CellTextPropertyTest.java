package vn.htsd.ingest.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import vn.htsd.ingest.text.NumberText.Amount;
import vn.htsd.ingest.text.NumberText.Noun;

class CellTextPropertyTest {
    @Property
    void a_count_that_was_printed_is_read_back(
            @ForAll @LongRange(min = 0, max = 999_999_999_999L) long count, @ForAll @IntRange(max = 2) int style) {
        var grouped = String.format(Locale.ROOT, "%,d", count);
        var written =
                switch (style) {
                    case 0 -> Long.toString(count);
                    case 1 -> grouped.replace(',', '.');
                    default -> grouped.replace(',', ' ') + " lượt người";
                };
        assertThat(NumberText.count(written, Noun.PEOPLE))
                .isEqualTo(new Amount(BigDecimal.valueOf(count), BigDecimal.ONE, false, false, false, null));
    }

    @Property
    void an_amount_in_millions_and_thousands_is_read_back(
            @ForAll @IntRange(min = 1, max = 999_999) int millions,
            @ForAll @IntRange(min = 1, max = 999) int thousands) {
        var reading = NumberText.money(millions + " triệu " + thousands + " nghìn đồng");
        assertThat(reading).isInstanceOf(Amount.class);
        assertThat(((Amount) reading).value())
                .isEqualByComparingTo(BigDecimal.valueOf(millions * 1_000_000L + thousands * 1_000L));
    }

    @Property
    void a_date_that_was_printed_is_read_back(
            @ForAll @IntRange(min = 0, max = 36_524) int day, @ForAll @IntRange(max = 4) int style) {
        var date = LocalDate.of(2000, 1, 1).plusDays(day);
        int d = date.getDayOfMonth();
        int m = date.getMonthValue();
        int y = date.getYear();
        var written =
                switch (style) {
                    case 0 -> String.format(Locale.ROOT, "%02d/%02d/%d", d, m, y);
                    case 1 -> String.format(Locale.ROOT, "%d-%d-%02d", d, m, y % 100);
                    case 2 -> String.format(Locale.ROOT, "ngày %d tháng %d năm %d", d, m, y);
                    case 3 -> date.toString();
                    default -> String.format(Locale.ROOT, "%02d.%02d.%d", d, m, y);
                };
        assertThat(DateText.read(written)).isEqualTo(new DateText.Days(date, date));
    }

    @Property
    void no_text_makes_a_reading_throw(@ForAll String text) {
        for (var noun : Noun.values()) {
            assertThat(NumberText.count(text, noun)).isNotNull();
        }
        assertThat(NumberText.money(text)).isNotNull();
        assertThat(DateText.read(text)).isNotNull();
        assertThat(MoneyUnit.parse(text)).isNotNull();
    }
}
