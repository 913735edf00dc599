package vn.htsd.scheduler.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import vn.htsd.reports.query.AnalystSql;

/** Writes the answer of a query in one format. */
record Answer(AnalystSql sql, AnswerFormat format) {
    /** Text goes straight to {@code out}, row by row; a file comes by way of {@code scratch}. Gives the number of rows. */
    long print(String query, PrintStream out, Path scratch) throws IOException {
        if (format.isText()) {
            try (var sink = sink(out)) {
                return sql.query(query, sink);
            }
        }
        var file = Files.createTempFile(Files.createDirectories(scratch), "answer", "." + format);
        try {
            long rows = write(query, file);
            Files.copy(file, out);
            return rows;
        } finally {
            Files.deleteIfExists(file);
        }
    }

    /** The file is complete or not there at all. Gives the number of rows. */
    long save(String query, Path target) throws IOException {
        var whole = target.toAbsolutePath();
        Files.createDirectories(whole.getParent());
        // Not createTempFile: its files are for their owner only, and others are to read the answer.
        // Of a name that nobody can know before, and lay a link there.
        var file = whole.resolveSibling("." + UUID.randomUUID() + ".tmp");
        try {
            long rows = write(query, file);
            Files.move(file, target, StandardCopyOption.REPLACE_EXISTING);
            return rows;
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private long write(String query, Path file) throws IOException {
        if (format == AnswerFormat.PARQUET) {
            Files.deleteIfExists(file);
            return sql.queryToParquet(query, file);
        }
        try (var stream = new BufferedOutputStream(Files.newOutputStream(file));
                var text = new PrintStream(stream, false, StandardCharsets.UTF_8);
                var sink = format == AnswerFormat.XLSX ? new XlsxSink(stream) : sink(text)) {
            return sql.query(query, sink);
        }
    }

    private Sink sink(PrintStream out) {
        return switch (format) {
            case TABLE -> new TableSink(out);
            case CSV -> new CsvSink(out);
            case JSON -> new JsonSink(out);
            case PARQUET, XLSX -> throw new IllegalStateException(format + " is no text");
        };
    }
}
