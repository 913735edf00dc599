package vn.htsd.data.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class VietnameseTextPropertyTest {
    @Property
    void folding_twice_changes_nothing(@ForAll String text) {
        var once = VietnameseText.fold(text);
        assertThat(VietnameseText.fold(once)).isEqualTo(once);
    }

    @Property
    void cleaning_twice_changes_nothing(@ForAll String text) {
        var once = VietnameseText.clean(text);
        assertThat(VietnameseText.clean(once)).isEqualTo(once);
    }

    @Test
    void composed_and_decomposed_text_fold_alike() {
        var label = "Số, ký hiệu báo cáo (nếu có):";
        assertThat(VietnameseText.fold(Normalizer.normalize(label, Normalizer.Form.NFD)))
                .isEqualTo(VietnameseText.fold(label))
                .isEqualTo("so ky hieu bao cao neu co");
        assertThat(VietnameseText.fold("ĐƯỜNG HÀO")).isEqualTo("duong hao");
        assertThat(VietnameseText.clean(" a\u00A0\u200B b ")).isEqualTo("a b");
    }
}
