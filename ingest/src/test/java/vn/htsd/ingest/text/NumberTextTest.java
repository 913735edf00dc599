package vn.htsd.ingest.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.htsd.ingest.text.NumberText.Amount;
import vn.htsd.ingest.text.NumberText.NotReported;
import vn.htsd.ingest.text.NumberText.Noun;
import vn.htsd.ingest.text.NumberText.Unreadable;

class NumberTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            1250                                  | 1250
            1.250                                 | 1250
            1.234.567                             | 1234567
            1 250                                 | 1250
            １２５０                              | 1250
            1.250 người                           | 1250
            1.250 lượt                            | 1250
            Số người: 1.250 lượt                  | 1250
            0                                     | 0
            không                                 | 0
            Không có                              | 0
            1,2 nghìn                             | 1200
            12 triệu                              | 12000000
            1,250                                 | 1250 repaired
            500 học sinh và 32 giáo viên          | 532 repaired
            trên 500 học sinh và 32 CB, GV        | 532 approximate repaired
            khoảng 350                            | 350 approximate
            ~350                                  | 350 approximate
            trên 350 người                        | 350 approximate
            350-400                               | 350 approximate
            350 – 400 người                       | 350 approximate
            1.250 (nữ: 640)                       | 1250 female=640
            1.250 người (nữ: 640; DTTS: 312)      | 1250 repaired female=640
            """)
    void reads_counts_of_people(String text, String expected) {
        assertThat(shown(NumberText.count(text, Noun.PEOPLE))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            350.5                       | NOT_WHOLE
            1,5                         | NOT_WHOLE
            -5                          | NEGATIVE
            (500)                       | NEGATIVE
            ( 1.250 )                   | NEGATIVE
            1,2E+05                     | UNREADABLE
            1.2E+05                     | UNREADABLE
            50%                         | UNREADABLE
            0x1F                        | UNREADABLE
            1250.                       | UNREADABLE
            1..250                      | UNREADABLE
            TRUE                        | UNREADABLE
            −5                          | NEGATIVE
            gần 400                     | UNREADABLE
            dưới 400                    | UNREADABLE
            nhiều                       | UNREADABLE
            400-350                     | UNREADABLE
            500 và 32                   | UNREADABLE
            1.25.000                    | UNREADABLE
            3 lớp                       | UNREADABLE
            1.250 (trong đó 3 cụ già)   | UNREADABLE
            12345678901234567890        | UNREADABLE
            """)
    void never_guesses_a_count(String text, String why) {
        assertThat(shown(NumberText.count(text, Noun.PEOPLE))).isEqualTo(why);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            25-30 lớp                       | 25 approximate
            02 lớp                          | 2
            02 lớp (45 học viên/lớp)        | UNREADABLE
            45 học viên                     | UNREADABLE
            """)
    void classes_are_not_people(String text, String expected) {
        assertThat(shown(NumberText.count(text, Noun.CLASSES))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "…", "...", "x", "X", "//", "lồng ghép", "Lồng  ghép"})
    void these_say_that_there_is_no_figure(String text) {
        assertThat(NumberText.count(text, Noun.PEOPLE)).isEqualTo(new NotReported(false));
        assertThat(NumberText.money(text)).isEqualTo(new NotReported(false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-", "–", "—"})
    void a_bare_dash_is_no_figure_but_ambiguous(String text) {
        assertThat(NumberText.count(text, Noun.PEOPLE)).isEqualTo(new NotReported(true));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            15                            | 15 /1
            1.250                         | 1250 /1
            12,5                          | 12.5 /0.1
            15.000.000đ                   | 15000000 own /1
            15.000.000 VNĐ                | 15000000 own /1
            12 triệu                      | 12000000 own /1000000
            12,5 triệu                    | 12500000 own /100000
            1,5 triệu đồng                | 1500000 own /100000
            12 tr.đ                       | 12000000 own /1000000
            0,5 tỷ                        | 500000000 own /100000000
            1,2 tỉ đồng                   | 1200000000 own /100000000
            12 triệu 500 nghìn            | 12500000 own /1000
            12 triệu 500 ngàn đồng        | 12500000 own /1000
            khoảng 12 triệu               | 12000000 own approximate /1000000
            10-12 triệu                   | 10000000 own approximate /1000000
            không                         | 0 /1
            1,250                         | AMBIGUOUS 1250 1.25
            1,250 triệu                   | AMBIGUOUS 1250000000 1250000 own
            12.5 triệu                    | AMBIGUOUS 12500000 own
            500 nghìn 12 triệu            | UNREADABLE
            gần 12 triệu                  | UNREADABLE
            12 triệu 500                  | UNREADABLE
            -3 triệu                      | NEGATIVE
            (3.000.000)                   | NEGATIVE
            1,5E+07                       | UNREADABLE
            50%                           | UNREADABLE
            1,250,000                     | AMBIGUOUS 1250000
            １２.５００.０００ đồng       | 12500000 own /1
            12345678901234567890 đồng     | UNREADABLE
            1.500.000 ₫                   | 1500000 own /1
            2,5 triệu đ                   | 2500000 own /100000
            Mười lăm triệu đồng           | IN_WORDS 15000000 own
            Một tỷ hai trăm linh năm triệu ba trăm nghìn đồng | IN_WORDS 1205300000 own
            """)
    void reads_money(String text, String expected) {
        var reading = NumberText.money(text);
        var digit = reading instanceof Amount amount ? " /" + plain(amount.lastDigit()) : "";
        assertThat(shown(reading) + digit).isEqualTo(expected);
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }

    private static String shown(NumberText.Reading reading) {
        if (reading instanceof Amount amount) {
            return plain(amount.value())
                    + (amount.ownUnit() ? " own" : "")
                    + (amount.approximate() ? " approximate" : "")
                    + (amount.repaired() ? " repaired" : "")
                    + (amount.female() == null ? "" : " female=" + amount.female());
        }
        if (reading instanceof Unreadable unreadable) {
            var readings = unreadable.readings().stream()
                    .map(value -> " " + plain(value))
                    .collect(java.util.stream.Collectors.joining());
            return unreadable.why() + readings + (unreadable.ownUnit() ? " own" : "");
        }
        return reading.toString();
    }
}
