package vn.htsd.ingest.check;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.finding.Rule;
import vn.htsd.data.form.Field;
import vn.htsd.data.form.Sheet.Layout;
import vn.htsd.ingest.read.CellValue;
import vn.htsd.ingest.read.Grid;

/**
 * A sheet under another name than the form's ("Sheet1"), told by what stands on it: at least half of its labels, or its
 * headings. A sheet that explains the form has labels of several sheets and is none of them.
 */
final class RenamedSheet {
    private final FieldIndex wanted;
    private final List<FieldIndex> others;

    /** @param others the other sheets of the form */
    RenamedSheet(FieldIndex wanted, List<FieldIndex> others) {
        this.wanted = wanted;
        this.others = others;
    }

    /** @param unnamed sheets that no name of the form leads to */
    Grid.@Nullable Sheet among(List<Grid.Sheet> unnamed, Findings findings) {
        var found = unnamed.stream().filter(this::fits).toList();
        if (found.isEmpty()) {
            return null;
        }
        var name = found.get(0).name();
        if (found.size() > 1) {
            var all = found.stream().map(Grid.Sheet::name).collect(Collectors.joining(", "));
            findings.add(Rule.FORM_MULTIPLE, found.get(1).name(), null, all);
        }
        findings.add(Rule.SHEET_RENAMED, name, name, wanted.sheet().name());
        return found.get(0);
    }

    private boolean fits(Grid.Sheet sheet) {
        if (sheet.rows().isEmpty()) {
            return false;
        }
        return wanted.sheet().layout() == Layout.LABELS ? hasLabels(sheet) : hasHeadings(sheet);
    }

    private boolean hasLabels(Grid.Sheet sheet) {
        var labels = labels(sheet, wanted);
        var required = wanted.sheet().fields().stream().filter(Field::required).toList();
        var most = required.isEmpty() ? wanted.sheet().fields() : required;
        return most.stream().filter(field -> labels.contains(field.name())).count() * 2 >= most.size()
                && others.stream()
                        .filter(other -> other.sheet().layout() == Layout.LABELS)
                        .allMatch(other -> labels(sheet, other).isEmpty());
    }

    private static Set<String> labels(Grid.Sheet sheet, FieldIndex index) {
        var labels = new HashSet<String>();
        for (var row : sheet.rows()) {
            for (var cell : row.cells()) {
                if (cell.value() instanceof CellValue.Text text) {
                    index.field(text.text()).ifPresent(field -> labels.add(field.name()));
                }
            }
        }
        return labels;
    }

    private boolean hasHeadings(Grid.Sheet sheet) {
        return TableHeader.find(sheet, wanted)
                .filter(header ->
                        wanted.sheet().fields().stream().filter(Field::required).allMatch(header::has))
                .isPresent();
    }
}
