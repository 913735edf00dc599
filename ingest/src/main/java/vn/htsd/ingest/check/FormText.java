package vn.htsd.ingest.check;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import vn.htsd.data.text.VietnameseText;

/** How labels, headings and sheet names are compared. */
final class FormText {
    private static final String IF_ANY = " neu co";
    /** No label of any form is this long; a paragraph need not be folded to find that out. */
    private static final int LONGEST_LABEL = 160;
    /** The same labels come with every file, so folding each of them once saves half of the reading time. */
    private static final int MOST_REMEMBERED = 20_000;

    private static final Map<String, String> REMEMBERED = new ConcurrentHashMap<>();
    private static final Map<String, String> SHEETS = new ConcurrentHashMap<>();

    private FormText() {}

    /** The key of a label, blank for a text that is too long to be one: without case, accents, punctuation, {@code :}, {@code (*)} and {@code (nếu có)}. */
    static String key(String label) {
        if (label.length() > LONGEST_LABEL) {
            return "";
        }
        return remembered(REMEMBERED, label, FormText::folded);
    }

    private static String remembered(Map<String, String> known, String text, UnaryOperator<String> fold) {
        var remembered = known.get(text);
        if (remembered != null) {
            return remembered;
        }
        var key = fold.apply(text);
        if (known.size() < MOST_REMEMBERED && text.length() <= LONGEST_LABEL) {
            known.put(text, key);
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
        return remembered(SHEETS, name, each -> VietnameseText.fold(each).replace(" ", ""));
    }
}
