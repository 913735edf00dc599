package vn.htsd.ingest.check;

import vn.htsd.data.text.VietnameseText;

/** How labels, headings and sheet names are compared. */
final class FormText {
    private static final String IF_ANY = " neu co";

    private FormText() {}

    /** The key of a label: without case, accents, punctuation, {@code :}, {@code (*)} and {@code (nếu có)}. */
    static String key(String label) {
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
