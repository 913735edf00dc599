package vn.htsd.ingest.check;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.finding.Rule;
import vn.htsd.data.form.Field;
import vn.htsd.ingest.read.CellValue;
import vn.htsd.ingest.read.Grid;

/** A sheet of labels: the value of a label is the first filled cell to its right, unless that is a label itself. */
final class LabelSheet {
    private final Grid.Sheet sheet;
    private final FieldIndex index;
    private final CellReader cells;
    private final Findings findings;
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final Map<String, String> blanks = new HashMap<>();

    private LabelSheet(Grid.Sheet sheet, FieldIndex index, CellReader cells, Findings findings) {
        this.sheet = sheet;
        this.index = index;
        this.cells = cells;
        this.findings = findings;
    }

    static LabelSheet read(Grid.Sheet sheet, FieldIndex index, CellReader cells, Findings findings) {
        var reading = new LabelSheet(sheet, index, cells, findings);
        sheet.rows().forEach(reading::row);
        reading.settleMoney();
        reading.required();
        return reading;
    }

    Map<String, Entry> entries() {
        return entries;
    }

    /** Where the values of labels that have none would stand. */
    Map<String, String> blanks() {
        return blanks;
    }

    private void row(Grid.Row row) {
        var filled = row.cells();
        for (int at = 0; at < filled.size(); at++) {
            var field = label(filled.get(at));
            if (field == null) {
                continue;
            }
            if (at + 1 < filled.size() && label(filled.get(at + 1)) == null) {
                at++;
                var place = sheet.place(row.number(), filled.get(at).column());
                value(field, filled.get(at).value(), place);
            } else {
                blanks.putIfAbsent(
                        field.name(), sheet.place(row.number(), filled.get(at).column() + 1));
            }
        }
    }

    private @Nullable Field label(Grid.Cell cell) {
        return cell.value() instanceof CellValue.Text text
                ? index.field(text.text()).orElse(null)
                : null;
    }

    private void value(Field field, CellValue cell, String place) {
        var before = entries.get(field.name());
        if (before == null) {
            var entry = cells.read(field, cell, place);
            if (entry == null) {
                blanks.put(field.name(), place);
            } else {
                entries.put(field.name(), entry);
            }
        } else if (!before.written().equals(cell.written()) && !before.written().isEmpty()) {
            repeated(field, place, cell.written());
        }
    }

    /** Two different values of one label: of the reporter it means two reports, of anything else nobody knows which. */
    private void repeated(Field field, String place, String written) {
        if (field.name().equals("reporter.name") || field.name().equals("reporter.code")) {
            findings.add(Rule.FORM_MULTIPLE, place, written, field.label());
        } else {
            findings.addWith("label_repeated", Rule.VALUE_INVALID, place, written, field.label());
        }
    }

    private void settleMoney() {
        MoneySheet.settle(
                java.util.List.of(entries),
                MoneyUnitCell.find(sheet, Integer.MAX_VALUE),
                () -> MoneyUnitCell.unfilled(sheet, Integer.MAX_VALUE),
                index,
                findings);
    }

    private void required() {
        for (var field : index.sheet().fields()) {
            if (field.required() && !entries.containsKey(field.name())) {
                findings.add(Rule.FIELD_REQUIRED, blanks.getOrDefault(field.name(), sheet.name()), null, field.label());
            }
        }
    }
}
