package vn.htsd.ingest.check;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import vn.htsd.data.text.VietnameseText;

/** How labels, headings and sheet names are compared. */
final class FormText {
    private static final String IF_ANY = " neu co";
    /** No label of any form is this long; a paragraph need not be folded to find that out. */
    private static final int LONGEST_LABEL = 160;
    /** The same labels come with every file, so folding each of them once saves half of the reading time. */
    private static final int MOST_REMEMBERED = 20_000;

    private static final Map<String, String> REMEMBERED = new ConcurrentHashMap<>();

    private FormText() {}

    /** The key of a label, blank for a text that is too long to be one: without case, accents, punctuation, {@code :}, {@code (*)} and {@code (nếu có)}. */
    static String key(String label) {
        if (label.length() > LONGEST_LABEL) {
            return "";
        }
        var remembered = REMEMBERED.get(label);
        if (remembered != null) {
            return remembered;
        }
        var key = folded(label);
        if (REMEMBERED.size() < MOST_REMEMBERED) {
            REMEMBERED.put(label, key);
        }
        return key;
    }

    private static String folded(String label) {
        var folded = VietnameseText.fold(label);
        return folded.endsWith(IF_ANY)
                ? folded.substring(0, folded.length() - IF_ANY.length()).strip()
                : folded;
    }

    /** The key of a sheet name, in which spacing does not matter either. */
    static String sheetKey(String name) {
        return VietnameseText.fold(name).replace(" ", "");
    }
}
