package vn.htsd.data.text;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Comparison forms of Vietnamese text. All functions are pure and accept any text. */
public final class VietnameseText {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern INVISIBLE = Pattern.compile("[\\u200B-\\u200F\\u2060\\uFEFF\\u00AD]");
    private static final Pattern SPACES = Pattern.compile("[\\s\\u00A0\\u2000-\\u200A\\u202F\\u205F\\u3000]+");
    /** In NFD: a tone typed before the circumflex or breve of its vowel, which no composed letter stands for. */
    private static final Pattern TONE_FIRST = Pattern.compile("([\\u0300\\u0301\\u0303\\u0309])([\\u0302\\u0306])");

    private static final Pattern NOT_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

    private static final char ETH = '\u00D0';
    private static final char SMALL_ETH = '\u00F0';
    private static final char AFRICAN_D = '\u0189';
    private static final char CIRCUMFLEX = '\u0302';
    private static final char BREVE = '\u0306';

    private VietnameseText() {}

    /**
     * The text in NFC, with invisible characters dropped, every kind of space made one blank, and trimmed. Marks typed in
     * the wrong order are put right, and letters of other languages that look like Đ become it.
     */
    public static String clean(String text) {
        if (isClean(text)) {
            return text;
        }
        var nfc = inOrder(Normalizer.normalize(text, Normalizer.Form.NFC));
        return SPACES.matcher(INVISIBLE.matcher(nfc).replaceAll(""))
                .replaceAll(" ")
                .strip();
    }

    private static String inOrder(String nfc) {
        var ours = nfc.replace(ETH, 'Đ').replace(AFRICAN_D, 'Đ').replace(SMALL_ETH, 'đ');
        if (ours.indexOf(CIRCUMFLEX) < 0 && ours.indexOf(BREVE) < 0) {
            return ours;
        }
        var swapped = TONE_FIRST
                .matcher(Normalizer.normalize(ours, Normalizer.Form.NFD))
                .replaceAll("$2$1");
        return Normalizer.normalize(swapped, Normalizer.Form.NFC);
    }

    /**
     * The form in which labels and names are compared: lower case, without accents (đ becomes d), letters and digits only,
     * single blanks between words. "Số, ký hiệu báo cáo:" and "so ky hieu bao cao" fold alike.
     */
    public static String fold(String text) {
        var decomposed = Normalizer.normalize(text, Normalizer.Form.NFKD);
        var bare = MARKS.matcher(INVISIBLE.matcher(decomposed).replaceAll("")).replaceAll("");
        var plain = bare.toLowerCase(Locale.ROOT).replace('đ', 'd').replace(SMALL_ETH, 'd');
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
                    || letter == '\uFEFF'
                    || letter == ETH
                    || letter == SMALL_ETH
                    || letter == AFRICAN_D
                    || letter == CIRCUMFLEX
                    || letter == BREVE;
            if (odd || (letter == ' ' && before == ' ')) {
                return false;
            }
            ascii &= letter < '\u007F';
            before = letter;
        }
        return (text.isEmpty() || before != ' ') && (ascii || Normalizer.isNormalized(text, Normalizer.Form.NFC));
    }
}
