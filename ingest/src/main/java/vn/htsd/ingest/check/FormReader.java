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
    private final JsonForm json;
    private final ReportChecker checker;

    public FormReader(FormCatalogue forms, Reference reference) {
        this.workbooks = new WorkbookForm(forms);
        this.json = new JsonForm(forms);
        this.checker = new ReportChecker(reference);
    }

    /** The reports of a workbook; a form A holds one. */
    public List<Outcome> read(Grid grid) {
        var findings = new Findings();
        grid.sheets().forEach(sheet -> noteLegacyText(sheet, findings));
        return List.of(workbooks
                .read(grid, findings)
                .map(filled -> checker.check(filled, findings))
                .orElseGet(() -> new Outcome.Returned(Known.NOTHING, findings.all())));
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
