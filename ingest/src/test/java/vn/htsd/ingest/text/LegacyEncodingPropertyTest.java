package vn.htsd.ingest.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class LegacyEncodingPropertyTest {
    private static final String VOWELS = "aàảãáạâầẩẫấậăằẳẵắặeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵ";
    private static final String LOWER = VOWELS + "bcdđghklmnpqrstvx 0123456789.,-/";
    private static final String ALPHABET = LOWER + LOWER.toUpperCase(Locale.ROOT);

    @Provide
    Arbitrary<String> vietnamese() {
        return Arbitraries.strings().withChars(ALPHABET.toCharArray()).ofMaxLength(60);
    }

    @Provide
    Arbitrary<String> small() {
        return Arbitraries.strings().withChars(LOWER.toCharArray()).ofMaxLength(60);
    }

    @Property
    void what_was_written_in_vni_is_read_back(@ForAll("vietnamese") String text) {
        assertThat(LegacyEncoding.VNI.decode(LegacyWriting.vni(text))).isEqualTo(text);
    }

    @Property
    void what_was_written_in_tcvn3_is_read_back(@ForAll("small") String text) {
        assertThat(LegacyEncoding.TCVN3.decode(LegacyWriting.tcvn3(text))).isEqualTo(text);
        assertThat(LegacyEncoding.TCVN3_CAPITALS.decode(LegacyWriting.tcvn3(text)))
                .isEqualTo(text.toUpperCase(Locale.ROOT));
    }

    @Property
    void any_text_is_decoded_without_a_failure_and_comes_out_in_nfc(
            @ForAll String text, @ForAll LegacyEncoding encoding) {
        var decoded = encoding.decode(text);
        assertThat(decoded.equals(text) || Normalizer.isNormalized(decoded, Normalizer.Form.NFC))
                .isTrue();
    }
}
