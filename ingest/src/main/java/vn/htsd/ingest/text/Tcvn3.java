package vn.htsd.ingest.text;

/** The one-byte code of TCVN 5712:1993, third table; its capitals are those without a tone mark. */
final class Tcvn3 {
    private static final int FIRST = 0xA1;
    /** The letters of the codes A1 to FE; a dot where a code stands for no letter. */
    private static final String LETTERS = "ĂÂÊÔƠƯĐăâêôơưđ......" // A1–B4
            + "àảãáạ.ằẳẵắ......." // B5–C5
            + "ặầẩẫấậè.ẻẽéẹềểễếệìỉ...ĩíịò." // C6–E0
            + "ỏõóọồổỗốộờởỡớợù.ủũúụừửữứựỳỷỹýỵ"; // E1–FE

    private static final char[] BY_CODE = byCode();

    private Tcvn3() {}

    private static char[] byCode() {
        var letters = new char[0x100];
        for (int code = 0; code < letters.length; code++) {
            int at = code - FIRST;
            boolean letter = at >= 0 && at < LETTERS.length() && LETTERS.charAt(at) != '.';
            letters[code] = letter ? LETTERS.charAt(at) : (char) code;
        }
        return letters;
    }

    static String decode(String text) {
        var letters = text.toCharArray();
        for (int at = 0; at < letters.length; at++) {
            letters[at] = letters[at] < BY_CODE.length ? BY_CODE[letters[at]] : letters[at];
        }
        return new String(letters);
    }
}
