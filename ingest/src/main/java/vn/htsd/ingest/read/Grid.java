package vn.htsd.ingest.read;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A workbook as cells with addresses; empty cells and rows are left out. */
public record Grid(List<Sheet> sheets) {
    /** Every cell is told of by its address, and nearly all stand in the first of these columns. */
    private static final String[] LETTERS =
            IntStream.range(0, 64).mapToObj(Grid::letters).toArray(String[]::new);

    public Grid {
        sheets = List.copyOf(sheets);
    }

    /**
     * One visible or hidden sheet, its rows from top to bottom.
     *
     * @param legacy the first cell that had to be decoded for its font; null where none had
     */
    public record Sheet(String name, List<Row> rows, @Nullable LegacyText legacy, SheetLayout layout) {
        public Sheet {
            rows = List.copyOf(rows);
        }

        /** A sheet with nothing hidden and nothing merged. */
        public Sheet(String name, List<Row> rows, @Nullable LegacyText legacy) {
            this(name, rows, legacy, SheetLayout.PLAIN);
        }

        /** A sheet in Unicode. */
        public Sheet(String name, List<Row> rows) {
            this(name, rows, null);
        }

        /** {@code Hoạt động!J14}. */
        public String place(int row, int column) {
            return name + "!" + address(row, column);
        }

        /** {@code Hoạt động!A7:S7}. */
        public String place(Row row) {
            var cells = row.cells();
            return place(row.number(), cells.get(0).column()) + ":"
                    + address(row.number(), cells.get(cells.size() - 1).column());
        }
    }

    /**
     * The filled cells of one row, from left to right; at least one.
     *
     * @param number as Excel shows it, from 1
     */
    public record Row(int number, List<Cell> cells) {
        public Row {
            cells = List.copyOf(cells);
            if (cells.isEmpty()) {
                throw new IllegalArgumentException("A row of a grid has a filled cell");
            }
        }
    }

    /** Text in a font of the time before Unicode, and the cell where it was met. */
    public record LegacyText(String font, int row, int column) {}

    /** One filled cell; {@code column} counts from 0. */
    public record Cell(int column, CellValue value) {}

    /** {@code J14} for row 14, column 9. */
    public static String address(int row, int column) {
        return (column < LETTERS.length ? LETTERS[column] : letters(column)) + row;
    }

    private static String letters(int column) {
        var letters = new StringBuilder();
        for (int left = column; left >= 0; left = left / 26 - 1) {
            letters.insert(0, (char) ('A' + left % 26));
        }
        return letters.toString();
    }
}
