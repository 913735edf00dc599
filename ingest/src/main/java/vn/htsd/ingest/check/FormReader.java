package vn.htsd.ingest.check;

import java.util.List;
import vn.htsd.data.finding.Rule;
import vn.htsd.data.form.FormCatalogue;
import vn.htsd.data.reference.Reference;
import vn.htsd.ingest.read.Grid;
import vn.htsd.ingest.read.JsonReport;

/** A filled form, as cells or JSON, becomes a report or the findings that send it back. Thread-safe. */
public final class FormReader {
    private final WorkbookForm workbooks;
    private final RelayForm relays;
    private final JsonForm json;
    private final ReportChecker checker;

    public FormReader(FormCatalogue forms, Reference reference) {
        this(forms, new ReportChecker(reference), reference);
    }

    FormReader(FormCatalogue forms, ReportChecker checker, Reference reference) {
        this.checker = checker;
        this.workbooks = new WorkbookForm(forms);
        this.relays = new RelayForm(forms, reference, checker);
        this.json = new JsonForm(forms);
    }

    /** The reports of a workbook: one of a form A, one a row of a form B. */
    public List<Outcome> read(Grid grid) {
        var findings = new Findings();
        grid.sheets().forEach(sheet -> noteLegacyText(sheet, findings));
        var form = workbooks.form(grid, findings);
        if (form.isEmpty()) {
            return List.of(new Outcome.Returned(Known.NOTHING, findings.all()));
        }
        return form.get().holdsManyReports()
                ? relays.read(grid, form.get(), findings)
                : List.of(checker.check(workbooks.read(grid, form.get(), findings), findings));
    }

    /** Once a sheet: a form in an old font is in it from its first cell to its last. */
    private static void noteLegacyText(Grid.Sheet sheet, Findings findings) {
        var legacy = sheet.legacy();
        if (legacy != null) {
            findings.add(
                    Rule.TEXT_LEGACY_ENCODING, sheet.place(legacy.row(), legacy.column()), legacy.font(), sheet.name());
        }
    }

    /** The report of a JSON object. */
    public Outcome read(JsonReport report) {
        var findings = new Findings();
        return checker.check(json.read(report, findings), findings);
    }
}
