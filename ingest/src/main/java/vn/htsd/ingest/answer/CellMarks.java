package vn.htsd.ingest.answer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellAddress;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.finding.Finding;
import vn.htsd.data.problem.Message;

/** Colours the cells of findings and says at each what is wrong. */
final class CellMarks {
    private final Workbook workbook;
    /** Styles by the one they were made from: Excel knows no more than 64,000 in a workbook, and 4,000 in an old one. */
    private final Map<String, CellStyle> styles = new HashMap<>();

    /** A cell, told by its sheet and address. */
    private record At(Sheet sheet, CellAddress address) {}

    private final Set<Sheet> touched = new HashSet<>();

    CellMarks(Workbook workbook) {
        this.workbook = workbook;
    }

    /** Whether a sheet is otherwise than it was. */
    boolean touched(Sheet sheet) {
        return touched.contains(sheet);
    }

    /** Marks of an earlier answer go: a comment of ours tells which cells these are. */
    void removeEarlier() {
        for (var sheet : workbook) {
            for (var comment : new ArrayList<>(sheet.getCellComments().entrySet())) {
                var text = comment.getValue().getString().getString();
                if (CellComment.isMarked(text)) {
                    touched.add(sheet);
                    CellComment.remove(sheet, comment.getKey(), text);
                    var row = sheet.getRow(comment.getKey().getRow());
                    var cell = row == null ? null : row.getCell(comment.getKey().getColumn());
                    if (cell != null && isOurs(cell)) {
                        cell.setCellStyle(filled(cell.getCellStyle(), null, false));
                    }
                }
            }
            if (sheet instanceof XSSFSheet todays) {
                MarksInFront.removeEarlier(todays);
            }
        }
    }

    private boolean isOurs(Cell cell) {
        return Tint.of(cell.getCellStyle(), workbook).isPresent();
    }

    void add(List<Finding> findings) {
        var said = new LinkedHashMap<At, List<String>>();
        var errors = new HashMap<At, Boolean>();
        for (var finding : findings.stream().limit(FindingSheet.MOST).toList()) {
            var place = CellPlace.of(finding.place(), workbook).orElse(null);
            var range = place == null ? null : place.range();
            if (place == null || range == null) {
                continue;
            }
            touched.add(place.sheet());
            var first = new At(place.sheet(), new CellAddress(range.getFirstRow(), range.getFirstColumn()));
            said.computeIfAbsent(first, at -> new ArrayList<>()).add(finding.message(Message.VIETNAMESE));
            for (var address : range) {
                errors.merge(new At(place.sheet(), address), finding.isError(), Boolean::logicalOr);
            }
        }
        errors.forEach((at, error) -> colour(cell(at), error ? Tint.RED : Tint.AMBER));
        for (var sheet : touched) {
            if (sheet instanceof XSSFSheet todays) {
                MarksInFront.add(todays, addresses(errors, sheet, true), addresses(errors, sheet, false));
            }
        }
        said.forEach((at, sentences) -> CellComment.add(at.sheet(), at.address(), sentences));
    }

    private static List<CellAddress> addresses(Map<At, Boolean> errors, Sheet sheet, boolean error) {
        return errors.entrySet().stream()
                .filter(mark ->
                        mark.getValue() == error && mark.getKey().sheet().equals(sheet))
                .map(mark -> mark.getKey().address())
                .sorted()
                .toList();
    }

    /** Where the sheet is protected, what is to be corrected is opened. */
    private void colour(Cell cell, Tint tint) {
        cell.setCellStyle(filled(cell.getCellStyle(), tint, cell.getSheet().getProtect()));
    }

    /** A cell that was blank looks like its row or column did. */
    private static Cell cell(At at) {
        var row = at.sheet().getRow(at.address().getRow());
        if (row == null) {
            row = at.sheet().createRow(at.address().getRow());
        }
        var cell = row.getCell(at.address().getColumn());
        return cell == null ? blank(row, at.address().getColumn()) : cell;
    }

    private static Cell blank(Row row, int column) {
        var cell = row.createCell(column);
        var style = row.isFormatted() ? row.getRowStyle() : row.getSheet().getColumnStyle(column);
        if (style != null) {
            cell.setCellStyle(style);
        }
        return cell;
    }

    private CellStyle filled(CellStyle like, @Nullable Tint tint, boolean opened) {
        var key = like.getIndex() + (tint == null ? "" : tint.name()) + opened;
        return styles.computeIfAbsent(key, absent -> {
            var style = workbook.createCellStyle();
            style.cloneStyleFrom(like);
            if (tint == null) {
                style.setFillPattern(FillPatternType.NO_FILL);
            } else {
                tint.fill(style, workbook);
            }
            if (opened) {
                style.setLocked(false);
            }
            return style;
        });
    }
}
