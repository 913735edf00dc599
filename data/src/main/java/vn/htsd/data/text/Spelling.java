package vn.htsd.data.text;

import java.text.Normalizer;
import java.util.Locale;

/**
 * Keys under which the spellings of one name meet: whatever the case, the spaces and hyphens, where the tone mark sits
 * (hoà, hòa), y or i where they sound alike (Mỹ, Mĩ; Ya, Ia; but not tay, tai) and zeros before a number (Phường 03). For
 * comparing only: what people read is the name as its catalogue writes it.
 */
public final class Spelling {
    private static final String VOWELS = "aeiouy";
    /** Circumflex, breve and horn make another letter; the other marks are tones. */
    private static final String QUALITIES = "\u0302\u0306\u031B";

    private Spelling() {}

    /** Accents do not matter: "Sơn Qui", "son quy" and "SƠN QUÝ" have one key. */
    public static String key(String name) {
        return spell(VietnameseText.fold(name));
    }

    /** Accents matter, their place does not: "Thuỷ" and "Thủy" have one key, "Thúy" another. */
    public static String accentedKey(String name) {
        var lower = VietnameseText.clean(name).toLowerCase(Locale.ROOT);
        return spell(Normalizer.normalize(lower, Normalizer.Form.NFKD));
    }

    private static String spell(String decomposed) {
        var key = new StringBuilder(decomposed.length());
        var tones = new StringBuilder();
        int wordStart = 0;
        char before = ' ';
        char earlier = ' ';
        for (int at = 0; at < decomposed.length(); at++) {
            char sign = decomposed.charAt(at);
            if (Character.isLetterOrDigit(sign)) {
                boolean leadingZero = sign == '0' && key.length() == wordStart && nextIsDigit(decomposed, at);
                if (!leadingZero) {
                    key.append(sign == 'y' && soundsLikeI(earlier, before) ? 'i' : sign);
                }
                earlier = before;
                before = sign;
            } else if (Character.getType(sign) == Character.NON_SPACING_MARK) {
                (QUALITIES.indexOf(sign) < 0 ? tones : key).append(sign);
            } else {
                key.append(tones);
                tones.setLength(0);
                wordStart = key.length();
                before = ' ';
                earlier = ' ';
            }
        }
        return key.append(tones).toString();
    }

    private static boolean nextIsDigit(String text, int at) {
        return at + 1 < text.length() && Character.isDigit(text.charAt(at + 1));
    }

    /** After a consonant, at the start of a word and after qu; after another vowel they sound different. */
    private static boolean soundsLikeI(char earlier, char before) {
        return VOWELS.indexOf(before) < 0 || before == 'u' && earlier == 'q';
    }
}
