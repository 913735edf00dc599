package vn.htsd.ingest.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.finding.Rule;
import vn.htsd.data.form.FormCatalogue;
import vn.htsd.data.form.FormDefinition;
import vn.htsd.data.form.Sheet;
import vn.htsd.ingest.read.CellValue;
import vn.htsd.ingest.read.Grid;

/** Finds out which form a workbook is, and reads its sheets by the form's definition. Thread-safe. */
final class WorkbookForm {
    /** What Excel puts behind the name of a copied sheet. */
    private static final Pattern COPY = Pattern.compile("(?:\\d+|copy\\d*|bansao\\d*)");

    private static final int LONGEST_ID_CELL = 60;

    private final FormCatalogue forms;
    private final Map<String, Map<String, FieldIndex>> indexes = new HashMap<>();
    private final Set<String> formLabels;

    WorkbookForm(FormCatalogue forms) {
        this.forms = forms;
        for (var id : forms.ids()) {
            var ofForm = new HashMap<String, FieldIndex>();
            forms.form(id).orElseThrow().sheets().forEach(sheet -> ofForm.put(sheet.key(), FieldIndex.of(sheet)));
            indexes.put(id, ofForm);
        }
        this.formLabels = indexes.values().stream()
                .flatMap(sheets -> sheets.values().stream())
                .flatMap(index -> index.byKey().entrySet().stream())
                .filter(label -> label.getValue().name().equals("form"))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The filled form; empty where nobody knows which form it is. */
    Optional<Filled> read(Grid grid, Findings findings) {
        return form(grid, findings).map(form -> read(grid, form, findings));
    }

    private Optional<FormDefinition> form(Grid grid, Findings findings) {
        var named = new LinkedHashMap<String, String>();
        for (var sheet : grid.sheets()) {
            for (var row : sheet.rows()) {
                formId(row)
                        .ifPresent(cell ->
                                named.putIfAbsent(cell.value().written(), sheet.place(row.number(), cell.column())));
            }
        }
        var first = named.entrySet().stream().findFirst();
        var known = named.keySet().stream()
                .flatMap(id -> forms.form(id).stream())
                .distinct()
                .toList();
        if (known.size() > 1) {
            findings.add(Rule.FORM_MULTIPLE, "", null, String.join(", ", named.keySet()));
            return Optional.empty();
        }
        if (known.isEmpty()) {
            findings.add(
                    Rule.FORM_UNKNOWN,
                    first.map(Map.Entry::getValue).orElse(""),
                    first.map(Map.Entry::getKey).orElse(null),
                    String.join(", ", forms.ids()));
        }
        return known.stream().findFirst();
    }

    private Optional<Grid.Cell> formId(Grid.Row row) {
        var cells = row.cells();
        for (int at = 0; at + 1 < cells.size(); at++) {
            if (cells.get(at).value() instanceof CellValue.Text text
                    && formLabels.contains(FormText.key(text.text()))) {
                return Optional.of(cells.get(at + 1));
            }
        }
        for (var cell : cells) {
            var labelled = labelled(cell);
            if (labelled.isPresent()) {
                return labelled;
            }
        }
        return Optional.empty();
    }

    /** "Ký hiệu biểu: HTSD-A/2025" in one cell. */
    private Optional<Grid.Cell> labelled(Grid.Cell cell) {
        return cell.value() instanceof CellValue.Text text && text.text().length() <= LONGEST_ID_CELL
                ? LabelledText.of(text.text())
                        .filter(both -> !both.value().isEmpty() && formLabels.contains(FormText.key(both.label())))
                        .map(both -> new Grid.Cell(cell.column(), new CellValue.Text(both.value())))
                : Optional.empty();
    }

    private Filled read(Grid grid, FormDefinition form, Findings findings) {
        var cells = new CellReader(forms, findings);
        var entries = new LinkedHashMap<String, Entry>();
        var blanks = new HashMap<String, String>();
        var source = "";
        var tables = new HashMap<String, TableSheet.Rows>();
        for (var sheet : form.sheets()) {
            var found = sheetOf(grid, sheet, form, findings);
            if (found == null) {
                continue;
            }
            if (sheet.layout() == Sheet.Layout.LABELS) {
                var labels = LabelSheet.read(found, index(form, sheet), cells, findings);
                entries.putAll(labels.entries());
                blanks.putAll(labels.blanks());
                source = source.isEmpty() ? found.name() : source;
            } else {
                tables.put(sheet.key(), TableSheet.read(found, index(form, sheet), cells, findings));
            }
        }
        var activities = tables.getOrDefault("activities", TableSheet.Rows.NONE);
        var funding = tables.getOrDefault("funding", TableSheet.Rows.NONE);
        return new Filled(
                form,
                Section.of(entries, blanks, source),
                activities.rows(),
                activities.totals(),
                funding.rows(),
                funding.totals(),
                (key, field) -> label(form, key, field));
    }

    private FieldIndex index(FormDefinition form, Sheet sheet) {
        var index = indexes.getOrDefault(form.id(), Map.of()).get(sheet.key());
        return index == null ? FieldIndex.of(sheet) : index;
    }

    private static Grid.@Nullable Sheet sheetOf(Grid grid, Sheet wanted, FormDefinition form, Findings findings) {
        var names = new ArrayList<String>(List.of(FormText.sheetKey(wanted.name())));
        wanted.synonyms().forEach(synonym -> names.add(FormText.sheetKey(synonym)));
        var found = new ArrayList<Grid.Sheet>();
        for (var sheet : grid.sheets()) {
            var key = FormText.sheetKey(sheet.name());
            boolean filled = !sheet.rows().isEmpty();
            boolean copy = names.stream()
                    .anyMatch(name -> key.startsWith(name)
                            && COPY.matcher(key.substring(name.length())).matches());
            if (names.contains(key) || (copy && filled)) {
                found.add(sheet);
            }
        }
        if (found.isEmpty()) {
            if (wanted.required()) {
                findings.add(Rule.SHEET_MISSING, "", null, wanted.name(), form.id());
            }
            return null;
        }
        if (found.size() > 1) {
            var both = found.stream().map(Grid.Sheet::name).collect(Collectors.joining(", "));
            findings.add(Rule.FORM_MULTIPLE, found.get(1).name(), null, both);
        }
        return found.get(0);
    }

    private static String label(FormDefinition form, String sheetKey, String field) {
        return form.sheets().stream()
                .filter(sheet -> sheetKey.isEmpty()
                        ? sheet.layout() == Sheet.Layout.LABELS
                        : sheet.key().equals(sheetKey))
                .flatMap(sheet -> sheet.fields().stream())
                .filter(each -> each.name().equals(field))
                .map(vn.htsd.data.form.Field::label)
                .findFirst()
                .orElse(field);
    }
}
