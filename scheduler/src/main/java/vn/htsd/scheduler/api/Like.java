package vn.htsd.scheduler.api;

import java.util.Arrays;
import java.util.regex.Pattern;

/** Patterns of SQL, with {@code |} for one or the other. */
final class Like {
    private static final int ANY_CASE = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL;

    private Like() {}

    static boolean matches(String pattern, String text) {
        return Arrays.stream(pattern.split("\\|", -1))
                .anyMatch(one -> regex(one.strip()).matcher(text).matches());
    }

    private static Pattern regex(String pattern) {
        var regex = new StringBuilder();
        pattern.chars()
                .forEach(c -> regex.append(c == '%' ? ".*" : c == '_' ? "." : Pattern.quote(Character.toString(c))));
        return Pattern.compile(regex.toString(), ANY_CASE);
    }
}
