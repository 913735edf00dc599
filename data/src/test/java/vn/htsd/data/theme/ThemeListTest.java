package vn.htsd.data.theme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.htsd.data.problem.HtsdException;
import vn.htsd.data.workspace.Workspace;

class ThemeListTest {
    private static final ThemeList THEMES = ThemeList.shipped();

    @Test
    void sentences_labelled_by_hand_belong_to_the_themes_that_a_reader_sees_in_them() throws IOException {
        var wrong = new ArrayList<String>();
        int sentences = 0;
        for (var line : labelled()) {
            var fields = line.split("\t");
            var expected = new TreeSet<String>(List.of(fields[1].split(",")));
            expected.remove("-");
            var text = fields[2];
            int also = text.indexOf('|');
            if (also >= 0) {
                expected.addAll(List.of(text.substring(also + 1).split(",")));
                text = text.substring(0, also);
            }
            var found = new TreeSet<String>();
            for (var theme : THEMES.of(Theme.Part.valueOf(fields[0].toUpperCase(Locale.ROOT)))) {
                if (theme.isIn(text)) {
                    found.add(theme.code());
                }
            }
            if (!found.equals(expected)) {
                wrong.add(text + ": " + found + ", not " + expected);
            }
            sentences++;
        }
        assertThat(sentences).isGreaterThanOrEqualTo(60);
        assertThat(wrong).isEmpty();
    }

    private static List<String> labelled() throws IOException {
        try (var stream = Objects.requireNonNull(ThemeListTest.class.getResourceAsStream("labelled.tsv"))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
        }
    }

    @Test
    void five_words_may_stand_between_and_accents_case_and_signs_do_not_matter() {
        var theme = new Theme("t", Theme.Part.DIFFICULTIES, List.of(), "", "", List.of("thiếu … kinh phí"));
        assertThat(theme.isIn("THIẾU KINH PHÍ.")).isTrue();
        assertThat(theme.isIn("thieu, mot hai ba bon nam: kinh-phi")).isTrue();
        assertThat(theme.isIn("thiếu một hai ba bốn năm sáu kinh phí")).isFalse();
        assertThat(theme.isIn("thiếu kinh phíx")).isFalse();
    }

    @Test
    void a_list_in_the_workspace_stands_in_place_of_the_shipped_one(@TempDir Path home) throws IOException {
        var workspace = new Workspace(home);
        assertThat(ThemeList.of(workspace)).isEqualTo(THEMES);
        Files.writeString(
                home.resolve("themes.yaml"),
                "themes:\n- {code: a, of: proposals, addressees: [ministry], vi: Một, en: One, patterns: [học]}\n");
        var one = ThemeList.of(workspace).themes();
        assertThat(one).extracting(Theme::code).containsExactly("a");
        assertThat(one.get(0).mayConcern("ministry")).isTrue();
        assertThat(one.get(0).mayConcern("commune")).isFalse();
    }

    @Test
    void every_wrong_line_is_named() {
        assertThatThrownBy(
                        () -> ThemeList.parse(
                                """
                        themes:
                        - {code: a, of: advice, vi: Một, en: One, patterns: [học]}
                        - {code: other, of: proposals, vi: Một, en: One, patterns: ['…']}
                        - {code: b, of: proposals, addressees: [school], vi: Một, en: One, patterns: [học], note: x}
                        """))
                .isInstanceOf(HtsdException.class)
                .hasMessageContainingAll(
                        "themes.yaml:2: of is “advice”",
                        "themes.yaml:3: code “other”",
                        "themes.yaml:3: patterns needs",
                        "themes.yaml:4: key “note”",
                        "themes.yaml:4: addressees is “school”");
        assertThatThrownBy(() -> ThemeList.parse("themes: []")).hasMessageContaining("there is no theme");
    }
}
