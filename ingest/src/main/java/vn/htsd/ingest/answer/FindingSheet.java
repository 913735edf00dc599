package vn.htsd.ingest.answer;

import java.util.Comparator;
import java.util.List;
import org.apache.poi.common.usermodel.HyperlinkType;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellRangeAddress;
import vn.htsd.data.finding.Finding;
import vn.htsd.data.problem.Message;

/** The first sheet of a marked workbook: every finding with a link to its cell. */
final class FindingSheet {
    /** So many are listed; who has more than that begins with these. */
    static final int MOST = 2_000;

    private static final List<String> HEADINGS = List.of("number", "severity", "place", "value", "message");
    private static final int[] WIDTHS = {6, 14, 30, 30, 90};
    private static final int LETTERS_A_LINE = 80;
    private static final int MOST_LETTERS = 2_000;
    private static final float LINE = 16.5f;

    private final Workbook workbook;
    private final Sheet sheet;
    private int rows;
    private int listed;

    private FindingSheet(Workbook workbook, Sheet sheet) {
        this.workbook = workbook;
        this.sheet = sheet;
    }

    /** The list of an earlier answer, told by its name and title. */
    static void removeEarlier(Workbook workbook) {
        var earlier = workbook.getSheet(say("sheet"));
        if (earlier != null && isOurs(earlier)) {
            workbook.removeSheetAt(workbook.getSheetIndex(earlier));
        }
    }

    private static boolean isOurs(Sheet sheet) {
        var row = sheet.getRow(0);
        var cell = row == null ? null : row.getCell(0);
        return cell != null && cell.toString().equals(say("title"));
    }

    static void add(Workbook workbook, List<Finding> findings) {
        var name = say("sheet");
        for (int more = 2; workbook.getSheet(name) != null; more++) {
            name = say("sheet") + " (" + more + ")";
        }
        new FindingSheet(workbook, workbook.createSheet(name)).fill(findings);
        workbook.setSheetOrder(name, 0);
        workbook.setActiveSheet(0);
        workbook.setSelectedTab(0);
        workbook.setFirstVisibleTab(0);
    }

    private void fill(List<Finding> findings) {
        for (int column = 0; column < WIDTHS.length; column++) {
            sheet.setColumnWidth(column, WIDTHS[column] * 256);
        }
        line(say("title"), style(font(14, true, false), false));
        boolean returned = findings.stream().anyMatch(Finding::isError);
        line(say(returned ? "intro_errors" : "intro_warnings"), style(font(12, false, false), false));
        rows++;
        headings();
        var plain = style(font(12, false, false), true);
        var link = style(font(12, false, true), true);
        var red = coloured(plain, Tint.RED);
        var amber = coloured(plain, Tint.AMBER);
        for (var finding : findings.stream().limit(MOST).sorted(inOrder()).toList()) {
            finding(finding, plain, link, finding.isError() ? red : amber);
        }
        if (findings.size() > MOST) {
            line(say("more", findings.size() - MOST), style(font(12, true, false), false));
        }
        sheet.setFitToPage(true);
        sheet.getPrintSetup().setLandscape(true);
        sheet.getPrintSetup().setPaperSize(org.apache.poi.ss.usermodel.PrintSetup.A4_PAPERSIZE);
        sheet.getPrintSetup().setFitHeight((short) 0);
    }

    /** What concerns the file as a whole, then sheet by sheet from top to bottom: the way in which one corrects. */
    private Comparator<Finding> inOrder() {
        return Comparator.comparing(
                finding -> CellPlace.of(finding.place(), workbook).orElse(null),
                Comparator.nullsFirst(CellPlace.TOP_DOWN));
    }

    /** One sentence over the whole width. */
    private void line(String text, CellStyle style) {
        var cell = sheet.createRow(rows).createCell(0);
        cell.setCellValue(text);
        cell.setCellStyle(style);
        sheet.addMergedRegion(new CellRangeAddress(rows, rows, 0, WIDTHS.length - 1));
        rows++;
    }

    private void headings() {
        var style = style(font(12, true, false), true);
        var row = sheet.createRow(rows++);
        for (int column = 0; column < HEADINGS.size(); column++) {
            text(row, column, say("heading_" + HEADINGS.get(column)), style);
        }
        sheet.createFreezePane(0, rows);
    }

    private void finding(Finding finding, CellStyle plain, CellStyle linked, CellStyle severity) {
        var row = sheet.createRow(rows++);
        var number = row.createCell(0);
        number.setCellValue(++listed);
        number.setCellStyle(plain);
        text(row, 1, say("severity_" + finding.rule().severity().code()), severity);
        var place = CellPlace.of(finding.place(), workbook);
        text(
                row,
                2,
                finding.place().isEmpty() ? say("whole_file") : finding.place(),
                place.isPresent() ? linked : plain);
        place.ifPresent(at -> {
            var link = workbook.getCreationHelper().createHyperlink(HyperlinkType.DOCUMENT);
            link.setAddress(at.link());
            row.getCell(2).setHyperlink(link);
        });
        text(row, 3, finding.value() == null ? "" : finding.value(), plain);
        var message = finding.message(Message.VIETNAMESE);
        text(row, 4, message, plain);
        row.setHeightInPoints(LINE * (1 + Math.min(message.length(), MOST_LETTERS) / LETTERS_A_LINE));
    }

    private static void text(Row row, int column, String text, CellStyle style) {
        var cell = row.createCell(column);
        cell.setCellValue(text.length() > MOST_LETTERS ? text.substring(0, MOST_LETTERS) + "…" : text);
        cell.setCellStyle(style);
    }

    private Font font(int size, boolean bold, boolean link) {
        var font = workbook.createFont();
        font.setFontName("Times New Roman");
        font.setFontHeightInPoints((short) size);
        font.setBold(bold);
        if (link) {
            font.setUnderline(Font.U_SINGLE);
            font.setColor(IndexedColors.BLUE.getIndex());
        }
        return font;
    }

    private CellStyle style(Font font, boolean framed) {
        var style = workbook.createCellStyle();
        style.setFont(font);
        style.setVerticalAlignment(VerticalAlignment.TOP);
        if (framed) {
            style.setWrapText(true);
            style.setBorderTop(BorderStyle.THIN);
            style.setBorderBottom(BorderStyle.THIN);
            style.setBorderLeft(BorderStyle.THIN);
            style.setBorderRight(BorderStyle.THIN);
        }
        return style;
    }

    private CellStyle coloured(CellStyle like, Tint tint) {
        var style = workbook.createCellStyle();
        style.cloneStyleFrom(like);
        tint.fill(style, workbook);
        return style;
    }

    private static String say(String key, Object... arguments) {
        return Answers.sentence(key, arguments).in(Message.VIETNAMESE);
    }
}
