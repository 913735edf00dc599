package vn.htsd.scheduler.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jline.utils.WCWidth;
import org.jspecify.annotations.Nullable;
import vn.htsd.reports.query.AnalystSql.ColumnInfo;

/**
 * A table for people, aligned by what the eye sees. The first rows fix the widths, so that a long answer never lies in
 * memory.
 */
final class TableSink implements Sink {
    private static final int ROWS_MEASURED = 500;
    private static final int WIDEST = 60;

    private final PrintStream out;
    private final List<String> names = new ArrayList<>();
    private final List<List<@Nullable Object>> measured = new ArrayList<>();
    private int[] widths = {};
    private boolean[] right = {};
    private boolean printing;

    TableSink(PrintStream out) {
        this.out = out;
    }

    @Override
    public void columns(List<ColumnInfo> columns) {
        columns.forEach(column -> names.add(column.name()));
    }

    @Override
    public void row(List<@Nullable Object> cells) {
        if (printing) {
            print(cells);
        } else {
            measured.add(new ArrayList<>(cells));
            if (measured.size() == ROWS_MEASURED) {
                begin();
            }
        }
    }

    @Override
    public void close() {
        if (!printing && !names.isEmpty()) {
            begin();
        }
        out.flush();
    }

    private void begin() {
        printing = true;
        widths = names.stream().mapToInt(TableSink::width).toArray();
        right = new boolean[widths.length];
        Arrays.fill(right, !measured.isEmpty());
        for (var row : measured) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.min(WIDEST, Math.max(widths[i], width(text(row.get(i)))));
                right[i] &= row.get(i) == null || row.get(i) instanceof Number;
            }
        }
        print(List.copyOf(names));
        var rule = new ArrayList<String>();
        Arrays.stream(widths).forEach(width -> rule.add("─".repeat(width)));
        out.println("─" + String.join("─┼─", rule) + "─");
        measured.forEach(this::print);
        measured.clear();
    }

    private void print(List<? extends @Nullable Object> cells) {
        var line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            var text = text(cells.get(i));
            var gap = " ".repeat(Math.max(0, widths[i] - width(text)));
            line.append(i == 0 ? " " : " │ ").append(right[i] ? gap + text : text + gap);
        }
        out.println(line.toString().stripTrailing());
    }

    private static String text(@Nullable Object cell) {
        return Cell.text(cell).replaceAll("[\\p{Cntrl}]+", " ");
    }

    /** Columns on a terminal: combining marks take none, some signs take two. */
    static int width(String text) {
        return text.codePoints()
                .map(point -> Math.max(0, WCWidth.wcwidth(point)))
                .sum();
    }
}
