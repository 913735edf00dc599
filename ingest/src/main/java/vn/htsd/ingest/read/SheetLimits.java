package vn.htsd.ingest.read;

import java.util.BitSet;
import java.util.List;
import vn.htsd.data.finding.Rule;

/** Counts sheets, rows and columns while they are read; told of each before it is kept. */
final class SheetLimits {
    /** A form has a few thousand cells; this many would not fit beside those of the other threads. */
    static final int MOST_CELLS = 2_000_000;

    private final Limits limits;
    private final Deadline deadline;
    private final BitSet columns = new BitSet();
    private int sheets;
    private int rows;
    private int cells;

    SheetLimits(Limits limits, Deadline deadline) {
        this.limits = limits;
        this.deadline = deadline;
    }

    /** The next sheet begins. */
    void sheet() throws Refused {
        if (++sheets > limits.sheets()) {
            throw Refused.because(Rule.FILE_TOO_LARGE, "many_sheets", limits.sheets());
        }
        rows = 0;
        columns.clear();
    }

    /** The next filled cell of the workbook. */
    void cell() throws Refused {
        if (++cells > MOST_CELLS) {
            throw Refused.because(Rule.FILE_TOO_LARGE, "many_cells", MOST_CELLS);
        }
    }

    /** @param filled the filled cells of a row; formatted rows without any are no rows */
    void row(List<Grid.Cell> filled) throws Refused {
        deadline.check();
        if (filled.isEmpty()) {
            return;
        }
        if (++rows > limits.rowsOfSheet()) {
            throw Refused.because(Rule.FILE_TOO_LARGE, "many_rows", limits.rows());
        }
        for (var cell : filled) {
            columns.set(cell.column());
        }
        if (columns.cardinality() > limits.columns()) {
            throw Refused.because(Rule.FILE_TOO_LARGE, "many_columns", limits.columns());
        }
    }
}
