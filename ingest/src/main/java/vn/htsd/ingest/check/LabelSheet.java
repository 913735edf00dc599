package vn.htsd.ingest.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.finding.Rule;
import vn.htsd.data.form.Field;
import vn.htsd.ingest.read.CellValue;
import vn.htsd.ingest.read.Grid;

/**
 * A sheet of labels: the value of a label is the first filled cell to its right, unless that is a label itself; where
 * nothing stands there, what follows the colon in the label's own cell ("Năm: 2025").
 */
final class LabelSheet {
    /** What is no label, under names that begin like this: a theme may stand in a title. */
    static final String TITLE = "title.";

    private static final int MOST_TITLES = 30;

    private final Grid.Sheet sheet;
    private final FieldIndex index;
    private final CellReader cells;
    private final Findings findings;
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final Map<String, String> blanks = new HashMap<>();
    private final List<Stray> strays = new ArrayList<>();
    private final List<HiddenForm> hiddenForms = new ArrayList<>();
    private final Set<Integer> labelColumns = new HashSet<>();
    private int firstLabel = Integer.MAX_VALUE;
    private int lastLabel;
    private int titles;

    /** @param value what the cell itself says behind its colon; blank for nothing */
    private record Label(Field field, String value) {}

    /**
     * A text with something right of it, or behind its colon, where a label would stand.
     *
     * @param inline its value stands in its own cell
     */
    private record Stray(int row, int column, String label, CellValue value, String valuePlace, boolean inline) {}

    /** The identifier of the form in a row that the blank form hides, for the case that somebody clears the printed one. */
    private record HiddenForm(Field field, CellValue value, String place) {}

    private LabelSheet(Grid.Sheet sheet, FieldIndex index, CellReader cells, Findings findings) {
        this.sheet = sheet;
        this.index = index;
        this.cells = cells;
        this.findings = findings;
    }

    static LabelSheet read(Grid.Sheet sheet, FieldIndex index, CellReader cells, Findings findings) {
        var reading = new LabelSheet(sheet, index, cells, findings);
        sheet.rows().forEach(reading::row);
        reading.hiddenForms.forEach(reading::hidden);
        reading.strays.forEach(reading::stray);
        reading.settleMoney();
        reading.required();
        HiddenContent.note(sheet, row -> isFormRow(row, index), findings);
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
            var cell = filled.get(at);
            var label = label(cell);
            if (label == null) {
                title(cell, sheet.place(row.number(), cell.column()));
                noteStray(row, at);
                continue;
            }
            labelColumns.add(cell.column());
            firstLabel = Math.min(firstLabel, row.number());
            lastLabel = row.number();
            var beside = at + 1 < filled.size() && label(filled.get(at + 1)) == null ? filled.get(at + 1) : null;
            if (!label.value().isEmpty()) {
                value(label.field(), new CellValue.Text(label.value()), sheet.place(row.number(), cell.column()));
            }
            if (beside != null) {
                at++;
                var place = sheet.place(row.number(), beside.column());
                if (isOurs(label) && sheet.layout().hiddenRows().contains(row.number())) {
                    hiddenForms.add(new HiddenForm(label.field(), beside.value(), place));
                } else {
                    value(label.field(), beside.value(), place);
                }
            } else if (label.value().isEmpty()) {
                blanks.putIfAbsent(label.field().name(), sheet.place(row.number(), cell.column() + 1));
            }
        }
    }

    private @Nullable Label label(Grid.Cell cell) {
        return label(cell, index);
    }

    private static @Nullable Label label(Grid.Cell cell, FieldIndex index) {
        if (!(cell.value() instanceof CellValue.Text text)) {
            return null;
        }
        var field = index.field(text.text());
        if (field.isPresent()) {
            return new Label(field.get(), "");
        }
        return LabelledText.of(text.text())
                .flatMap(both -> index.field(both.label()).map(found -> new Label(found, both.value())))
                .orElse(null);
    }

    private void hidden(HiddenForm form) {
        if (!entries.containsKey(form.field().name())) {
            value(form.field(), form.value(), form.place());
        }
    }

    private void noteStray(Grid.Row row, int at) {
        var cell = row.cells().get(at);
        if (!(cell.value() instanceof CellValue.Text text) || MoneyUnitCell.begins(text.text())) {
            return;
        }
        var next = at + 1 < row.cells().size() ? row.cells().get(at + 1) : null;
        if (next != null && label(next) == null) {
            strays.add(new Stray(
                    row.number(),
                    cell.column(),
                    text.text(),
                    next.value(),
                    sheet.place(row.number(), next.column()),
                    false));
            return;
        }
        var place = sheet.place(row.number(), cell.column());
        LabelledText.of(text.text())
                .filter(both -> !both.value().isEmpty())
                .ifPresent(both -> strays.add(new Stray(
                        row.number(), cell.column(), both.label(), new CellValue.Text(both.value()), place, true)));
    }

    /**
     * What was meant by a label that the form does not have. Its value is read as if it were spelt rightly, so that all there
     * is to say of it is said at once.
     */
    private void stray(Stray stray) {
        var place = sheet.place(stray.row(), stray.column());
        var meant = Misspelling.of(
                stray.label(), index, field -> !entries.containsKey(field.name()) && !blanks.containsKey(field.name()));
        if (meant.isPresent()) {
            findings.add(Rule.LABEL_MISSPELT, place, stray.label(), meant.get().label());
            value(meant.get(), stray.value(), stray.valuePlace());
        } else if (!stray.inline()
                && labelColumns.contains(stray.column())
                && stray.row() > firstLabel
                && (stray.row() < lastLabel || stray.value() instanceof CellValue.Number)
                && !FormText.key(stray.label()).isEmpty()) {
            findings.add(Rule.LABEL_UNKNOWN, place, stray.label());
        }
    }

    private void title(Grid.Cell cell, String place) {
        if (titles < MOST_TITLES && cell.value() instanceof CellValue.Text text) {
            entries.put(
                    TITLE + index.sheet().key() + '.' + titles++,
                    new Entry(new Value.Text(text.text()), place, text.text()));
        }
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
                List.of(entries),
                MoneyUnitCell.find(sheet, Integer.MAX_VALUE),
                () -> MoneyUnitCell.unfilled(sheet, Integer.MAX_VALUE, Integer.MAX_VALUE),
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

    /** The blank form hides its own identifier. */
    static boolean isFormRow(Grid.Row row, FieldIndex index) {
        return row.cells().stream().anyMatch(cell -> isOurs(label(cell, index)));
    }

    private static boolean isOurs(@Nullable Label label) {
        return label != null && label.field().name().equals("form");
    }
}
