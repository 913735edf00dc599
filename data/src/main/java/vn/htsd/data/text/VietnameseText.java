package vn.htsd.data.text;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Comparison forms of Vietnamese text. All functions are pure and accept any text. */
public final class VietnameseText {
    private static final Pattern INVISIBLE = Pattern.compile("[\\u200B-\\u200F\\u2060\\uFEFF\\u00AD]");
    private static final Pattern SPACES = Pattern.compile("[\\s\\u00A0\\u2000-\\u200A\\u202F\\u205F\\u3000]+");
    /** In NFD: a tone typed before the circumflex or breve of its vowel, which no composed letter stands for. */
    private static final Pattern TONE_FIRST = Pattern.compile("([\\u0300\\u0301\\u0303\\u0309])([\\u0302\\u0306])");

    /** Half a letter of those that take two chars; a whole one is not matched. */
    private static final Pattern HALF = Pattern.compile("\\p{Cs}");

    /** General categories of Unicode as bits. */
    private static final int MARKS =
            1 << Character.NON_SPACING_MARK | 1 << Character.ENCLOSING_MARK | 1 << Character.COMBINING_SPACING_MARK;

    private static final int WORDS = 1 << Character.UPPERCASE_LETTER
            | 1 << Character.LOWERCASE_LETTER
            | 1 << Character.TITLECASE_LETTER
            | 1 << Character.MODIFIER_LETTER
            | 1 << Character.OTHER_LETTER
            | 1 << Character.DECIMAL_DIGIT_NUMBER
            | 1 << Character.LETTER_NUMBER
            | 1 << Character.OTHER_NUMBER;

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
        var whole = HALF.matcher(nfc).replaceAll("\uFFFD");
        return SPACES.matcher(INVISIBLE.matcher(whole).replaceAll(""))
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
        // Letter by letter: every cell that may be a label comes by here.
        var decomposed = Normalizer.normalize(text, Normalizer.Form.NFKD);
        var bare = new StringBuilder(decomposed.length());
        decomposed
                .codePoints()
                .filter(letter -> !isInvisible(letter) && !is(MARKS, letter))
                .forEach(bare::appendCodePoint);
        var lower = bare.toString().toLowerCase(Locale.ROOT);
        var folded = new StringBuilder(lower.length());
        for (int at = 0, letter; at < lower.length(); at += Character.charCount(letter)) {
            letter = lower.codePointAt(at);
            if (is(WORDS, letter)) {
                folded.appendCodePoint(letter == 'đ' || letter == SMALL_ETH ? 'd' : letter);
            } else if (!folded.isEmpty() && folded.charAt(folded.length() - 1) != ' ') {
                folded.append(' ');
            }
        }
        return folded.toString().stripTrailing();
    }

    private static boolean is(int categories, int letter) {
        return (1 << Character.getType(letter) & categories) != 0;
    }

    private static boolean isInvisible(int letter) {
        return (letter >= '\u200B' && letter <= '\u200F')
                || letter == '\u2060'
                || letter == '\uFEFF'
                || letter == '\u00AD';
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
                    || Character.isSurrogate(letter)
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
