package vn.htsd.data.csv;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The lines of a comma-separated text with the number of the line that each begins on. */
final class CsvReader {
    private static final char MARK = '\uFEFF';

    private final String text;
    private int at;
    private int line = 1;
    private int openQuote;

    CsvReader(String text) {
        this.text = text;
        this.at = !text.isEmpty() && text.charAt(0) == MARK ? 1 : 0;
    }

    record Line(int number, List<String> cells) {}

    /** Line on which a quotation mark opens that nothing closes; 0 where there is none. */
    int openQuote() {
        return openQuote;
    }

    /** The next line that is not blank; null at the end. */
    @Nullable
    Line next() {
        while (at < text.length()) {
            int number = line;
            var cells = new ArrayList<String>();
            do {
                cells.add(cell());
            } while (more());
            if (cells.size() > 1 || !cells.get(0).isEmpty()) {
                return new Line(number, cells);
            }
        }
        return null;
    }

    /** Passes the comma or the line's end behind a cell; whether another cell of the line follows. */
    private boolean more() {
        if (at >= text.length()) {
            return false;
        }
        char end = text.charAt(at++);
        if (end == ',') {
            return true;
        }
        if (end == '\r' && at < text.length() && text.charAt(at) == '\n') {
            at++;
        }
        line++;
        return false;
    }

    private String cell() {
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
        // What stands in quotation marks is meant as it stands, blanks included.
        var quoted = at < text.length() && text.charAt(at) == '"' ? quoted() : "";
        int from = at;
        while (at < text.length() && ",\r\n".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return quoted + text.substring(from, at).strip();
    }

    private String quoted() {
        var content = new StringBuilder();
        int opened = line;
        for (at++; at < text.length(); at++) {
            char each = text.charAt(at);
            if (each == '"') {
                at++;
                if (at >= text.length() || text.charAt(at) != '"') {
                    return content.toString();
                }
            } else if (each == '\n' || each == '\r' && (at + 1 >= text.length() || text.charAt(at + 1) != '\n')) {
                line++;
            }
            content.append(each);
        }
        openQuote = opened;
        return content.toString();
    }
}
