package vn.htsd.ingest.text;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Vietnamese text as the keyboards of the time wrote it, for tests. */
public final class LegacyWriting {
    private static final String TONES = "\u0300\u0301\u0309\u0303\u0323";

    private LegacyWriting() {}

    /** A capital that the code has no place for is written small, as people did. */
    public static String tcvn3(String text) {
        Map<String, Character> codes = new HashMap<>();
        for (char code = 0x80; code <= 0xFF; code++) {
            codes.put(LegacyEncoding.TCVN3.decode(String.valueOf(code)), code);
        }
        var written = new StringBuilder();
        for (char letter : text.toCharArray()) {
            var code = codes.get(String.valueOf(letter));
            var small = codes.get(String.valueOf(Character.toLowerCase(letter)));
            written.append(code != null ? code : small != null ? small : Character.valueOf(letter));
        }
        return written.toString();
    }

    /** Letter by letter from the marks of its decomposition, the other way round than the program does it. */
    public static String vni(String text) {
        var written = new StringBuilder();
        for (char letter : text.toCharArray()) {
            var small = vniOfSmall(Character.toLowerCase(letter));
            written.append(Character.isUpperCase(letter) ? small.toUpperCase(Locale.ROOT) : small);
        }
        return written.toString();
    }

    private static String vniOfSmall(char letter) {
        if (letter == 'đ') {
            return "ñ";
        }
        var marks = Normalizer.normalize(String.valueOf(letter), Normalizer.Form.NFD);
        char base = marks.charAt(0);
        int tone = (int) marks.chars()
                .filter(mark -> TONES.indexOf(mark) >= 0)
                .findFirst()
                .orElse(-1);
        int at = tone < 0 ? 5 : TONES.indexOf(tone);
        if (base == 'i') {
            return String.valueOf("ìíæóòi".charAt(at));
        }
        if (letter == 'ỵ') {
            return "î";
        }
        if (marks.contains("\u0302")) {
            return base + String.valueOf("àáåãäâ".charAt(at));
        }
        if (marks.contains("\u0306")) {
            return base + String.valueOf("èéúüëê".charAt(at));
        }
        char first = marks.contains("\u031B") ? (base == 'o' ? 'ô' : 'ö') : base;
        return at == 5 ? String.valueOf(first) : first + String.valueOf("øùûõï".charAt(at));
    }
}
