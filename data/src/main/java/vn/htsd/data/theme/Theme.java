package vn.htsd.data.theme;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import vn.htsd.data.text.VietnameseText;

/**
 * Something that reports name again and again.
 *
 * @param code stable from year to year
 * @param of the part of a report in which it is looked for
 * @param addressees whom a proposal must be addressed to, by the last part of its section's name ({@code ministry}); empty
 *     for anybody
 * @param vi its name in Vietnamese
 * @param en its name in English
 * @param patterns words that tell of it; {@code …} stands for at most five others
 */
public record Theme(String code, Part of, List<String> addressees, String vi, String en, List<String> patterns) {
    private static final String GAP = "…";
    private static final String WORDS = "(?:[a-z0-9]+ ){0,5}";

    public Theme {
        addressees = List.copyOf(addressees);
        patterns = List.copyOf(patterns);
    }

    /** Where themes are looked for. */
    public enum Part {
        DIFFICULTIES,
        PROPOSALS;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public boolean mayConcern(String addressee) {
        return addressees.isEmpty() || addressees.contains(addressee);
    }

    /**
     * What a text must hold to tell of this theme, over {@link #key}: a regular expression that Java and RE2 (DuckDB) read
     * alike.
     */
    public String expression() {
        return patterns.stream().map(Theme::expression).collect(Collectors.joining("|"));
    }

    /** {@code " thieu (?:[a-z0-9]+ ){0,5}kinh phi "} */
    private static String expression(String pattern) {
        var words = new StringBuilder(" ");
        for (var part : pattern.split(GAP, -1)) {
            if (words.length() > 1) {
                words.append(WORDS);
            }
            words.append(VietnameseText.fold(part)).append(' ');
        }
        return words.toString();
    }

    public boolean isIn(String text) {
        return Pattern.compile(expression()).matcher(key(text)).find();
    }

    /** Lower case without accents, letters and digits only, a blank around every word: officers leave out accents too. */
    public static String key(String text) {
        return " " + VietnameseText.fold(text) + " ";
    }
}
