package vn.htsd.scheduler.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.htsd.reports.query.AnalystSql.ColumnInfo;

/** An array of objects, one a line, written as the rows come. */
final class JsonSink implements Sink {
    private final PrintStream out;
    private final JsonGenerator json;
    private final List<String> names = new ArrayList<>();
    private boolean first = true;

    JsonSink(PrintStream out) {
        this.out = out;
        try {
            this.json = Json.MAPPER.getFactory().createGenerator(out);
            json.setPrettyPrinter(new com.fasterxml.jackson.core.util.MinimalPrettyPrinter(""));
            json.writeRaw("[");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Two columns of one name would be one key: the second gets a number. */
    @Override
    public void columns(List<ColumnInfo> columns) {
        for (var column : columns) {
            var name = column.name();
            for (int i = 2; names.contains(name); i++) {
                name = column.name() + "_" + i;
            }
            names.add(name);
        }
    }

    @Override
    public void row(List<@Nullable Object> cells) {
        try {
            json.writeRaw(first ? "\n" : ",\n");
            first = false;
            json.writeStartObject();
            for (int i = 0; i < names.size(); i++) {
                json.writeFieldName(names.get(i));
                value(cells.get(i));
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void value(@Nullable Object cell) throws IOException {
        if (cell instanceof BigDecimal number) {
            json.writeNumber(number.toPlainString());
        } else if (cell instanceof Double number && !Double.isFinite(number)) {
            json.writeNull(); // JSON has no word for it
        } else if (cell == null || cell instanceof Number || cell instanceof Boolean) {
            json.writePOJO(cell);
        } else if (cell instanceof List || cell instanceof Map) {
            json.writePOJO(cell);
        } else {
            json.writeString(cell.toString());
        }
    }

    @Override
    public void close() {
        try {
            json.writeRaw(first ? "]" : "\n]");
            json.flush();
            out.println();
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
