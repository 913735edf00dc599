package vn.htsd.ingest.answer;

import java.util.List;
import org.apache.poi.ss.usermodel.RichTextString;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellAddress;
import vn.htsd.data.problem.Message;

/** A comment at a cell, below a line that tells it from what the officer wrote there; Excel knows one a cell. */
final class CellComment {
    private static final int MOST_LETTERS = 8_000;
    private static final int LETTERS_A_LINE = 42;
    private static final int COLUMNS_WIDE = 4;
    private static final int MOST_LINES = 24;

    private CellComment() {}

    private static String head() {
        return Answers.sentence("comment_head").in(Message.VIETNAMESE);
    }

    static boolean isMarked(String text) {
        return text.contains(head());
    }

    /** What the officer wrote stays. */
    static void remove(Sheet sheet, CellAddress at, String text) {
        var own = text.substring(0, text.indexOf(head())).strip();
        var comment = sheet.getCellComment(at);
        if (!own.isEmpty()) {
            comment.setString(text(sheet, own));
            return;
        }
        var row = sheet.getRow(at.getRow());
        if (row == null) {
            row = sheet.createRow(at.getRow());
        }
        var cell = row.getCell(at.getColumn());
        (cell == null ? row.createCell(at.getColumn()) : cell).removeCellComment();
    }

    static void add(Sheet sheet, CellAddress at, List<String> sentences) {
        var text = head() + "\n• " + String.join("\n• ", sentences);
        text = text.length() > MOST_LETTERS ? text.substring(0, MOST_LETTERS) + "…" : text;
        var existing = sheet.getCellComment(at);
        if (existing != null) {
            var own = existing.getString().getString().strip();
            existing.setString(text(sheet, own + "\n\n" + text));
            return;
        }
        int lines = Math.min(MOST_LINES, 2 + sentences.size() + text.length() / LETTERS_A_LINE);
        var anchor = sheet.getWorkbook().getCreationHelper().createClientAnchor();
        anchor.setCol1(at.getColumn() + 1);
        anchor.setRow1(at.getRow());
        anchor.setCol2(at.getColumn() + 1 + COLUMNS_WIDE);
        anchor.setRow2(at.getRow() + lines);
        var comment = sheet.createDrawingPatriarch().createCellComment(anchor);
        comment.setString(text(sheet, text));
        comment.setAuthor(Answers.sentence("author").in(Message.VIETNAMESE));
        comment.setAddress(at);
    }

    private static RichTextString text(Sheet sheet, String text) {
        return sheet.getWorkbook().getCreationHelper().createRichTextString(text);
    }
}
