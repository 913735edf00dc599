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
        if (isPlainAscii(text)) {
            return text.strip();
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

    private static boolean isPlainAscii(String text) {
        for (int at = 0; at < text.length(); at++) {
            char letter = text.charAt(at);
            if (letter > '~' || letter < ' ') {
                return false;
            }
        }
        return !text.contains("  ");
    }
}
