package vn.htsd.reports.render;

import java.util.List;
import java.util.Map;

/**
 * A table to print.
 *
 * @param template name of its JRXML template, which fixes columns and widths
 * @param headings headings that depend on the figures (years), by the name that the template asks for
 */
public record Table(String template, Map<String, String> headings, List<Row> rows) {
    public Table {
        headings = Map.copyOf(headings);
        rows = List.copyOf(rows);
    }

    public Table(String template, List<Row> rows) {
        this(template, Map.of(), rows);
    }
}
