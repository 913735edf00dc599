package vn.htsd.data.text;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Comparison forms of Vietnamese text. All functions are pure and accept any text. */
public final class VietnameseText {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern INVISIBLE = Pattern.compile("[\\u200B-\\u200F\\u2060\\uFEFF\\u00AD]");
    private static final Pattern SPACES = Pattern.compile("[\\s\\u00A0\\u2000-\\u200A\\u202F\\u205F\\u3000]+");
    private static final Pattern NOT_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

    private VietnameseText() {}

    /** The text in NFC, with invisible characters dropped, every kind of space made one blank, and trimmed. */
    public static String clean(String text) {
        if (isClean(text)) {
            return text;
        }
        var nfc = Normalizer.normalize(text, Normalizer.Form.NFC);
        return SPACES.matcher(INVISIBLE.matcher(nfc).replaceAll(""))
                .replaceAll(" ")
                .strip();
    }

    /**
     * The form in which labels and names are compared: lower case, without accents (đ becomes d), letters and digits only,
     * single blanks between words. "Số, ký hiệu báo cáo:" and "so ky hieu bao cao" fold alike.
     */
    public static String fold(String text) {
        var decomposed = Normalizer.normalize(text, Normalizer.Form.NFKD);
        var bare = MARKS.matcher(INVISIBLE.matcher(decomposed).replaceAll("")).replaceAll("");
        var plain = bare.toLowerCase(Locale.ROOT).replace('đ', 'd');
        return NOT_WORD.matcher(plain).replaceAll(" ").strip();
    }

    /** Most texts are clean already, and this is much cheaper to see than to do. */
    private static boolean isClean(String text) {
        boolean ascii = true;
        char before = ' ';
        for (int at = 0; at < text.length(); at++) {
            char letter = text.charAt(at);
            boolean odd = letter < ' '
                    || (letter >= '\u007F' && letter <= '\u00A0')
                    || letter == '\u00AD'
                    || (letter >= '\u2000' && letter <= '\u200F')
                    || (letter >= '\u2028' && letter <= '\u2029')
                    || letter == '\u202F'
                    || (letter >= '\u205F' && letter <= '\u2060')
                    || letter == '\u3000'
                    || letter == '\uFEFF';
            if (odd || (letter == ' ' && before == ' ')) {
                return false;
            }
            ascii &= letter < '\u007F';
            before = letter;
        }
        return (text.isEmpty() || before != ' ') && (ascii || Normalizer.isNormalized(text, Normalizer.Form.NFC));
    }
}
