package vn.htsd.ingest.check;

import java.util.Optional;
import java.util.regex.Pattern;

/** "Năm: 2025": a label and its value in one cell. */
record LabelledText(String label, String value) {
    private static final int LONGEST_LABEL = 160;
    private static final Pattern HINT = Pattern.compile("\\([^()]*\\)|[.…_]+");

    /** Empty where nothing stands behind a colon but a hint in brackets. */
    static Optional<LabelledText> of(String text) {
        int colon = text.indexOf(':');
        if (colon <= 0 || colon > LONGEST_LABEL) {
            return Optional.empty();
        }
        var value = text.substring(colon + 1).strip();
        boolean hint = value.isEmpty() || HINT.matcher(value).matches();
        return Optional.of(new LabelledText(text.substring(0, colon), hint ? "" : value));
    }
}
