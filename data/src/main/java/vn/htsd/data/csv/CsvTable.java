package vn.htsd.data.csv;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.problem.Message;

/**
 * A reference file with a header row, as text.
 *
 * @param problems what is wrong with the file as such: rows longer than the header, an open quotation mark
 */
public record CsvTable(String fileName, List<String> header, List<Row> rows, List<Message> problems) {
    private static final String BUNDLE = "vn.htsd.data.csv.messages";

    public CsvTable {
        header = List.copyOf(header);
        rows = List.copyOf(rows);
        problems = List.copyOf(problems);
    }

    /**
     * One row.
     *
     * @param line line in the file on which the row begins, the header's being 1 where nothing stands above it
     */
    public record Row(String fileName, int line, Map<String, String> cells) {
        /** The cell, blank where the file has no such column. */
        public String text(String column) {
            return cells.getOrDefault(column, "");
        }

        /** The cell, null where blank. */
        public @Nullable String optional(String column) {
            var text = text(column);
            return text.isEmpty() ? null : text;
        }

        /** {@code units.csv:17}. */
        public String place() {
            return fileName + ":" + line;
        }
    }

    /**
     * Parses text as RFC 4180 has it, with or without a byte order mark, whatever ends its lines. Blank lines are passed over;
     * a row may leave out blank cells at its end.
     */
    public static CsvTable parse(String fileName, String text) {
        var reader = new CsvReader(text);
        var problems = new ArrayList<Message>();
        var rows = new ArrayList<Row>();
        List<String> header = List.of();
        for (var line = reader.next(); line != null; line = reader.next()) {
            if (header.isEmpty()) {
                header = line.cells();
            } else if (line.cells().size() > header.size()) {
                problems.add(problem(
                        "too_long", fileName + ":" + line.number(), line.cells().size(), header.size()));
            } else {
                rows.add(new Row(fileName, line.number(), cells(header, line.cells())));
            }
        }
        if (reader.openQuote() > 0) {
            problems.add(problem("open_quote", fileName + ":" + reader.openQuote()));
        }
        return new CsvTable(fileName, header, rows, problems);
    }

    private static Map<String, String> cells(List<String> header, List<String> cells) {
        var byName = new HashMap<String, String>();
        for (int at = 0; at < cells.size(); at++) {
            byName.put(header.get(at), cells.get(at));
        }
        return byName;
    }

    /**
     * What keeps the file from being read as a table of exactly {@code columns}, in any order: missing, unknown and repeated
     * headings, and what is wrong with it as such. With none, its rows can be looked at.
     */
    public List<Message> problemsAs(List<String> columns) {
        var found = new ArrayList<Message>();
        if (header.isEmpty()) {
            return List.of(problem("no_header", fileName, String.join(",", columns)));
        }
        var seen = new HashSet<String>();
        for (var heading : header) {
            if (!columns.contains(heading)) {
                found.add(problem("unknown_column", fileName, heading, String.join(",", columns)));
            } else if (!seen.add(heading)) {
                found.add(problem("repeated_column", fileName, heading));
            }
        }
        columns.stream()
                .filter(column -> !header.contains(column))
                .forEach(column -> found.add(problem("missing_column", fileName, column, String.join(",", columns))));
        found.addAll(problems);
        return found;
    }

    /** The rows, each once; a repetition is a problem that names the row it repeats. */
    public List<Row> distinctRows(List<Message> found) {
        var first = new HashMap<Map<String, String>, Row>();
        var distinct = new ArrayList<Row>();
        for (var row : rows) {
            var before = first.putIfAbsent(row.cells(), row);
            if (before == null) {
                distinct.add(row);
            } else {
                found.add(problem("repeated_row", row.place(), before.line()));
            }
        }
        return distinct;
    }

    private static Message problem(String key, Object... arguments) {
        return Message.of(BUNDLE, key, arguments);
    }
}
