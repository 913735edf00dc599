package vn.htsd.ingest.read;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whether the number format of a cell shows its number as a date. */
final class DateFormat {
    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"|\\[[^\\]]*]|\\\\.");

    private DateFormat() {}

    static boolean shows(@Nullable Integer id, @Nullable String format) {
        if (id != null
                && ((id >= 14 && id <= 22)
                        || (id >= 27 && id <= 36)
                        || (id >= 45 && id <= 47)
                        || (id >= 50 && id <= 58))) {
            return true;
        }
        if (format == null || format.equalsIgnoreCase("general")) {
            return false;
        }
        var bare = QUOTED.matcher(format).replaceAll("").toLowerCase(Locale.ROOT);
        return bare.contains("yy") || bare.contains("d") || bare.contains("h:") || bare.contains("mmm");
    }
}
