package vn.htsd.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BundlesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "letterhead",
                "messages",
                "query.messages",
                "render.messages",
                "render.words",
                "catalogue.messages",
                "catalogue.national",
                "catalogue.province",
                "catalogue.commune",
                "catalogue.status",
                "catalogue.publication",
                "catalogue.revision",
                "catalogue.quality",
                "catalogue.trend",
                "catalogue.receipt",
                "catalogue.signs",
                "trace.messages"
            })
    void say_the_same_in_both_languages(String name) {
        var vietnamese = ResourceBundle.getBundle("vn.htsd.reports." + name, Locale.forLanguageTag("vi"));
        var english = ResourceBundle.getBundle("vn.htsd.reports." + name, Locale.ENGLISH);
        assertThat(vietnamese.keySet()).isEqualTo(english.keySet());
        assertThat(vietnamese.keySet()).allSatisfy(key -> assertThat(vietnamese.getString(key))
                .as(key)
                .isEqualTo(java.text.Normalizer.normalize(vietnamese.getString(key), java.text.Normalizer.Form.NFC)));
    }
}
