package vn.htsd.data.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VietnameseTextTest {
    @Test
    void marks_in_the_wrong_order_are_put_right() {
        assertThat(VietnameseText.clean("Ti\u00E9\u0302ng Vi\u1EC7t")).isEqualTo("Tiếng Việt");
        assertThat(VietnameseText.clean("N\u0103\u0301m, nă\u0301m, na\u0301\u0306m"))
                .isEqualTo("Nắm, nắm, nắm");
    }

    @Test
    void letters_that_look_like_latin_ones_become_them_and_other_languages_stay() {
        assertThat(VietnameseText.clean("C\u0430\u043E B\u1EB1ng, \u0412\u0410N \u0445\u00E3"))
                .isEqualTo("Cao Bằng, BAN xã");
        assertThat(VietnameseText.clean("\u0391\u03BF x\u0430\u0300")).isEqualTo("Ao xà");
        assertThat(VietnameseText.clean("Đại học \u041C\u0413\u0423")).isEqualTo("Đại học \u041C\u0413\u0423");
        assertThat(VietnameseText.clean("\u0422\u0410\u0421\u0421")).isEqualTo("\u0422\u0410\u0421\u0421");
    }

    @Test
    void letters_that_look_like_d_with_a_stroke_become_it() {
        assertThat(VietnameseText.clean("Sở GD\u00D0T, \u0189ông, xã h\u1ED9i \u00F0"))
                .isEqualTo("Sở GDĐT, Đông, xã hội đ");
        assertThat(VietnameseText.fold("GD\u00D0T")).isEqualTo(VietnameseText.fold("GDĐT"));
    }

    /** The table of single letters against the rule itself, said in other words. */
    @Test
    void every_letter_folds_as_the_rule_says() {
        for (int letter = 0; letter <= Character.MAX_VALUE; letter++) {
            var text = "a" + (char) letter + "b";
            var rule = java.text.Normalizer.normalize(text, java.text.Normalizer.Form.NFKD)
                    .replaceAll("[\\p{M}\\u200B-\\u200F\\u2060\\uFEFF\\u00AD]", "")
                    .toLowerCase(java.util.Locale.ROOT)
                    .replace('đ', 'd')
                    .replace('\u00F0', 'd')
                    .replaceAll("[^\\p{L}\\p{N}]+", " ")
                    .strip();
            assertThat(VietnameseText.fold(text))
                    .as(Integer.toHexString(letter))
                    .isEqualTo(rule);
            char initial = VietnameseText.initial((char) letter + "b");
            assertThat(initial == 0 || VietnameseText.fold((char) letter + "b").charAt(0) == initial)
                    .as(Integer.toHexString(letter))
                    .isTrue();
        }
    }
}
