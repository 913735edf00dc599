package vn.htsd.scheduler.cli;

import java.io.PrintStream;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.htsd.reports.query.AnalystSql.ColumnInfo;

/**
 * RFC 4180 with a header, but for lines that end as the tools of a shell expect them to. A blank is nothing between the commas, an empty text is two quotes.
 */
final class CsvSink implements Sink {
    private final PrintStream out;

    CsvSink(PrintStream out) {
        this.out = out;
    }

    @Override
    public void columns(List<ColumnInfo> columns) {
        line(columns.stream().map(ColumnInfo::name).toList());
    }

    @Override
    public void row(List<@Nullable Object> cells) {
        line(cells);
    }

    private void line(List<? extends @Nullable Object> cells) {
        out.print(cells.stream().map(CsvSink::field).collect(Collectors.joining(",")));
        out.print('\n');
    }

    static String field(@Nullable Object cell) {
        var text = Cell.text(cell);
        boolean quoted = cell != null && (text.isEmpty() || text.matches("(?s).*[\",\\r\\n].*"));
        return quoted ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }

    @Override
    public void close() {
        out.flush();
    }
}
