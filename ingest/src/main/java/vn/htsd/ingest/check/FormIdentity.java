package vn.htsd.ingest.check;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.finding.Rule;
import vn.htsd.data.form.FormCatalogue;
import vn.htsd.data.form.FormDefinition;
import vn.htsd.data.form.Sheet.Layout;
import vn.htsd.data.text.VietnameseText;
import vn.htsd.ingest.read.CellValue;
import vn.htsd.ingest.read.Grid;

/** Which form a workbook says it is, and which it looks like where it does not say. Thread-safe. */
final class FormIdentity {
    /** A form says what it is at its top; the rows of a long table need not be searched for it. */
    private static final int TOP = 1_000;

    private static final String FORM = "form";
    private static final String YEAR = "campaign_year";

    private final FormCatalogue forms;
    private final Map<String, Map<String, FieldIndex>> indexes;
    private final Set<String> formLabels;
    private final Set<String> yearLabels;

    /** @param indexes of every form's sheets, by the form's id and the sheet's key */
    FormIdentity(FormCatalogue forms, Map<String, Map<String, FieldIndex>> indexes) {
        this.forms = forms;
        this.indexes = indexes;
        this.formLabels = labels(indexes.values(), FORM);
        this.yearLabels = labels(indexes.values(), YEAR);
    }

    private static Set<String> labels(Collection<Map<String, FieldIndex>> indexes, String field) {
        return indexes.stream()
                .flatMap(sheets -> sheets.values().stream())
                .filter(index -> index.sheet().layout() == Layout.LABELS)
                .flatMap(index -> index.byKey().entrySet().stream())
                .filter(label -> label.getValue().name().equals(field))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    Optional<FormDefinition> of(Grid grid, Findings findings) {
        var named = said(grid, formLabels, false);
        named.remove("");
        if (named.isEmpty()) {
            // Whoever cleared the printed identifier has left the one that the blank form hides.
            named.putAll(said(grid, formLabels, true));
            named.remove("");
        }
        var byId = new LinkedHashMap<String, FormDefinition>();
        named.keySet().forEach(id -> forms.form(id).ifPresent(form -> byId.put(form.id(), form)));
        var known = List.copyOf(byId.values());
        if (known.size() > 1) {
            findings.add(Rule.FORM_MULTIPLE, "", null, String.join(", ", named.keySet()));
            return Optional.empty();
        }
        if (known.isEmpty() && named.isEmpty()) {
            tellMissing(grid, findings);
        } else if (known.isEmpty()) {
            var first = named.entrySet().iterator().next();
            findings.add(Rule.FORM_UNKNOWN, first.getValue(), first.getKey(), String.join(", ", forms.ids()));
        }
        return known.stream().findFirst();
    }

    /** What stands beside one of {@code labels}, with its place; under the empty text where such a value should stand. */
    private static Map<String, String> said(Grid grid, Set<String> labels, boolean inHiddenRows) {
        var said = new LinkedHashMap<String, String>();
        for (var sheet : grid.sheets()) {
            for (var row : sheet.rows()) {
                if (row.number() > TOP) {
                    break;
                }
                if (sheet.layout().hiddenRows().contains(row.number()) == inHiddenRows) {
                    inRow(sheet, row, labels, said);
                }
            }
        }
        return said;
    }

    private static void inRow(Grid.Sheet sheet, Grid.Row row, Set<String> labels, Map<String, String> said) {
        var cells = row.cells();
        for (int at = 0; at < cells.size(); at++) {
            if (!(cells.get(at).value() instanceof CellValue.Text text) || !mayBegin(text.text(), labels)) {
                continue;
            }
            int column = cells.get(at).column();
            int colon = text.text().indexOf(':');
            if (labels.contains(FormText.key(text.text()))) {
                if (at + 1 < cells.size()) {
                    var value = cells.get(at + 1);
                    said.putIfAbsent(value.value().written(), sheet.place(row.number(), value.column()));
                } else {
                    said.putIfAbsent("", sheet.place(row.number(), column + 1));
                }
                return;
            }
            if (colon > 0 && labels.contains(FormText.key(text.text().substring(0, colon)))) {
                said.putIfAbsent(text.text().substring(colon + 1).strip(), sheet.place(row.number(), column));
                return;
            }
        }
    }

    /** Most texts begin with another letter than all of these few labels, and need not be folded to see that. */
    private static boolean mayBegin(String text, Set<String> labels) {
        char initial = VietnameseText.initial(text);
        if (initial == 0) {
            return true;
        }
        for (var label : labels) {
            if (!label.isEmpty() && label.charAt(0) == initial) {
                return true;
            }
        }
        return false;
    }

    /** Says what to write and where, if the sheets leave no doubt. */
    private void tellMissing(Grid grid, Findings findings) {
        var likely = likely(grid);
        if (likely == null) {
            findings.add(Rule.FORM_UNKNOWN, "", null, String.join(", ", forms.ids()));
            return;
        }
        var home = likely.holdsManyReports() ? null : likely.sheets().get(0).name();
        var sheet = home == null
                ? Optional.of(grid.sheets().get(0).name())
                : grid.sheets().stream()
                        .map(Grid.Sheet::name)
                        .filter(name -> FormText.sheetKey(name).equals(FormText.sheetKey(home)))
                        .findFirst();
        var blank = said(grid, formLabels, false).get("");
        if (home != null && sheet.isEmpty() && blank == null) {
            findings.add(Rule.SHEET_MISSING, "", null, home, likely.id());
            return;
        }
        var named = sheet.orElse(grid.sheets().get(0).name());
        findings.addWith("form_missing", Rule.FORM_UNKNOWN, blank == null ? named : blank, null, likely.id(), named);
    }

    /** The form with most of its sheets in the workbook; of those alike the one of the year that is given, else the last. */
    private @Nullable FormDefinition likely(Grid grid) {
        var names = grid.sheets().stream()
                .map(sheet -> FormText.sheetKey(sheet.name()))
                .collect(Collectors.toSet());
        var years = said(grid, yearLabels, false).keySet();
        var best = forms.ids().stream()
                .flatMap(id -> forms.form(id).stream())
                .max(Comparator.comparingLong((FormDefinition form) -> likeness(form, grid, names))
                        .thenComparing(form -> years.contains(Integer.toString(form.campaignYear())))
                        .thenComparing(FormDefinition::campaignYear));
        return best.filter(form -> likeness(form, grid, names) > 0).orElse(null);
    }

    private long likeness(FormDefinition form, Grid grid, Set<String> names) {
        if (form.holdsManyReports()) {
            var table = indexes.getOrDefault(form.id(), Map.of()).get("rows");
            return table != null && RelayPage.isIn(grid, table) ? form.sheets().size() : 0;
        }
        return form.sheets().stream()
                .filter(sheet -> names.contains(FormText.sheetKey(sheet.name()))
                        || sheet.synonyms().stream().anyMatch(synonym -> names.contains(FormText.sheetKey(synonym))))
                .count();
    }
}
