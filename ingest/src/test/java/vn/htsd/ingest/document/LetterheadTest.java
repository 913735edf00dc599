package vn.htsd.ingest.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LetterheadTest {
    @Test
    void tells_number_day_issuer_and_the_campaign_of_the_title() {
        var head = Letterhead.of(
                "ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nXÃ TRÙNG KHÁNH Độc lập - Tự do - Hạnh phúc\n"
                        + "Số: 12/BC-UBND Trùng Khánh, ngày 06 tháng 10 năm 2025\nBÁO CÁO\n"
                        + "Tuần lễ hưởng ứng học tập suốt đời năm 2025\nCăn cứ Kế hoạch số: 99/KH-UBND ngày 01 tháng 9 năm 2025");
        assertThat(head.number()).isEqualTo("12/BC-UBND");
        assertThat(head.date()).isEqualTo(LocalDate.of(2025, 10, 6));
        assertThat(head.issuer()).isEqualTo("uy ban nhan dan xa trung khanh");
        assertThat(head.campaignYear()).isEqualTo(2025);
    }

    @ParameterizedTest
    @CsvSource({
        "Số: 145 / SGDĐT-GDTX Hà Nội, 145/SGDĐT-GDTX",
        "SỐ: 7/2025/BC-UBND, 7/2025/BC-UBND",
        "Số:12/BC – VHXH, 12/BC-VHXH",
        "Số: 3/BC-P.VHXH, 3/BC-P.VHXH",
        "Số:      /BC-UBND, ",
        "Kính gửi: A theo văn bản Số: 99/KH-UBND, ",
        "số 12/BC-UBND, "
    })
    void a_number_is_what_stands_in_the_head_behind_its_word(String text, String number) {
        assertThat(Letterhead.of(text).number()).isEqualTo(number);
    }

    @ParameterizedTest
    @CsvSource({
        "12/BC-UBND, false",
        "12/KH-UBND, true",
        "5/2025/QĐ-UBND, true",
        "145/SGDĐT-GDTX, false",
        "9/CTr-UBND, false"
    })
    void a_plan_or_decision_is_no_report(String number, boolean other) {
        assertThat(Letterhead.isOtherKind(number)).isEqualTo(other);
    }

    @Test
    void a_head_that_was_read_column_by_column_gives_the_same_issuer() {
        assertThat(Letterhead.of(
                                "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc "
                                        + "Trùng Khánh, ngày 06 tháng 10 năm 2025 ỦY BAN NHÂN DÂN XÃ TRÙNG KHÁNH Số: 12/BC-UBND")
                        .issuer())
                .isEqualTo("uy ban nhan dan xa trung khanh");
    }

    @Test
    void a_day_that_is_not_on_the_calendar_is_none() {
        assertThat(Letterhead.of("Hà Nội, ngày 31 tháng 02 năm 2025").date()).isNull();
        assertThat(Letterhead.of("").number()).isNull();
    }
}
