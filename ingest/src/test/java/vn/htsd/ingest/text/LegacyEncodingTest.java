package vn.htsd.ingest.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LegacyEncodingTest {
    private static final Path TABLES = Path.of("../../shared/reference/legacy_tables.csv");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            TCVN3          | TuÇn lÔ h\u00ADëng øng häc tËp suèt ®êi       | Tuần lễ hưởng ứng học tập suốt đời
            TCVN3          | §¬n vÞ: 1.250 ng\u00ADêi                      | Đơn vị: 1.250 người
            TCVN3_CAPITALS | ñy ban nh©n d©n ph\u00ADêng h\u00ADng ®¹o          | ỦY BAN NHÂN DÂN PHƯỜNG HƯNG ĐẠO
            VNI            | Trung taâm hoïc taäp coäng ñoàng         | Trung tâm học tập cộng đồng
            VNI            | KINH PHÍ THÖÏC HIEÄN                     | KINH PHÍ THỰC HIỆN
            VNI            | kyû yeáu, kyõ naêng soá                  | kỷ yếu, kỹ năng số
            VNI            | lòch söû Myõ Lyù, ñöôïc, TAËNG           | lịch sử Mỹ Lý, được, TẶNG
            """)
    void text_of_a_legacy_font_becomes_unicode(LegacyEncoding encoding, String written, String expected) {
        assertThat(encoding.decode(written)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        ".VnTime, TCVN3",
        ".vnArial, TCVN3",
        ".VnTimeH, TCVN3_CAPITALS",
        ".VnArial NarrowH, TCVN3_CAPITALS",
        "VNI-Times, VNI",
        "VNI-Helve-Condense, VNI",
        "Times New Roman,",
        "VnTime,",
        "Calibri,",
        "Unicode VNI-Times,"
    })
    void the_font_decides(String font, LegacyEncoding encoding) {
        assertThat(LegacyEncoding.ofFont(font).orElse(null)).isEqualTo(encoding);
    }

    @ParameterizedTest
    @CsvSource({"TCVN3, Tổ chức Tuần lễ", "TCVN3_CAPITALS, Đơn vị hưởng ứng", "VNI, Học tập suốt đời"})
    void unicode_typed_into_a_cell_with_an_old_font_stays(LegacyEncoding encoding, String unicode) {
        assertThat(encoding.decode(unicode)).isEqualTo(unicode);
    }

    @Test
    void the_whole_mapping_agrees_with_the_reference_table() throws IOException {
        assumeTrue(
                Files.exists(TABLES),
                "SKIPPED: the table of legacy encodings is not beside the project; its comparison did not run");
        var lines = Files.readAllLines(TABLES);
        var wrong = new ArrayList<String>();
        for (var line : lines.subList(1, lines.size())) {
            var fields = line.split(",", -1);
            var letter = fields[0];
            var tcvn3 = fields[3].length() == 2 ? letters(fields[3]) : "";
            if (!tcvn3.isEmpty() && !LegacyEncoding.TCVN3.decode(tcvn3).equals(letter)) {
                wrong.add("TCVN3 " + line);
            }
            if (!tcvn3.isEmpty()
                    && !LegacyEncoding.TCVN3_CAPITALS.decode(tcvn3).equals(letter.toUpperCase(Locale.ROOT))) {
                wrong.add("TCVN3 in capitals " + line);
            }
            if (!LegacyEncoding.VNI.decode(letters(fields[5])).equals(letter)) {
                wrong.add("VNI " + line);
            }
        }
        assertThat(lines).hasSizeGreaterThan(130);
        assertThat(wrong).isEmpty();
    }

    private static String letters(String hex) {
        var letters = new StringBuilder();
        for (var code : hex.split(" ")) {
            letters.append((char) Integer.parseInt(code, 16));
        }
        return letters.toString();
    }
}
