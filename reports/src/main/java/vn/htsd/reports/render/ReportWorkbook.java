package vn.htsd.reports.render;

import java.io.IOException;
import java.io.OutputStream;
import java.util.HashSet;
import java.util.List;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Position;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * A document to reckon with: its text on the first sheet, and each table on one of its own, with a heading row that stays in
 * sight, nothing merged, and its notes below the last row.
 */
final class ReportWorkbook {
    private static final double POINTS_OF_A_CHARACTER = 5.5;
    private static final int TEXT_WIDTH = 110;
    private static final int NAME = 31;
    /** Height of one line in points. Not every program fits a row to text that is wrapped. */
    private static final double LINE = 15;

    private static final int HEADING_LINES = 3;

    private final Document document;
    private final ResourceBundle words;
    private final Templates templates;
    private final boolean vietnamese;
    private final Set<String> names = new HashSet<>();

    ReportWorkbook(Document document, ResourceBundle words, Templates templates) {
        this.document = document;
        this.words = words;
        this.templates = templates;
        this.vietnamese = document.locale().getLanguage().equals("vi");
    }

    void write(OutputStream out) throws IOException {
        try (var workbook = new Workbook(out, "HTSD Warehouse", "1.0")) {
            workbook.properties().setTitle(document.title());
            text(workbook.newWorksheet(named(words.getString("report"))));
            var tables = new Tables(workbook);
            for (var block : blocks()) {
                tables.take(block);
            }
            tables.finish();
        }
    }

    /** A sheet a slip: its words, and its tables among them. */
    void slips(List<Document> slips, OutputStream out) throws IOException {
        try (var workbook = new Workbook(out, "HTSD Warehouse", "1.0")) {
            workbook.properties().setTitle(document.title());
            for (var slip : slips) {
                var sheet = workbook.newWorksheet(named(slip.letterhead().number()));
                slip(sheet, slip);
                sheet.finish();
            }
        }
    }

    private void slip(Worksheet sheet, Document slip) {
        var letterhead = slip.letterhead();
        var lines = new Lines(sheet, 0);
        for (var line : List.of(letterhead.issuer().toString(), words.getString("receipt"), letterhead.subject())) {
            lines.bold(line);
        }
        if (slip.synthetic()) {
            sheet.footer(words.getString("synthetic"), Position.CENTER);
            lines.bold(words.getString("synthetic"));
        }
        lines.plain(letterhead.number());
        for (var block : slip.letter()) {
            if (block instanceof Block.Caption caption) {
                lines.bold(caption.text().toString());
            } else if (block instanceof Block.Paragraph paragraph) {
                lines.plain(paragraph.text().toString());
            } else if (block instanceof Block.Legend legend) {
                lines.plain(legend.text().toString());
            } else if (block instanceof Block.Grid grid) {
                lines.skip(rows(sheet, lines.next, grid.table()));
            }
        }
    }

    /** Gives how many rows it took. */
    private int rows(Worksheet sheet, int from, Table table) {
        var columns = TableColumns.of(templates.named(table.template()), table, words);
        int row = from;
        if (columns.stream().anyMatch(column -> !column.heading().isEmpty())) {
            for (int i = 0; i < columns.size(); i++) {
                sheet.value(row, i, columns.get(i).heading());
                sheet.style(row, i).bold().fillColor("E9EDF1").set();
            }
            row++;
        }
        for (var each : table.rows()) {
            for (int i = 0; i < columns.size(); i++) {
                var text = each.cells().get(columns.get(i).name());
                if (text != null && text.length() > 0) {
                    cell(sheet, row, i, CellValue.of(text, vietnamese), each.total());
                }
            }
            row++;
        }
        return row - from;
    }

    private List<Block> blocks() {
        return Stream.concat(document.letter().stream(), document.annexes().stream())
                .toList();
    }

    private void text(Worksheet sheet) {
        var letterhead = document.letterhead();
        sheet.width(0, TEXT_WIDTH);
        var lines = new Lines(sheet, 0);
        lines.add(letterhead.issuer().toString(), true);
        lines.add(letterhead.number(), false);
        if (letterhead.draft()) {
            lines.add(words.getString("draft"), true);
        }
        lines.add(words.getString("report"), true);
        lines.add(letterhead.subject(), true);
        marks(sheet, lines);
        for (var block : document.letter()) {
            if (block instanceof Block.Heading heading) {
                lines.add(heading.text(), true);
            } else if (block instanceof Block.Paragraph paragraph) {
                lines.add(paragraph.text().toString(), false);
            } else if (block instanceof Block.Caption caption) {
                lines.add(caption.text().toString(), true);
            }
        }
    }

    private static void cell(Worksheet sheet, int row, int column, CellValue value, boolean total) {
        var number = value.number();
        if (number == null) {
            sheet.value(row, column, value.text());
            if (total) {
                sheet.style(row, column).bold().set();
            }
            return;
        }
        sheet.value(row, column, number);
        var style = sheet.style(row, column).format(value.format());
        (total ? style.bold() : style).set();
    }

    /** What every page must say. */
    private void marks(Worksheet sheet, Lines lines) {
        if (document.synthetic()) {
            sheet.footer(words.getString("synthetic"), Position.CENTER);
            lines.add(words.getString("synthetic"), true);
        }
    }

    /** A sheet's name, short, without what Excel forbids, and its own. */
    private String named(String wanted) {
        var plain = wanted.replaceAll("[\\[\\]:*?/\\\\]", " ").strip();
        var cut = plain.length() > NAME - 4 ? plain.substring(0, NAME - 4).strip() : plain;
        var name = cut;
        for (int i = 2; !names.add(name); i++) {
            name = cut + " (" + i + ")";
        }
        return name;
    }

    /** Lines below each other in the first column. */
    private static final class Lines {
        private final Worksheet sheet;
        private int next;

        Lines(Worksheet sheet, int next) {
            this.sheet = sheet;
            this.next = next;
        }

        void bold(String text) {
            sheet.style(next, 0).bold().set();
            plain(text);
        }

        void skip(int rows) {
            next += rows;
        }

        /** Runs on over the columns to its right. */
        void plain(String text) {
            sheet.value(next++, 0, text);
        }

        void add(String text, boolean bold) {
            sheet.value(next, 0, text);
            sheet.rowHeight(next, LINE * (1 + text.length() / (TEXT_WIDTH - 10)));
            if (bold) {
                sheet.style(next, 0).bold().wrapText(true).set();
            } else {
                sheet.style(next, 0).wrapText(true).set();
            }
            next++;
        }
    }

    /** Goes down the blocks: a caption or annex names the next table, a line over it and the legend under it are its notes. */
    private final class Tables {
        private final Workbook workbook;
        private String title = "";
        private String unit = "";
        private @Nullable Lines notes;
        private @Nullable Worksheet open;

        Tables(Workbook workbook) {
            this.workbook = workbook;
        }

        void take(Block block) throws IOException {
            if (block instanceof Block.Caption caption) {
                begin(caption.text().toString());
            } else if (block instanceof Block.AnnexTitle annex) {
                begin(annex.number() + ". " + annex.subject());
            } else if (block instanceof Block.Unit over) {
                unit = over.text().toString();
            } else if (block instanceof Block.Grid grid) {
                grid(grid.table());
            } else if (block instanceof Block.Legend legend && notes != null) {
                notes.plain(legend.text().toString());
            } else if (block instanceof Block.Picture || block instanceof Block.Heading) {
                notes = null;
            }
        }

        private void begin(String name) {
            title = name;
            unit = "";
            notes = null;
        }

        private void grid(Table table) throws IOException {
            finish();
            var sheet = workbook.newWorksheet(named(title.split("\\. ", 2)[0]));
            open = sheet;
            var columns = TableColumns.of(templates.named(table.template()), table, words);
            for (int i = 0; i < columns.size(); i++) {
                sheet.value(0, i, columns.get(i).heading());
                sheet.style(0, i).bold().wrapText(true).fillColor("E9EDF1").set();
                sheet.width(i, Math.max(6, columns.get(i).width() / POINTS_OF_A_CHARACTER));
            }
            sheet.rowHeight(0, LINE * HEADING_LINES);
            sheet.freezePane(0, 1);
            sheet.pageOrientation("landscape");
            sheet.fitToWidth((short) 1);
            sheet.fitToHeight((short) 0);
            sheet.repeatRows(0);
            int row = 1;
            for (var each : table.rows()) {
                for (int i = 0; i < columns.size(); i++) {
                    var text = each.cells().get(columns.get(i).name());
                    if (text != null && text.length() > 0) {
                        cell(sheet, row, i, CellValue.of(text, vietnamese), each.total());
                    }
                }
                row++;
            }
            notes = new Lines(sheet, row + 1);
            notes.plain(title);
            if (!unit.isEmpty()) {
                notes.plain(unit);
            }
            if (document.synthetic()) {
                sheet.footer(words.getString("synthetic"), Position.CENTER);
                notes.plain(words.getString("synthetic"));
            }
        }

        void finish() throws IOException {
            if (open != null) {
                open.finish();
            }
        }
    }
}
