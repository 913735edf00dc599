package vn.htsd.reports.render;

import java.util.LinkedHashMap;
import java.util.Map;

/** One row of a table: texts by column name, ready to print, perhaps with the figures in them. {@code total} rows are bold. */
public record Row(Map<String, CharSequence> cells, boolean total) {
    public Row {
        cells = Map.copyOf(cells);
    }

    /** @param namesAndTexts column, text, column, text … */
    public static Row of(CharSequence... namesAndTexts) {
        return new Row(pairs(namesAndTexts), false);
    }

    public static Row total(CharSequence... namesAndTexts) {
        return new Row(pairs(namesAndTexts), true);
    }

    private static Map<String, CharSequence> pairs(CharSequence... namesAndTexts) {
        var cells = new LinkedHashMap<String, CharSequence>();
        for (int i = 0; i < namesAndTexts.length; i += 2) {
            cells.put(namesAndTexts[i].toString(), namesAndTexts[i + 1]);
        }
        return cells;
    }
}
