package vn.htsd.ingest.template;

import org.apache.poi.ss.util.CellReference;

/** The cells of one field: one cell, or the rows of a column; rows and columns count from 0. */
record Cells(String sheet, int column, int first, int last) {
    static Cells one(String sheet, int row, int column) {
        return new Cells(sheet, column, row, row);
    }

    /** {@code 'Hoạt động'!$L$9:$L$39}. */
    String reference() {
        return to(this);
    }

    /** From here to the last of {@code right}, a column of the same rows. */
    String to(Cells right) {
        var start = new CellReference(first, column, true, true).formatAsString();
        var end = new CellReference(right.last, right.column, true, true).formatAsString();
        return quoted() + "!" + (start.equals(end) ? start : start + ":" + end);
    }

    /** {@code $L9}: the first cell as a rule for all of them writes it. */
    String relative() {
        return new CellReference(first, column, false, true).formatAsString();
    }

    private String quoted() {
        return "'" + sheet.replace("'", "''") + "'";
    }
}
