package vn.htsd.ingest.read;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** As what the number format of a cell shows its number. */
enum NumberLook {
    PLAIN,
    DATE,
    PERCENT;

    /** What a format shows as it stands: quoted, in brackets, escaped, or as a blank or filling. */
    private static final Pattern LITERAL = Pattern.compile("\"[^\"]*\"|\\[[^\\]]*]|[\\\\_*].");

    /** The looks of one workbook's formats, each found out once. */
    static final class Formats {
        private final Map<String, NumberLook> known = new HashMap<>();

        NumberLook look(@Nullable Integer id, @Nullable String format) {
            var byId = id == null ? null : builtIn(id);
            if (byId != null || format == null) {
                return byId == null ? PLAIN : byId;
            }
            return known.computeIfAbsent(format, NumberLook::ofFormat);
        }
    }

    private static @Nullable NumberLook builtIn(int id) {
        if (id == 9 || id == 10) {
            return PERCENT;
        }
        boolean date =
                (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
        return date ? DATE : null;
    }

    private static NumberLook ofFormat(String format) {
        if (format.equalsIgnoreCase("general") || format.equalsIgnoreCase("standard")) {
            return PLAIN;
        }
        var bare = LITERAL.matcher(format).replaceAll("").toLowerCase(Locale.ROOT);
        if (bare.contains("%")) {
            return PERCENT;
        }
        boolean date = bare.contains("yy")
                || bare.contains("d")
                || bare.contains("h:")
                || bare.contains(":mm")
                || bare.contains("mm:")
                || bare.contains("mmm");
        return date ? DATE : PLAIN;
    }
}
