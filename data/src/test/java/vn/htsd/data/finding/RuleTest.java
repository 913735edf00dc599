package vn.htsd.data.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.htsd.data.problem.Figure;

class RuleTest {
    private static final Pattern HOLE = Pattern.compile("\\{(\\d)}");

    @ParameterizedTest
    @EnumSource(Rule.class)
    void every_rule_speaks_both_languages_and_fills_in_the_same_holes(Rule rule) {
        assertThat(holes(rule.name(), "vi")).isEqualTo(holes(rule.name(), "en"));
        for (var other : rule.otherSentences()) {
            assertThat(holes(other, "vi")).as(other).isEqualTo(holes(other, "en"));
        }
    }

    @ParameterizedTest
    @EnumSource(Rule.class)
    void every_rule_has_an_example_and_says_what_to_do_in_both_languages(Rule rule) {
        for (var language : List.of("vi", "en")) {
            var bundle = ResourceBundle.getBundle(Rule.BUNDLE, Locale.forLanguageTag(language));
            assertThat(bundle.getString(rule + ".example")).isNotBlank().endsWith(".");
            assertThat(bundle.getString(rule + ".remedy")).isNotBlank().endsWith(".");
            assertThat(bundle.getString(rule.group().key())).isNotBlank();
        }
    }

    @Test
    void figures_are_written_as_the_language_of_the_sentence_writes_them() {
        var finding = Finding.of(
                Rule.NUMBER_APPROXIMATE, "A1", "khoảng 1250", new Figure(new java.math.BigDecimal("1250000.5")));
        assertThat(finding.message(Locale.forLanguageTag("vi"))).contains("1.250.000,5");
        assertThat(finding.message(Locale.ENGLISH)).contains("1,250,000.5");
    }

    @ParameterizedTest
    @EnumSource(Rule.class)
    void no_hole_stays_open(Rule rule) {
        var finding = Finding.of(rule, "A1", "value", "first", "second", "third");
        assertThat(finding.message(Locale.forLanguageTag("vi")))
                .doesNotContain("{", "}")
                .endsWith(".");
        assertThat(finding.message(Locale.ENGLISH)).doesNotContain("{", "}");
    }

    private static java.util.Set<String> holes(String sentence, String language) {
        var text = ResourceBundle.getBundle(Rule.BUNDLE, Locale.forLanguageTag(language))
                .getString(sentence);
        return HOLE.matcher(text).results().map(hole -> hole.group(1)).collect(java.util.stream.Collectors.toSet());
    }
}
