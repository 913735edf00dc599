package vn.htsd.ingest.text;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;

/**
 * How Vietnamese was written before Unicode: letters of Western Europe that a special font shows as Vietnamese ones. Only
 * the font of a text tells that it is written so.
 */
public enum LegacyEncoding {
    /** One byte a letter, fonts {@code .Vn…}; capitals with a tone mark do not exist. */
    TCVN3 {
        @Override
        String letters(String text) {
            return Tcvn3.decode(text);
        }
    },
    /** TCVN3 in a font whose name ends in {@code H}: shows every letter as a capital. */
    TCVN3_CAPITALS {
        @Override
        String letters(String text) {
            return Tcvn3.decode(text).toUpperCase(Locale.ROOT);
        }
    },
    /** A vowel and then its marks, fonts {@code VNI-…}. */
    VNI {
        @Override
        String letters(String text) {
            return Vni.decode(text);
        }
    };

    private static final String TCVN3_FONTS = ".vn";
    private static final String VNI_FONTS = "vni-";
    private static final int LAST_BYTE = 0xFF;

    abstract String letters(String text);

    /** The encoding that a font asks for; empty for the fonts of Unicode. */
    public static Optional<LegacyEncoding> ofFont(String font) {
        var name = font.strip();
        if (startsWith(name, TCVN3_FONTS)) {
            return Optional.of(name.endsWith("H") ? TCVN3_CAPITALS : TCVN3);
        }
        return startsWith(name, VNI_FONTS) ? Optional.of(VNI) : Optional.empty();
    }

    private static boolean startsWith(String name, String prefix) {
        return name.regionMatches(true, 0, prefix, 0, prefix.length());
    }

    /**
     * The text in Unicode NFC. A text with a letter that no single byte stands for was typed in Unicode, whatever its font,
     * and stays as it is. To be called before {@link vn.htsd.data.text.VietnameseText#clean}: what TCVN3 writes for ư is a
     * soft hyphen elsewhere.
     */
    public String decode(String text) {
        boolean unicode = text.codePoints().anyMatch(LegacyEncoding::isBeyondOneByte);
        return unicode ? text : Normalizer.normalize(letters(text), Normalizer.Form.NFC);
    }

    private static boolean isBeyondOneByte(int character) {
        return character > LAST_BYTE
                && (Character.isLetter(character) || Character.getType(character) == Character.NON_SPACING_MARK);
    }
}
