package vn.htsd.ingest.check;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.finding.Rule;
import vn.htsd.data.form.FormCatalogue;
import vn.htsd.data.form.FormDefinition;
import vn.htsd.data.form.Sheet;
import vn.htsd.ingest.read.Grid;

/** Finds out which form a workbook is, and reads its sheets by the form's definition. Thread-safe. */
final class WorkbookForm {
    /** What Excel puts behind the name of a copied sheet. */
    private static final Pattern COPY = Pattern.compile("(?:\\d+|copy\\d*|bansao\\d*)");

    private final FormCatalogue forms;
    private final Map<String, Map<String, FieldIndex>> indexes = new HashMap<>();
    private final FormIdentity identity;

    WorkbookForm(FormCatalogue forms) {
        this.forms = forms;
        for (var id : forms.ids()) {
            var ofForm = new HashMap<String, FieldIndex>();
            forms.form(id).orElseThrow().sheets().forEach(sheet -> ofForm.put(sheet.key(), FieldIndex.of(sheet)));
            indexes.put(id, ofForm);
        }
        this.identity = new FormIdentity(forms, indexes);
    }

    /** Empty where nobody knows which form it is. */
    Optional<FormDefinition> form(Grid grid, Findings findings) {
        return identity.of(grid, findings);
    }

    /** The filled form; {@code form} is one of a single report. */
    Filled read(Grid grid, FormDefinition form, Findings findings) {
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

    private Grid.@Nullable Sheet sheetOf(Grid grid, Sheet wanted, FormDefinition form, Findings findings) {
        var found =
                grid.sheets().stream().filter(sheet -> isCalled(sheet, wanted)).toList();
        if (found.isEmpty()) {
            var renamed = renamed(grid, wanted, form, findings);
            if (renamed == null && wanted.required()) {
                findings.add(Rule.SHEET_MISSING, "", null, wanted.name(), form.id());
            }
            return renamed;
        }
        if (found.size() > 1) {
            var both = found.stream().map(Grid.Sheet::name).collect(Collectors.joining(", "));
            findings.add(Rule.FORM_MULTIPLE, found.get(1).name(), null, both);
        }
        return found.get(0);
    }

    private static boolean isCalled(Grid.Sheet sheet, Sheet wanted) {
        var key = FormText.sheetKey(sheet.name());
        return Stream.concat(Stream.of(wanted.name()), wanted.synonyms().stream())
                .map(FormText::sheetKey)
                .anyMatch(name -> key.equals(name)
                        || (key.startsWith(name)
                                && COPY.matcher(key.substring(name.length())).matches()
                                && !sheet.rows().isEmpty()));
    }

    private Grid.@Nullable Sheet renamed(Grid grid, Sheet wanted, FormDefinition form, Findings findings) {
        var unnamed = grid.sheets().stream()
                .filter(sheet -> form.sheets().stream().noneMatch(each -> isCalled(sheet, each)))
                .toList();
        if (unnamed.isEmpty()) {
            return null;
        }
        var others = form.sheets().stream()
                .filter(sheet -> !sheet.equals(wanted))
                .map(sheet -> index(form, sheet))
                .toList();
        return new RenamedSheet(index(form, wanted), others).among(unnamed, findings);
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
