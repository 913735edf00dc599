package vn.htsd.ingest.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.finding.Rule;
import vn.htsd.data.form.Field;
import vn.htsd.data.form.FieldType;
import vn.htsd.ingest.check.TableRows.Line;
import vn.htsd.ingest.read.CellValue;
import vn.htsd.ingest.read.Grid;

/** A sheet with a table: titles, headings, rows, perhaps parts with subtotals, "Tổng cộng", "Bằng chữ" and signatures. */
final class TableSheet {
    private final Grid.Sheet sheet;
    private final FieldIndex index;
    private final TableHeader header;
    private final CellReader cells;
    private final Findings findings;
    private final RowFields fields;
    private final List<Line> lines;
    private final List<Line> parts = new ArrayList<>();
    private final List<RowFields.Draft> rows = new ArrayList<>();
    private final List<Sum> sums = new ArrayList<>();

    /** The rows that count, and the total and subtotal rows that are checked against them. */
    record Rows(List<Section> rows, List<Section> totals) {
        static final Rows NONE = new Rows(List.of(), List.of());
    }

    /** @param span null where it sums the whole sheet */
    private record Sum(RowFields.Draft draft, Section.@Nullable Span span) {
        Section section() {
            return draft.section().summing(span);
        }
    }

    private TableSheet(Grid.Sheet sheet, FieldIndex index, TableHeader header, CellReader cells, Findings findings) {
        this.sheet = sheet;
        this.index = index;
        this.header = header;
        this.cells = cells;
        this.findings = findings;
        this.fields = new RowFields(sheet, header, cells);
        this.lines = TableRows.of(sheet, header, cells);
    }

    static Rows read(Grid.Sheet sheet, FieldIndex index, CellReader cells, Findings findings) {
        if (sheet.rows().isEmpty()) {
            return Rows.NONE;
        }
        var required = index.sheet().fields().stream().filter(Field::required).toList();
        var found = TableHeader.find(sheet, index).map(header -> header.withMisspelt(sheet, index, findings));
        var missing = required.stream()
                .filter(field -> found.isEmpty() || !found.get().has(field))
                .toList();
        if (!missing.isEmpty()) {
            var place = found.map(header -> sheet.place(header.row())).orElse(sheet.name());
            missing.forEach(field -> findings.add(Rule.HEADING_MISSING, place, null, field.label(), sheet.name()));
        }
        if (found.isEmpty() || !missing.isEmpty()) {
            return Rows.NONE;
        }
        HiddenContent.note(sheet, row -> false, findings);
        return new TableSheet(sheet, index, found.get(), cells, findings).rows();
    }

    private Rows rows() {
        noteHeadings();
        int since = 0;
        int sinceRoman = 0;
        var starts = new HashMap<String, Integer>();
        for (int at = 0; at < lines.size(); at++) {
            var line = lines.get(at);
            if (line.kind() != RowKind.ENTRY && !line.number().isBlank()) {
                parts.add(line);
            }
            if (line.number().isRoman() && line.kind() != RowKind.ENTRY) {
                starts.put(line.number().text().toLowerCase(Locale.ROOT), rows.size());
                since = rows.size();
                sinceRoman = rows.size();
            }
            switch (line.kind()) {
                case ENTRY -> entry(line);
                case PARENT -> {
                    since = rows.size();
                    sums.add(
                            new Sum(fields.sum(line.row()), new Section.Span(title(line), rows.size(), entriesTo(at))));
                }
                case SUBTOTAL -> {
                    var mark = RowWords.mark(FormText.key(title(line)));
                    boolean roman = mark.matches("[ivx]+");
                    int from = roman || since == rows.size() ? starts.getOrDefault(mark, sinceRoman) : since;
                    sums.add(new Sum(fields.sum(line.row()), new Section.Span(title(line), from, rows.size())));
                    since = rows.size();
                    sinceRoman = roman ? rows.size() : sinceRoman;
                }
                case TOTAL -> sums.add(new Sum(fields.sum(line.row()), null));
                case WORDS -> {}
            }
        }
        settleMoney();
        return new Rows(
                rows.stream().map(RowFields.Draft::section).toList(),
                sums.stream().map(Sum::section).toList());
    }

    private void noteHeadings() {
        new TreeMap<>(header.unknown()).forEach((place, heading) -> findings.add(Rule.HEADING_UNKNOWN, place, heading));
        new TreeMap<>(header.repeated())
                .forEach((place, heading) ->
                        findings.addWith("heading_repeated", Rule.VALUE_INVALID, place, heading, sheet.name()));
        var seen = new TreeMap<Integer, String>();
        for (var line : lines) {
            if (line.kind() == RowKind.ENTRY) {
                line.row().cells().stream()
                        .filter(cell -> cell.value() instanceof CellValue.Number && header.isNameless(cell.column()))
                        .filter(cell -> seen.putIfAbsent(cell.column(), "") == null)
                        .forEach(cell -> findings.addWith(
                                "heading_blank",
                                Rule.HEADING_UNKNOWN,
                                sheet.place(line.row().number(), cell.column()),
                                cell.value().written()));
            }
        }
    }

    private void entry(Line line) {
        var draft = fields.entry(line.row());
        for (var field : index.sheet().fields()) {
            if (field.required()
                    && field.type() == FieldType.CODE
                    && !draft.entries().containsKey(field.name())) {
                var named = namedAbove(field, line.number());
                if (named == null) {
                    var place = draft.blanks().getOrDefault(field.name(), draft.source());
                    findings.add(Rule.FIELD_REQUIRED, place, null, field.label());
                } else {
                    draft.entries().put(field.name(), named);
                }
            }
        }
        rows.add(draft);
    }

    /** "I. Tuyên truyền, tọa đàm, diễn đàn" says what the rows 1, 2, 3 below it are. */
    private @Nullable Entry namedAbove(Field field, Numbering number) {
        for (int at = parts.size() - 1; at >= 0; at--) {
            var part = parts.get(at);
            if (part.number().holds(number)) {
                for (var cell : part.row().cells()) {
                    var name = new CellValue.Text(Numbering.without(cell.value().written()));
                    if (cells.knows(field, name)) {
                        return cells.read(field, name, sheet.place(part.row().number(), cell.column()));
                    }
                }
            }
            if (part.number().isRoman()) {
                return null;
            }
        }
        return null;
    }

    /** How many entries there are when all rows of the parent {@code at} have been read. */
    private int entriesTo(int at) {
        long children = lines.subList(at + 1, TableRows.end(lines, at)).stream()
                .filter(line -> line.kind() == RowKind.ENTRY)
                .count();
        return rows.size() + (int) children;
    }

    private static String title(Line line) {
        return line.row().cells().stream()
                .filter(cell -> cell.value() instanceof CellValue.Text)
                .map(cell -> cell.value().written())
                .filter(text -> line.kind() == RowKind.PARENT || RowWords.isSum(FormText.key(text)))
                .reduce((number, name) -> number.length() < 5 ? name : number)
                .orElse("");
    }

    private int columnOfMoney() {
        return header.columns().entrySet().stream()
                .filter(column -> column.getValue().type() == FieldType.MONEY)
                .mapToInt(Map.Entry::getKey)
                .min()
                .orElse(0);
    }

    private void settleMoney() {
        var all = rows.stream().map(RowFields.Draft::entries).toList();
        var ofSums = sums.stream().map(sum -> sum.draft().entries()).toList();
        var unit = MoneyUnitCell.find(sheet, header.lastRow()).or(header::unit);
        MoneySheet.settle(
                all,
                ofSums,
                unit,
                () -> MoneyUnitCell.unfilled(sheet, header.lastRow(), columnOfMoney()),
                index,
                findings);
    }
}
