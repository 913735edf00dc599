package vn.htsd.ingest.read;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A piece of a cell's text in one font.
 *
 * @param font null where it is a font of Unicode
 */
record FontRun(String text, @Nullable LegacyFont font) {
    String decoded() {
        return font == null ? text : font.encoding().decode(text);
    }

    /** The text of a cell in Unicode, not yet cleaned. */
    static String decoded(List<FontRun> runs) {
        var all = new StringBuilder();
        runs.forEach(run -> all.append(run.decoded()));
        return all.toString();
    }

    /** The first font for whose sake the text had to change; null where none had. */
    static @Nullable LegacyFont changedFor(List<FontRun> runs) {
        for (var run : runs) {
            if (run.font != null && !run.decoded().equals(run.text)) {
                return run.font;
            }
        }
        return null;
    }
}
