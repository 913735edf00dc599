package vn.htsd.scheduler.cli;

/** Where an SQL statement ends: at a semicolon that is in no text, no quoted name and no comment. */
final class Statements {
    private Statements() {}

    /** Whether {@code text} ends with a finished statement. */
    static boolean isComplete(String text) {
        int end = end(text);
        return end >= 0 && isBlank(text.substring(end + 1));
    }

    /** The statement without its semicolon. */
    static String bare(String text) {
        int end = end(text);
        return (end < 0 ? text : text.substring(0, end)).strip();
    }

    private static boolean isBlank(String rest) {
        return rest.replaceAll("--[^\n]*", "").isBlank();
    }

    private static int end(String text) {
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == ';') {
                return at;
            }
            if (c == '\'' || c == '"') {
                at = after(text, String.valueOf(c), at + 1);
            } else if (text.startsWith("--", at)) {
                at = after(text, "\n", at);
            } else if (text.startsWith("/*", at)) {
                at = after(text, "*/", at);
            } else {
                at++;
            }
        }
        return -1;
    }

    private static int after(String text, String mark, int from) {
        int found = text.indexOf(mark, from);
        return found < 0 ? text.length() : found + mark.length();
    }
}
