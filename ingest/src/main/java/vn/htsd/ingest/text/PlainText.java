package vn.htsd.ingest.text;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Cell text made plain for the grammars: lower case, no accents, ASCII digits, one kind of space and of dash. */
final class PlainText {
    private static final Pattern MARKS = Pattern.compile("[\\p{M}\\u200B-\\u200F\\u2060\\uFEFF\\u00AD]+");
    private static final Pattern SPACES = Pattern.compile("[\\s\\u00A0\\u2000-\\u200A\\u202F\\u205F\\u3000]+");
    private static final Pattern DASHES = Pattern.compile("[\\u2010-\\u2015\\u2212\\uFE58\\uFF0D]");
    private static final Pattern NOT_REPORTED = Pattern.compile("|[.]+|x|/+|long ghep");
    private static final Set<String> ZERO = Set.of("khong", "khong co");

    private PlainText() {}

    static String of(String text) {
        return isPlain(text) ? text.strip().toLowerCase(Locale.ROOT) : ofAny(text);
    }

    /** Figures and days are mostly written in ASCII, with one blank between words. */
    private static boolean isPlain(String text) {
        for (int at = 0; at < text.length(); at++) {
            char letter = text.charAt(at);
            boolean again = letter == ' ' && at > 0 && text.charAt(at - 1) == ' ';
            if (letter < ' ' || letter > '~' || again) {
                return false;
            }
        }
        return true;
    }

    private static String ofAny(String text) {
        var decomposed = Normalizer.normalize(text, Normalizer.Form.NFKD);
        var bare = MARKS.matcher(decomposed).replaceAll("");
        var spaced = SPACES.matcher(DASHES.matcher(bare).replaceAll("-")).replaceAll(" ");
        return spaced.strip().toLowerCase(Locale.ROOT).replace('đ', 'd').replace('₫', 'd');
    }

    /** Blank, "…", "x", "//" and "lồng ghép" say that there is no figure. */
    static boolean isNotReported(String plain) {
        return NOT_REPORTED.matcher(plain).matches();
    }

    /** A bare dash: not reported too, but officers also write it for zero. */
    static boolean isDash(String plain) {
        return plain.equals("-") || plain.equals("--");
    }

    /** "không" and "không có" are zero. */
    static boolean isZeroWord(String plain) {
        return ZERO.contains(plain);
    }
}
