package vn.htsd.ingest.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.finding.Rule;
import vn.htsd.data.form.Field;
import vn.htsd.data.form.FieldType;
import vn.htsd.data.form.FormCatalogue;
import vn.htsd.ingest.read.CellValue;
import vn.htsd.ingest.read.Grid;
import vn.htsd.ingest.text.MoneyUnit;

/**
 * The table of form B, row by row, so that a hundred thousand of them need no more memory than one. Its control totals are
 * held against all rows that are reports, whether these turn out right or wrong.
 */
final class RelayTable {
    private static final String KEY = "rows";
    private static final String CODE = "reporter.code";
    private static final String NAME = "reporter.name";
    private static final Pattern COLUMN_NUMBER = Pattern.compile("\\(?(?:\\d{1,2}|[A-ZĐ])\\)?");
    /** "Trùng Khánh, ngày 10 tháng 10 năm 2025" above a signature. */
    private static final Pattern SIGNED_ON = Pattern.compile("(?:.*\\s)?ngày .*tháng .*");

    private final FormCatalogue forms;
    private final RelayPage page;
    private final FieldIndex index;
    private final Filled.Labels labels;
    private final Findings findings;
    private final @Nullable Field[] columns;
    private final Sums all = new Sums();
    private Sums group = new Sums();
    private @Nullable Section groupLine;
    private final List<Section> totals = new ArrayList<>();
    /** Its finding is made: nothing is judged that rests on the unit. */
    private boolean unitUnknown;

    /** @param findings of the file as a whole */
    RelayTable(FormCatalogue forms, RelayPage page, FieldIndex index, Filled.Labels labels, Findings findings) {
        this.forms = forms;
        this.page = page;
        this.index = index;
        this.labels = labels;
        this.findings = findings;
        this.columns = columns(page.header().columns());
    }

    private static @Nullable Field[] columns(Map<Integer, Field> byColumn) {
        var columns = new @Nullable
                Field
                [byColumn.keySet().stream().mapToInt(column -> column + 1).max().orElse(0)];
        byColumn.forEach((column, field) -> columns[column] = field);
        return columns;
    }

    /** Shows every row that is a report, with the findings of its cells. */
    void read(BiConsumer<Section, Findings> report) {
        var unit = Optional.of(unit());
        boolean first = true;
        for (var row : page.sheet().rows()) {
            if (row.number() > page.header().lastRow()) {
                if (!(first && isColumnNumbers(row))) {
                    row(row, unit, report);
                }
                first = false;
            }
        }
        closeGroup();
        totals.forEach(total -> all.check(total, KEY, labels, findings));
    }

    private void row(Grid.Row row, Optional<MoneyUnit> unit, BiConsumer<Section, Findings> report) {
        switch (RelayRow.of(row, columns)) {
            case REPORT -> {
                var ofRow = new Findings();
                var section = section(row, unit, ofRow);
                if (isReport(row, section)) {
                    all.add(section);
                    group.add(section);
                    report.accept(section, ofRow);
                }
            }
            case GROUP -> {
                closeGroup();
                groupLine = figures(row, unit);
            }
            case SUBTOTAL -> {
                var line = figures(row, unit);
                if (!group.isEmpty()) {
                    group.check(line, KEY, labels, findings);
                }
                closeGroup();
            }
            case TOTAL -> totals.add(figures(row, unit));
            case WORDS -> {}
        }
    }

    private void closeGroup() {
        if (groupLine != null && !group.isEmpty()) {
            group.check(groupLine, KEY, labels, findings);
        }
        groupLine = null;
        group = new Sums();
    }

    private Section section(Grid.Row row, Optional<MoneyUnit> unit, Findings ofRow) {
        return section(row, entries(row, false, ofRow), unit, ofRow);
    }

    private Section figures(Grid.Row row, Optional<MoneyUnit> unit) {
        return section(row, entries(row, true, findings), unit, findings);
    }

    private Section section(Grid.Row row, Map<String, Entry> entries, Optional<MoneyUnit> unit, Findings ofRow) {
        MoneySheet.settle(
                List.of(entries),
                unitUnknown ? Optional.empty() : unit,
                Optional::empty,
                index,
                unitUnknown ? new Findings() : ofRow);
        return new Section(entries, name -> place(row, name), page.sheet().place(row));
    }

    private String place(Grid.Row row, String name) {
        for (int column = 0; column < columns.length; column++) {
            var field = columns[column];
            if (field != null && field.name().equals(name)) {
                return page.sheet().place(row.number(), column);
            }
        }
        // Without a column for codes, the name is what there is to look at.
        return name.equals(CODE) ? place(row, NAME) : page.sheet().place(row);
    }

    private Map<String, Entry> entries(Grid.Row row, boolean figuresOnly, Findings ofRow) {
        var cells = new CellReader(forms, ofRow);
        var entries = new LinkedHashMap<String, Entry>();
        for (var cell : row.cells()) {
            var field = RelayRow.column(columns, cell.column());
            if (field != null && (isFigure(field) || !figuresOnly)) {
                var entry = cells.read(field, cell.value(), page.sheet().place(row.number(), cell.column()));
                if (entry != null) {
                    entries.put(field.name(), entry);
                }
            }
        }
        return entries;
    }

    private static boolean isFigure(Field field) {
        return field.type() == FieldType.COUNT || field.type() == FieldType.MONEY;
    }

    /**
     * A name without any figure, as a list printed beforehand has many, is no report; nor are the words that people sign
     * under, wherever their cells stand.
     */
    private boolean isReport(Grid.Row row, Section section) {
        boolean figure = false;
        boolean digits = false;
        for (var cell : row.cells()) {
            var field = RelayRow.column(columns, cell.column());
            if (field != null && isFigure(field) && section.has(field.name())) {
                figure = true;
                digits |= !section.unreadable(field.name()) || hasDigits(cell.value());
            }
        }
        boolean numbered = section.has("number") || section.has("reporter.code");
        return figure && (digits || numbered);
    }

    private static boolean hasDigits(CellValue value) {
        var written = value.written().toLowerCase(Locale.ROOT);
        return written.chars().anyMatch(Character::isDigit)
                && !SIGNED_ON.matcher(written).matches();
    }

    /** "(1) (2) (3)", "A B C 1 2" or "1 2 3 4" under the headings: no reporter is called by a number. */
    private boolean isColumnNumbers(Grid.Row row) {
        return row.cells().stream()
                .allMatch(cell -> COLUMN_NUMBER.matcher(cell.value().written()).matches()
                        && (cell.value() instanceof CellValue.Text || named(row)));
    }

    private boolean named(Grid.Row row) {
        return row.cells().stream().anyMatch(cell -> {
            var field = RelayRow.column(columns, cell.column());
            return field != null && field.name().equals(NAME);
        });
    }

    /** As stated above the table or in a heading; else as all amounts together allow. */
    private MoneyUnit unit() {
        return MoneyUnitCell.find(page.sheet(), page.header().lastRow())
                .or(page.header()::unit)
                .orElseGet(this::assumedUnit);
    }

    private int columnOfMoney() {
        int column = 0;
        while (column < columns.length && !isMoney(columns[column])) {
            column++;
        }
        return column;
    }

    private static boolean isMoney(@Nullable Field field) {
        return field != null && field.type() == FieldType.MONEY;
    }

    private MoneyUnit assumedUnit() {
        var ignored = new Findings();
        var amounts = new ArrayList<Map<String, Entry>>();
        for (var row : page.sheet().rows()) {
            if (row.number() > page.header().lastRow() && RelayRow.of(row, columns) != RelayRow.WORDS) {
                var entries = entries(row, true, ignored);
                entries.values().removeIf(entry -> !(entry.value() instanceof Value.Unsettled));
                if (!entries.isEmpty()) {
                    amounts.add(entries);
                }
            }
        }
        var ofUnit = new Findings();
        MoneySheet.settle(
                amounts,
                Optional.empty(),
                () -> MoneyUnitCell.unfilled(page.sheet(), page.header().lastRow(), columnOfMoney()),
                index,
                ofUnit);
        ofUnit.all().stream()
                .filter(finding ->
                        finding.rule() == Rule.UNIT_OF_MONEY_ASSUMED || finding.rule() == Rule.UNIT_OF_MONEY_MISSING)
                .forEach(finding -> findings.add(finding.rule(), finding.place(), finding.value()));
        unitUnknown = ofUnit.all().stream().anyMatch(finding -> finding.rule() == Rule.UNIT_OF_MONEY_MISSING);
        return MoneyUnit.DONG;
    }
}
