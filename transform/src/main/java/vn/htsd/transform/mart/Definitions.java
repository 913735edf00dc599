package vn.htsd.transform.mart;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import vn.htsd.data.form.FieldType;
import vn.htsd.data.form.FormCatalogue;
import vn.htsd.data.form.FormDefinition;
import vn.htsd.data.form.Sheet;
import vn.htsd.transform.harmonise.Conditions;
import vn.htsd.transform.harmonise.Vintages;
import vn.htsd.transform.stage.ReporterDirectory;
import vn.htsd.transform.stage.Staged;

/**
 * What each campaign's form asks for of each measure, so that a change of the form shows as a break: money by its sources,
 * the others as one total. A form that nobody described tells nothing, and breaks nothing.
 */
final class Definitions {
    private static final String TOTALS = "totals.";
    private static final Set<String> ONE_TOTAL = Set.of("total");

    private final FormCatalogue forms;

    Definitions(FormCatalogue forms) {
        this.forms = forms;
    }

    /** By measure of the trend, the campaigns in their order. */
    static Map<String, List<Conditions>> of(Staged staged, FormCatalogue forms, Vintages vintages) {
        var definitions = new Definitions(forms);
        var byMeasure = new HashMap<String, List<Conditions>>();
        for (var measure : TrendTable.FAMILIES.keySet()) {
            var conditions = new ArrayList<Conditions>();
            Set<String> before = Set.of();
            for (var campaign : staged.reference().campaigns().campaigns()) {
                var form = forms.form(campaign.form());
                var asked = form.isEmpty() ? before : definitions.asked(form.get(), measure);
                boolean first = conditions.isEmpty();
                conditions.add(new Conditions(
                        campaign.year(),
                        form.isEmpty() || !asked.isEmpty(),
                        !first && !asked.equals(before),
                        vintages.provisional(campaign),
                        exempt(staged, campaign.year())));
                before = asked;
            }
            byMeasure.put(measure, conditions);
        }
        return byMeasure;
    }

    private static Set<String> exempt(Staged staged, int year) {
        return staged.directory().stream()
                .filter(entry -> entry.campaignYear() == year && entry.exempt() && !entry.isUnit())
                .map(ReporterDirectory.Entry::localityKey)
                .collect(Collectors.toSet());
    }

    /** What the total of {@code measure} is made of on {@code form}; empty where it does not ask for it. */
    Set<String> asked(FormDefinition form, String measure) {
        return switch (measure) {
            case "participants" ->
                has(form, "participants.total") || has(form, TOTALS + measure) ? ONE_TOTAL : Set.of();
            case "classes" -> has(form, measure) || has(form, TOTALS + measure) ? ONE_TOTAL : Set.of();
            case "amount_vnd" -> sources(form);
            default -> throw new IllegalArgumentException("No measure of the trend: " + measure);
        };
    }

    private static boolean has(FormDefinition form, String field) {
        return form.sheets().stream().anyMatch(sheet -> sheet.field(field).isPresent());
    }

    private Set<String> sources(FormDefinition form) {
        var sources = new TreeSet<String>();
        for (var sheet : form.sheets()) {
            sheet.fields().stream()
                    .filter(field ->
                            field.type() == FieldType.MONEY && field.name().startsWith(TOTALS))
                    .forEach(field -> sources.add(field.name().substring(TOTALS.length())));
            if (sheet.field("amount_vnd").isPresent()) {
                sources.addAll(listed(sheet));
            }
        }
        return sources;
    }

    private Set<String> listed(Sheet sheet) {
        var codes = new TreeSet<String>();
        sheet.field("source").ifPresent(field -> forms.codeList(field.list().orElseThrow()).entries().stream()
                .filter(entry -> entry.onForm() && !field.except().contains(entry.code()))
                .forEach(entry -> codes.add(entry.code())));
        return codes;
    }
}
