package vn.htsd.ingest.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import vn.htsd.data.form.AidSheet;
import vn.htsd.data.form.CodeList;
import vn.htsd.data.form.Field;
import vn.htsd.data.form.FormCatalogue;

/**
 * The hidden sheet of lists, one a column: first the labels, which the drop-down offers, then the other spellings that are
 * read as well. Excel 2007 reaches a list on another sheet by a name only, and a list in the rule itself ends at 255 letters.
 */
final class Choices {
    private final XSSFWorkbook workbook;
    private final XSSFSheet sheet;
    private final FormCatalogue forms;
    private final Map<List<String>, Named> byLabels = new LinkedHashMap<>();

    /**
     * The names of one list.
     *
     * @param offered the labels
     * @param accepted the labels and all other spellings
     */
    record Named(String offered, String accepted) {}

    Choices(XSSFWorkbook workbook, FormCatalogue forms) {
        this.workbook = workbook;
        this.forms = forms;
        this.sheet = workbook.createSheet(AidSheet.LISTS.title());
    }

    /** To be called when all other sheets are there. */
    void hideAtTheEnd() {
        workbook.setSheetOrder(sheet.getSheetName(), workbook.getNumberOfSheets() - 1);
        workbook.setSheetVisibility(workbook.getSheetIndex(sheet), SheetVisibility.HIDDEN);
    }

    /** The list of a coded field. */
    Named of(Field field) {
        var entries = FieldGuide.entries(field, forms);
        var spellings = new LinkedHashSet<String>();
        for (var entry : entries) {
            spellings.add(entry.code());
            spellings.add(entry.vi().replaceAll("\\s*\\([^)]*\\)", ""));
            spellings.addAll(entry.synonyms());
        }
        return list(
                field.list().orElseThrow(),
                entries.stream().map(CodeList.Entry::vi).toList(),
                List.copyOf(spellings));
    }

    /** The units in which money may be stated. */
    Named unitsOfMoney() {
        return list("don_vi_tinh", List.of(Words.say("units_of_money").split(" · ")), List.of());
    }

    private Named list(String name, List<String> labels, List<String> spellings) {
        return byLabels.computeIfAbsent(labels, absent -> {
            int column = byLabels.size();
            var texts = new ArrayList<>(labels);
            spellings.stream().filter(text -> !texts.contains(text)).forEach(texts::add);
            for (int row = 0; row < texts.size(); row++) {
                var at = sheet.getRow(row) == null ? sheet.createRow(row) : sheet.getRow(row);
                at.createCell(column).setCellValue(texts.get(row));
            }
            var unique = "DM_" + name + (column == 0 ? "" : "_" + column);
            define(unique, column, labels.size());
            define(unique + "_TD", column, texts.size());
            return new Named(unique, unique + "_TD");
        });
    }

    private void define(String name, int column, int rows) {
        var defined = workbook.createName();
        defined.setNameName(name);
        defined.setRefersToFormula("'" + sheet.getSheetName() + "'!"
                + new CellReference(0, column, true, true).formatAsString() + ":"
                + new CellReference(rows - 1, column, true, true).formatAsString());
    }
}
