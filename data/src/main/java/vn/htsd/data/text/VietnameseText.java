package vn.htsd.data.text;

import java.text.Normalizer;
import java.util.Arrays;
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
    /** Letters, marks and signs of one plane whose folded form is known by themselves: Latin, combining marks, Vietnamese. */
    private static final int TABLE = 0x1F00;

    private static final char LATIN_END = 0x0250;
    private static final char MARKS_BEGIN = 0x0300;
    private static final char MARKS_END = 0x0370;
    private static final char VIETNAMESE_BEGIN = 0x1E00;
    /** Of a letter that folds to nothing by itself but does not end a word. */
    private static final char NOTHING = 0;
    /** Of a letter that only the whole text can tell of. */
    private static final char UNKNOWN = 1;

    private static final char[] FOLDED = folded();

    private static final char CIRCUMFLEX = '\u0302';
    private static final char BREVE = '\u0306';

    /** Cyrillic and Greek letters that nobody can tell from a Latin one, each with that one behind it. */
    private static final String LOOKALIKES =
            "\u0410A\u0412B\u0415E\u041AK\u041CM\u041DH\u041EO\u0420P\u0421C\u0422T\u0425X\u0406I\u0408J\u0405S"
                    + "\u0430a\u0435e\u043Eo\u0440p\u0441c\u0443y\u0445x\u0456i\u0458j\u0455s"
                    + "\u0391A\u0392B\u0395E\u0396Z\u0397H\u0399I\u039AK\u039CM\u039DN\u039FO\u03A1P\u03A4T\u03A5Y\u03A7X\u03BFo";

    private static final char GREEK_BEGIN = 0x0370;
    private static final char CYRILLIC_END = 0x0530;

    private VietnameseText() {}

    /**
     * The text in NFC, with invisible characters dropped, every kind of space made one blank, and trimmed. Marks typed in
     * the wrong order are put right, and letters of other languages that look like Đ, or like Latin ones beside them, become it.
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

    /** A text that holds Latin letters, and of others only such as look like them, was meant to be Latin. */
    private static String latin(String nfc) {
        boolean any = false;
        boolean latin = false;
        for (int at = 0; at < nfc.length(); at++) {
            char letter = nfc.charAt(at);
            if (letter >= GREEK_BEGIN && letter < CYRILLIC_END) {
                if (Character.isLetter(letter) && lookalike(letter) < 0) {
                    return nfc;
                }
                any = true;
            } else {
                latin |= Character.isLetter(letter);
            }
        }
        if (!any || !latin) {
            return nfc;
        }
        var swapped = new StringBuilder(nfc);
        for (int at = 0; at < nfc.length(); at++) {
            int found = lookalike(nfc.charAt(at));
            if (found >= 0) {
                swapped.setCharAt(at, LOOKALIKES.charAt(found + 1));
            }
        }
        // A mark behind such a letter could not be composed with it.
        return Normalizer.normalize(swapped, Normalizer.Form.NFC);
    }

    private static int lookalike(char letter) {
        return letter < GREEK_BEGIN ? -1 : LOOKALIKES.indexOf(letter);
    }

    private static String inOrder(String nfc) {
        var ours = latin(nfc).replace(ETH, 'Đ').replace(AFRICAN_D, 'Đ').replace(SMALL_ETH, 'đ');
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
        var folded = new StringBuilder(text.length());
        for (int at = 0; at < text.length(); at++) {
            char letter = text.charAt(at);
            char plain = letter < TABLE ? FOLDED[letter] : UNKNOWN;
            if (plain == UNKNOWN) {
                return foldWhole(text);
            }
            if (plain != NOTHING && (plain != ' ' || isInWord(folded))) {
                folded.append(plain);
            }
        }
        return trimmed(folded);
    }

    /** The letter with which the folded text begins; 0 where it has none, or where only the whole text can tell. */
    public static char initial(String text) {
        for (int at = 0; at < text.length(); at++) {
            char letter = text.charAt(at);
            char plain = letter < TABLE ? FOLDED[letter] : UNKNOWN;
            if (plain != NOTHING && plain != ' ') {
                return plain == UNKNOWN ? 0 : plain;
            }
        }
        return 0;
    }

    private static boolean isInWord(StringBuilder folded) {
        return !folded.isEmpty() && folded.charAt(folded.length() - 1) != ' ';
    }

    private static String trimmed(StringBuilder folded) {
        if (!folded.isEmpty() && !isInWord(folded)) {
            folded.setLength(folded.length() - 1);
        }
        return folded.toString();
    }

    /** Of each letter by itself, what the whole rule makes of it. */
    private static char[] folded() {
        var folded = new char[TABLE];
        Arrays.fill(folded, UNKNOWN);
        for (char letter = 0; letter < TABLE; letter++) {
            if (letter < LATIN_END || (letter >= MARKS_BEGIN && letter < MARKS_END) || letter >= VIETNAMESE_BEGIN) {
                folded[letter] = foldedAlone(letter);
            }
        }
        return folded;
    }

    private static char foldedAlone(char letter) {
        // Between letters it shows whether it ends a word.
        var between = foldWhole("x" + letter + "x");
        if (between.equals("xx")) {
            return NOTHING;
        }
        return between.length() == "x x".length() ? between.charAt(1) : UNKNOWN;
    }

    private static String foldWhole(String text) {
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
            } else if (isInWord(folded)) {
                folded.append(' ');
            }
        }
        return trimmed(folded);
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
        // Latin and Vietnamese letters are composed as they stand; marks by themselves are not.
        boolean composed = true;
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
                    || (letter >= GREEK_BEGIN && letter < CYRILLIC_END)
                    || letter == CIRCUMFLEX
                    || letter == BREVE;
            if (odd || (letter == ' ' && before == ' ')) {
                return false;
            }
            composed &= letter < MARKS_BEGIN || (letter >= VIETNAMESE_BEGIN && letter < TABLE);
            before = letter;
        }
        return (text.isEmpty() || before != ' ') && (composed || Normalizer.isNormalized(text, Normalizer.Form.NFC));
    }
}
