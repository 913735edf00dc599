package vn.htsd.reports.render;

import java.util.LinkedHashMap;
import java.util.Map;

/** One row of a table: texts by column name, ready to print. {@code total} rows are bold. */
public record Row(Map<String, String> cells, boolean total) {
    public Row {
        cells = Map.copyOf(cells);
    }

    /** @param namesAndTexts column, text, column, text … */
    public static Row of(String... namesAndTexts) {
        return new Row(pairs(namesAndTexts), false);
    }

    public static Row total(String... namesAndTexts) {
        return new Row(pairs(namesAndTexts), true);
    }

    private static Map<String, String> pairs(String... namesAndTexts) {
        var cells = new LinkedHashMap<String, String>();
        for (int i = 0; i < namesAndTexts.length; i += 2) {
            cells.put(namesAndTexts[i], namesAndTexts[i + 1]);
        }
        return cells;
    }
}
