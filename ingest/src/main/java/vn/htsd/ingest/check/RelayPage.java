package vn.htsd.ingest.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import vn.htsd.data.finding.Finding;
import vn.htsd.data.finding.Rule;
import vn.htsd.data.form.Field;
import vn.htsd.ingest.read.Grid;

/**
 * The page of a workbook that holds the table of form B, told by its headings.
 *
 * @param slips headings that are nearly one of the form's, and read as that
 */
record RelayPage(Grid.Sheet sheet, TableHeader header, List<Finding> slips) {
    /** Empty where its findings say why. */
    static Optional<RelayPage> find(Grid grid, FieldIndex table, String form, Findings findings) {
        var required = table.sheet().fields().stream().filter(Field::required).toList();
        var candidates = candidates(grid, table);
        var complete = candidates.stream()
                .filter(page -> required.stream().allMatch(page.header::has))
                .toList();
        if (complete.isEmpty()) {
            tellMissing(candidates, required, table.sheet().name(), form, findings);
            return Optional.empty();
        }
        var page = complete.get(0);
        complete.stream()
                .skip(1)
                .filter(RelayPage::isFilled)
                .findFirst()
                .ifPresent(second -> findings.addWith(
                        "second_table",
                        Rule.FORM_MULTIPLE,
                        second.sheet.name(),
                        null,
                        second.sheet.name(),
                        page.sheet.name()));
        page.tellHeadings(findings);
        return Optional.of(page);
    }

    /** Whether a sheet of {@code grid} has all headings that the table must have. */
    static boolean isIn(Grid grid, FieldIndex table) {
        return candidates(grid, table).stream()
                .anyMatch(page ->
                        table.sheet().fields().stream().filter(Field::required).allMatch(page.header::has));
    }

    private static List<RelayPage> candidates(Grid grid, FieldIndex table) {
        var candidates = new ArrayList<RelayPage>();
        for (var sheet : grid.sheets()) {
            var slips = new Findings();
            TableHeader.find(sheet, table)
                    .map(header -> header.withMisspelt(sheet, table, slips))
                    .ifPresent(header -> candidates.add(new RelayPage(sheet, header, slips.all())));
        }
        return candidates;
    }

    private static void tellMissing(
            List<RelayPage> candidates, List<Field> required, String name, String form, Findings findings) {
        var nearest = candidates.stream()
                .max(Comparator.comparingInt(page -> page.header.columns().size()));
        if (nearest.isEmpty()) {
            findings.add(Rule.SHEET_MISSING, "", null, name, form);
            return;
        }
        var page = nearest.get();
        page.slips.forEach(findings::add);
        required.stream()
                .filter(field -> !page.header.has(field))
                .forEach(field -> findings.add(
                        Rule.HEADING_MISSING,
                        page.sheet.place(page.header.row()),
                        null,
                        field.label(),
                        page.sheet.name()));
    }

    private boolean isFilled() {
        return sheet.rows().stream().anyMatch(row -> row.number() > header.lastRow());
    }

    private void tellHeadings(Findings findings) {
        slips.forEach(findings::add);
        new TreeMap<>(header.unknown()).forEach((place, heading) -> {
            // A heading merged over its columns stands for nothing by itself.
            if (!isGroup(place)) {
                findings.add(Rule.HEADING_UNKNOWN, place, heading);
            }
        });
        new TreeMap<>(header.repeated())
                .forEach((place, heading) ->
                        findings.addWith("heading_repeated", Rule.VALUE_INVALID, place, heading, sheet.name()));
    }

    private boolean isGroup(String place) {
        return header.lastRow() > header.row().number()
                && header.row().cells().stream()
                        .filter(cell -> sheet.place(header.row().number(), cell.column())
                                .equals(place))
                        .anyMatch(cell -> header.columns().containsKey(cell.column()));
    }

    /** What stands above the table. */
    Grid.Sheet head() {
        var above = sheet.rows().stream()
                .takeWhile(row -> row.number() < header.row().number())
                .toList();
        return new Grid.Sheet(sheet.name(), above);
    }
}
