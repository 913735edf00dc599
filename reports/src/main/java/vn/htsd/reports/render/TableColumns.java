package vn.htsd.reports.render;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.regex.Pattern;
import net.sf.jasperreports.engine.JRBand;
import net.sf.jasperreports.engine.JRTextField;
import net.sf.jasperreports.engine.JasperReport;

/**
 * The columns of a table as its template has them: what a page shows and what a workbook holds cannot differ. A heading over
 * several columns stands in each of them.
 */
final class TableColumns {
    private static final Pattern FIELD = Pattern.compile("\\$F\\{(\\w+)}");
    private static final Pattern WORD = Pattern.compile("\\$R\\{(\\w+)}");
    private static final Pattern HEADING = Pattern.compile("\\$P\\{HEADINGS}\\.get\\(\"(\\w+)\"\\)");

    private final ResourceBundle words;
    private final Map<String, String> headings;

    private TableColumns(ResourceBundle words, Map<String, String> headings) {
        this.words = words;
        this.headings = headings;
    }

    /** @param width in points */
    record Column(String name, String heading, int width) {}

    static List<Column> of(JasperReport template, Table table, ResourceBundle words) {
        return new TableColumns(words, table.headings()).columns(template);
    }

    /** In points, by column; the least where one stands in several bands. */
    static Map<String, Integer> widths(JasperReport template) {
        var widths = new HashMap<String, Integer>();
        for (var band : template.getDetailSection().getBands()) {
            for (var cell : fields(band)) {
                var field = FIELD.matcher(cell.getExpression().getText());
                if (field.matches()) {
                    widths.merge(field.group(1), cell.getWidth(), Math::min);
                }
            }
        }
        return widths;
    }

    private List<Column> columns(JasperReport template) {
        var heads = fields(template.getColumnHeader());
        var columns = new ArrayList<Column>();
        for (var band : template.getDetailSection().getBands()) {
            for (var cell : fields(band)) {
                var field = FIELD.matcher(cell.getExpression().getText());
                if (field.matches()) {
                    columns.add(new Column(field.group(1), heading(heads, cell), cell.getWidth()));
                }
            }
        }
        return columns;
    }

    private static List<JRTextField> fields(JRBand band) {
        var fields = new ArrayList<JRTextField>();
        if (band != null) {
            for (var element : band.getElements()) {
                if (element instanceof JRTextField field && field.getExpression() != null) {
                    fields.add(field);
                }
            }
        }
        fields.sort(Comparator.comparingInt(JRTextField::getX).thenComparingInt(JRTextField::getY));
        return fields;
    }

    /** All that stands over the middle of a cell, from the top down. */
    private String heading(List<JRTextField> heads, JRTextField cell) {
        var middle = cell.getX() + cell.getWidth() / 2;
        var texts = new LinkedHashSet<String>();
        heads.stream()
                .filter(head -> head.getX() <= middle && middle < head.getX() + head.getWidth())
                .sorted(Comparator.comparingInt(JRTextField::getY))
                .map(head -> text(head.getExpression().getText()))
                .filter(text -> !text.isBlank())
                .forEach(texts::add);
        return String.join(" – ", texts);
    }

    private String text(String expression) {
        var word = WORD.matcher(expression);
        if (word.matches()) {
            return words.getString(word.group(1));
        }
        var heading = HEADING.matcher(expression);
        return heading.matches() ? headings.getOrDefault(heading.group(1), "") : "";
    }
}
