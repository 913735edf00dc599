package vn.htsd.ingest.read;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How a sheet is laid out, as far as it matters to what its cells mean.
 *
 * @param hidden the whole sheet is hidden
 * @param hiddenRows numbers of rows that hold something and are hidden, from 1
 * @param hiddenColumns hidden columns, from 0
 * @param merges cells merged over several rows
 */
public record SheetLayout(boolean hidden, Set<Integer> hiddenRows, Set<Integer> hiddenColumns, List<Merged> merges) {
    static final SheetLayout PLAIN = new SheetLayout(false, Set.of(), Set.of(), List.of());

    public SheetLayout {
        hiddenRows = Set.copyOf(hiddenRows);
        hiddenColumns = Set.copyOf(hiddenColumns);
        merges = List.copyOf(merges);
    }

    /** One cell over several rows; its value stands in the first of them. Rows count from 1, columns from 0. */
    public record Merged(int firstRow, int lastRow, int firstColumn, int lastColumn) {
        boolean covers(int row, int column) {
            return row >= firstRow && row <= lastRow && column >= firstColumn && column <= lastColumn;
        }
    }

    /** The merged cell that a blank cell below its first row belongs to. */
    public Optional<Merged> above(int row, int column) {
        return merges.stream()
                .filter(cell -> cell.firstRow() < row && cell.covers(row, column))
                .findFirst();
    }
}
