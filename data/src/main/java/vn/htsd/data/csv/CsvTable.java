package vn.htsd.data.csv;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A reference file with a header row, as text. */
public record CsvTable(String fileName, List<Row> rows) {
    private static final CsvMapper CSV = CsvMapper.builder()
            .enable(CsvParser.Feature.TRIM_SPACES)
            .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
            .build();

    public CsvTable {
        rows = List.copyOf(rows);
    }

    /**
     * One row.
     *
     * @param line line in the file, the header being 1
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

    /** Parses UTF-8 text (with or without a byte order mark). */
    public static CsvTable parse(String fileName, String text) throws IOException {
        var withoutMark = text.startsWith("\uFEFF") ? text.substring(1) : text;
        var rows = new ArrayList<Row>();
        try (MappingIterator<Map<String, String>> cells = CSV.readerForMapOf(String.class)
                .with(CsvSchema.emptySchema().withHeader())
                .readValues(withoutMark)) {
            int line = 1;
            while (cells.hasNext()) {
                rows.add(new Row(fileName, ++line, cells.next()));
            }
        }
        return new CsvTable(fileName, rows);
    }
}
