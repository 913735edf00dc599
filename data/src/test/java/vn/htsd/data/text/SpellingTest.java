package vn.htsd.data.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {
    @ParameterizedTest
    @CsvSource({
        "Hoà An, Hòa An",
        "Thuỷ Nguyên, THỦY NGUYÊN",
        "Loá, Lóa",
        "Uỷ ban, Ủy ban",
        "Mĩ Hào, Mỹ Hào",
        "kĩ năng, kỹ năng",
        "Sơn Qui, Sơn Quy",
        "Ia Ly, Ya Ly",
        "Lí Sơn, Lý Sơn",
        "Quí, Quý",
        "Bà Rịa - Vũng Tàu, Bà Rịa-Vũng Tàu",
        "Ialy, Ya  ly",
        "Phường 03, Phường 3",
        "M'Đrắk, M’Đrắk",
        "Ðông, Đông"
    })
    void spellings_of_one_name_have_one_key_with_and_without_accents(String one, String other) {
        assertThat(Spelling.key(one)).isEqualTo(Spelling.key(other));
        assertThat(Spelling.accentedKey(one)).isEqualTo(Spelling.accentedKey(other));
    }

    @ParameterizedTest
    @CsvSource({"tay, tai", "Thúy, Thúi", "Hải, Hảy", "Quận 3, Quận 30", "Quận 10, Quận 1", "Quay, Quai"})
    void other_names_have_other_keys(String one, String other) {
        assertThat(Spelling.key(one)).isNotEqualTo(Spelling.key(other));
    }

    @ParameterizedTest
    @CsvSource({"Hoằng Quỳ, Hoằng Quý", "Sa Pa, Sa Pả", "Ba Tơ, Ba Tô", "Đông, Dông", "thuế, thuê", "hoàn, hoãn"})
    void accents_matter_only_to_the_accented_key(String one, String other) {
        assertThat(Spelling.key(one)).isEqualTo(Spelling.key(other));
        assertThat(Spelling.accentedKey(one)).isNotEqualTo(Spelling.accentedKey(other));
    }
}
