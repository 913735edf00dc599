package vn.htsd.ingest.check;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.finding.Rule;
import vn.htsd.data.form.Field;
import vn.htsd.data.form.FieldType;
import vn.htsd.data.form.FormCatalogue;
import vn.htsd.data.text.VietnameseText;
import vn.htsd.ingest.read.CellValue;

/** One cell and its field give a typed value, nothing, or a finding. */
final class CellReader {
    private static final Pattern YEAR = Pattern.compile("(?:nam )?(20\\d\\d)");

    private final CellFindings findings;
    private final CountCell counts;
    private final MoneyCell money;
    private final DateCell dates;
    private final CodeCell codes;

    CellReader(FormCatalogue forms, Findings findings) {
        this.findings = new CellFindings(findings);
        this.counts = new CountCell(this.findings);
        this.money = new MoneyCell(this.findings);
        this.dates = new DateCell(this.findings);
        this.codes = new CodeCell(forms, this.findings);
    }

    /** The entry of a cell; null where it says nothing. */
    @Nullable
    Entry read(Field field, CellValue cell, String place) {
        var value = value(field, cell, place);
        return value == null
                ? null
                : new Entry(value, place, shown(field, cell.written()), cell instanceof CellValue.Text);
    }

    /** Whether a cell of a coded field names a member of its list; makes no finding. */
    boolean knows(Field field, CellValue cell) {
        return field.type() == FieldType.CODE && codes.knows(field, cell);
    }

    private @Nullable Value value(Field field, CellValue cell, String place) {
        if (cell instanceof CellValue.Broken broken) {
            return findings.unreadable(Rule.CELL_ERROR, place, broken.what());
        }
        return switch (field.type()) {
            case TEXT -> new Value.Text(cell.written());
            case UNIT_CODE -> new Value.Text(cell.written().replace(" ", ""));
            case YEAR -> year(field, cell, place);
            case COUNT -> counts.read(field, cell, place);
            case MONEY -> money.read(field, cell, place);
            case DATE -> dates.read(field, cell, place);
            case CODE -> codes.read(field, cell.written(), place);
            case CODE_OR_TEXT -> codes.codeOrText(field, cell.written());
        };
    }

    /** Personal data never enters a finding. */
    private static String shown(Field field, String written) {
        return field.name().startsWith("contact.") ? "" : written;
    }

    private Value year(Field field, CellValue cell, String place) {
        var written = cell.written();
        var year = YEAR.matcher(VietnameseText.fold(written));
        return year.matches()
                ? new Value.Year(Integer.parseInt(year.group(1)))
                : findings.unreadableWith("year", Rule.NUMBER_UNREADABLE, place, written, field.label());
    }
}
