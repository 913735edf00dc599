package vn.htsd.ingest.template;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One check that the form makes on itself, as two formulas of Excel 2007: how many cells fail, and the address of the first.
 *
 * @param error false for what is worth a second look only
 * @param remedy what to do, in words
 * @param sheet the sheet that is looked at
 * @param count how many cells fail
 * @param address of the first of them, without its sheet
 * @param array whether the formulas go through rows, which Excel must be told
 * @param mark how the failing cells of a table are to be coloured, if they are
 */
record Check(
        String title,
        boolean error,
        String remedy,
        String sheet,
        String count,
        String address,
        boolean array,
        Optional<Mark> mark) {
    /** A row and a column as one number, so that the smallest is the first cell. */
    private static final int COLUMNS = 1_000;

    private static final String NONE = "1000000000";

    /** Colours {@code cells} up to {@code last}'s column wherever {@code condition} holds for the first of their rows. */
    record Mark(Cells cells, Cells last, String condition) {}

    /** A cell, and a formula that is true where it is wrong. */
    record Wrong(Cells cell, String condition) {}

    /** Says which of several cells are wrong. */
    static Check ofCells(String title, boolean error, String remedy, List<Wrong> wrongs) {
        var count = wrongs.stream()
                .map(wrong -> "IF(" + wrong.condition() + ",1,0)")
                .collect(Collectors.joining("+"));
        var address = new StringBuilder();
        for (var wrong : wrongs) {
            var cell = wrong.cell().reference();
            address.append("IF(")
                    .append(wrong.condition())
                    .append(",ADDRESS(ROW(")
                    .append(cell)
                    .append("),COLUMN(")
                    .append(cell)
                    .append("),4),");
        }
        address.append("\"\"").append(")".repeat(wrongs.size()));
        return new Check(
                title, error, remedy, wrongs.get(0).cell().sheet(), count, address.toString(), false, Optional.empty());
    }

    /**
     * Says which rows of the columns from {@code first} to {@code last} are wrong.
     *
     * @param condition made of references: true, or not 0, where a cell is wrong
     */
    static Check ofRows(String title, boolean error, String remedy, Cells first, Cells last, Condition condition) {
        var range = first.to(last);
        var wrong = condition.in(range, Cells::reference);
        var smallest = "MIN(IF(" + wrong + ",ROW(" + range + ")*" + COLUMNS + "+COLUMN(" + range + ")," + NONE + "))";
        var address = "IF(" + smallest + "=" + NONE + ",\"\",ADDRESS(INT(" + smallest + "/" + COLUMNS + "),MOD("
                + smallest + "," + COLUMNS + "),4))";
        var here = first.relative().replaceFirst("^\\$", "");
        return new Check(
                title,
                error,
                remedy,
                first.sheet(),
                "SUM(IF(" + wrong + ",1,0))",
                address,
                true,
                Optional.of(new Mark(first, last, condition.in(here, Cells::relative))));
    }

    /** A condition over rows, to be written for all of them at once or for the first one. */
    interface Condition {
        /** @param here the cells that are judged; {@code at} writes any other column of the same rows */
        String in(String here, Function<Cells, String> at);
    }
}
