package vn.htsd.reports.render;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A row of a table on pages: no row is cut by the end of a page, so words that need more lines than a page may give go on in rows of
 * their own below.
 */
final class LongCells {
    /** A page of the annexes has some thirty lines below the heading of a table. */
    private static final int LINES = 20;

    /** Of the type that tables are set in, with some room to spare. */
    private static final int POINTS_OF_A_LETTER = 5;

    private final Map<String, Integer> widths;

    /** @param widths of the columns by name, in points */
    LongCells(Map<String, Integer> widths) {
        this.widths = widths;
    }

    /** The cells of each row that {@code row} is printed as: one, nearly always. */
    List<Map<String, String>> rows(Row row) {
        var rows = new ArrayList<Map<String, String>>();
        row.cells().forEach((column, text) -> {
            var pieces = pieces(text.toString(), Math.max(1, widths.getOrDefault(column, 0) / POINTS_OF_A_LETTER));
            for (int i = 0; i < pieces.size(); i++) {
                if (rows.size() <= i) {
                    rows.add(new HashMap<>());
                }
                rows.get(i).put(column, pieces.get(i));
            }
        });
        return rows;
    }

    private static List<String> pieces(String text, int lettersOfALine) {
        if (text.length() <= lettersOfALine * LINES && text.lines().count() <= LINES) {
            return List.of(text);
        }
        var pieces = new ArrayList<String>();
        var piece = new StringBuilder();
        int used = 0;
        for (var line : text.lines().toList()) {
            var rest = line;
            do {
                if (used >= LINES) {
                    pieces.add(piece.toString());
                    piece.setLength(0);
                    used = 0;
                }
                var most = (LINES - used) * lettersOfALine;
                var end = rest.length() <= most ? rest.length() : lastBlank(rest, most);
                piece.append(used > 0 ? "\n" : "").append(rest, 0, end);
                used += Math.max(1, (end + lettersOfALine - 1) / lettersOfALine);
                rest = rest.substring(end).stripLeading();
            } while (!rest.isEmpty());
        }
        pieces.add(piece.toString());
        return pieces;
    }

    /** Where words end before {@code most}; in the middle of one that is longer. */
    private static int lastBlank(String text, int most) {
        var blank = text.lastIndexOf(' ', most);
        return blank <= 0 ? most : blank;
    }
}
