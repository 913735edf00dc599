package vn.htsd.ingest.text;

import java.util.Map;

/** The code of VNI-Windows: a letter that stands alone, or a vowel followed by one letter for all its marks. */
final class Vni {
    private static final String GRAVE = "\u0300";
    private static final String ACUTE = "\u0301";
    private static final String TILDE = "\u0303";
    private static final String HOOK = "\u0309";
    private static final String DOT = "\u0323";
    private static final String CIRCUMFLEX = "\u0302";
    private static final String BREVE = "\u0306";

    private static final Map<Character, Character> ALONE = Map.ofEntries(
            Map.entry('ñ', 'đ'),
            Map.entry('ô', 'ơ'),
            Map.entry('ö', 'ư'),
            Map.entry('ì', 'ì'),
            Map.entry('í', 'í'),
            Map.entry('æ', 'ỉ'),
            Map.entry('ó', 'ĩ'),
            Map.entry('ò', 'ị'),
            Map.entry('î', 'ỵ'));

    private static final Map<Character, String> TONES = Map.of('ø', GRAVE, 'ù', ACUTE, 'û', HOOK, 'õ', TILDE, 'ï', DOT);
    private static final Map<Character, String> CIRCUMFLEXES = Map.of(
            'â', CIRCUMFLEX,
            'à', CIRCUMFLEX + GRAVE,
            'á', CIRCUMFLEX + ACUTE,
            'å', CIRCUMFLEX + HOOK,
            'ã', CIRCUMFLEX + TILDE,
            'ä', CIRCUMFLEX + DOT);
    private static final Map<Character, String> BREVES = Map.of(
            'ê', BREVE,
            'è', BREVE + GRAVE,
            'é', BREVE + ACUTE,
            'ú', BREVE + HOOK,
            'ü', BREVE + TILDE,
            'ë', BREVE + DOT);

    private Vni() {}

    /** Vowels come out with combining marks, to be composed. */
    static String decode(String text) {
        var decoded = new StringBuilder(text.length() + 8);
        char vowel = ' ';
        for (int at = 0; at < text.length(); at++) {
            char letter = text.charAt(at);
            var marks = marks(vowel, Character.toLowerCase(letter));
            decoded.append(marks.isEmpty() ? alone(letter) : marks);
            vowel = marks.isEmpty() ? Character.toLowerCase(letter) : ' ';
        }
        return decoded.toString();
    }

    private static String alone(char letter) {
        var lower = ALONE.get(Character.toLowerCase(letter));
        if (lower == null) {
            return String.valueOf(letter);
        }
        return String.valueOf(Character.isUpperCase(letter) ? Character.toUpperCase(lower) : lower);
    }

    /** What {@code letter} puts on the vowel before it; {@code ô} and {@code ö} are ơ and ư. */
    private static String marks(char vowel, char letter) {
        var tone = "aeouyôö".indexOf(vowel) < 0 ? null : TONES.get(letter);
        if (tone != null) {
            return tone;
        }
        var circumflex = "aeo".indexOf(vowel) < 0 ? null : CIRCUMFLEXES.get(letter);
        if (circumflex != null) {
            return circumflex;
        }
        return vowel == 'a' ? BREVES.getOrDefault(letter, "") : "";
    }
}
