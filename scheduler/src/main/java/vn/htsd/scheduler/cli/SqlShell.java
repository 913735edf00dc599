package vn.htsd.scheduler.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.jline.reader.EOFError;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.DefaultParser;
import org.jline.reader.impl.completer.StringsCompleter;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.slf4j.LoggerFactory;
import vn.htsd.data.problem.HtsdException;
import vn.htsd.data.table.ExampleQueries;
import vn.htsd.reports.query.AnalystSql;
import vn.htsd.scheduler.app.Assembly;

/** The interactive shell: history, completion, statements over several lines, one query at a time. */
final class SqlShell {
    private static final List<String> KEYWORDS = List.of(
            "select",
            "from",
            "where",
            "group by",
            "order by",
            "having",
            "limit",
            "join",
            "left join",
            "on",
            "using",
            "with",
            "as",
            "and",
            "or",
            "not",
            "in",
            "is null",
            "is not null",
            "between",
            "like",
            "ilike",
            "distinct",
            "count(*)",
            "sum(",
            "avg(",
            "min(",
            "max(",
            "round(",
            "coalesce(",
            "case when",
            "then",
            "else",
            "end",
            "union all",
            "describe",
            "summarize",
            "show tables",
            "desc",
            "over (",
            "partition by",
            ".tables",
            ".schema",
            ".queries",
            ".query",
            ".help",
            ".quit");
    private static final String TABLES =
            """
            select kind, name, comment
            from (select 1 as place, 'table' as kind, table_name as name, comment
                  from duckdb_tables() where schema_name = 'main'
                  union all
                  select 2, 'view', view_name, comment from duckdb_views() where not internal
                  union all
                  select 3, 'macro', function_name || '(' || array_to_string(parameters, ', ') || ')', comment
                  from duckdb_functions() where function_type = 'table_macro' and not internal)
            order by place, name""";

    private final Htsd htsd;
    private final Assembly assembly;

    SqlShell(Htsd htsd, Assembly assembly) {
        this.htsd = htsd;
        this.assembly = assembly;
    }

    int run() throws IOException {
        try (var terminal = TerminalBuilder.builder().name("htsd").dumb(true).build();
                var warehouse = new Warehouse()) {
            var reader = reader(terminal, warehouse.open());
            htsd.tell("sql.welcome", assembly.workspace().warehouse());
            while (true) {
                try {
                    var text = reader.readLine("htsd> ").strip();
                    if (text.equals(".quit") || text.equals(".exit")) {
                        return 0;
                    }
                    answer(text, warehouse, terminal);
                } catch (UserInterruptException typedAgain) {
                    // Ctrl-C forgets the line that was being typed.
                } catch (EndOfFileException end) {
                    return 0;
                }
            }
        }
    }

    private LineReader reader(Terminal terminal, AnalystSql sql) {
        var words = new TreeSet<>(KEYWORDS);
        words.addAll(sql.words());
        var reader = LineReaderBuilder.builder()
                .terminal(terminal)
                .appName("htsd")
                .parser(new UntilSemicolon())
                .completer(new StringsCompleter(words))
                .variable(LineReader.HISTORY_FILE, assembly.workspace().home().resolve(".sql_history"))
                .variable(LineReader.SECONDARY_PROMPT_PATTERN, "   -> ")
                .build();
        reader.setOpt(LineReader.Option.DISABLE_EVENT_EXPANSION);
        reader.setOpt(LineReader.Option.CASE_INSENSITIVE);
        return reader;
    }

    private void answer(String text, Warehouse warehouse, Terminal terminal) throws IOException {
        var query = query(text);
        if (query.isEmpty()) {
            return;
        }
        var sql = warehouse.open();
        // Ctrl-C ends the query, not the shell.
        var before = terminal.handle(Terminal.Signal.INT, signal -> sql.cancel());
        try {
            var streams = htsd.streams();
            var answer = new Answer(sql, AnswerFormat.TABLE);
            htsd.tell(
                    "sql.rows",
                    answer.print(query, streams.out(), assembly.workspace().scratch()));
        } catch (HtsdException wrong) {
            LoggerFactory.getLogger(SqlShell.class).warn("Refused: {}", query, wrong);
            htsd.streams().err().println(wrong.sentence().in(htsd.locale()));
        } finally {
            terminal.handle(Terminal.Signal.INT, before);
        }
    }

    /** The SQL behind what was typed; blank where there is nothing to ask. */
    private String query(String text) {
        var words = text.split("\\s+");
        switch (words[0].toLowerCase(Locale.ROOT)) {
            case ".tables" -> {
                return TABLES;
            }
            case ".schema" -> {
                return words.length > 1
                        ? "describe \"" + words[1].replace("\"", "\"\"").replace(";", "") + "\""
                        : TABLES;
            }
            case ".queries" -> {
                ExampleQueries.ALL.forEach(example -> htsd.streams()
                        .out()
                        .printf("%3d  %s%n", example.number(), isVietnamese() ? example.vi() : example.en()));
                return "";
            }
            case ".query" -> {
                return example(words.length > 1 ? words[1] : "");
            }
            default -> {
                if (text.startsWith(".")) {
                    htsd.print("sql.help");
                    return "";
                }
                return Statements.bare(text);
            }
        }
    }

    private boolean isVietnamese() {
        return !htsd.locale().getLanguage().equals("en");
    }

    /** Prints the example of this number, to be seen and changed, and gives it to be run. */
    private String example(String number) {
        var found = ExampleQueries.ALL.stream()
                .filter(example -> Integer.toString(example.number()).equals(number))
                .findFirst();
        if (found.isEmpty()) {
            htsd.print("sql.help");
            return "";
        }
        htsd.streams().out().println(found.get().sql() + ";");
        return found.get().sql();
    }

    /** Lines go on until a semicolon; a command that starts with a dot is one line. */
    private static final class UntilSemicolon implements Parser {
        private final DefaultParser words = new DefaultParser();

        UntilSemicolon() {
            words.setEofOnUnclosedQuote(false);
            words.setEscapeChars(null);
        }

        @Override
        public ParsedLine parse(String line, int cursor, ParseContext context) {
            boolean finished = line.isBlank() || line.strip().startsWith(".") || Statements.isComplete(line);
            if (context == ParseContext.ACCEPT_LINE && !finished) {
                throw new EOFError(-1, cursor, "…");
            }
            return words.parse(line, cursor, ParseContext.COMPLETE);
        }
    }

    /** The published warehouse as it is now: a newer build is opened before the next query. */
    private final class Warehouse implements AutoCloseable {
        private AnalystSql sql;
        private FileTime published;

        Warehouse() throws IOException {
            this.sql = assembly.sql();
            this.published = published();
        }

        AnalystSql open() throws IOException {
            var now = published();
            if (!now.equals(published)) {
                sql.close();
                sql = assembly.sql();
                published = now;
                htsd.tell("sql.reopened");
            }
            return sql;
        }

        private FileTime published() throws IOException {
            Path file = assembly.workspace().warehouse();
            return Files.exists(file) ? Files.getLastModifiedTime(file) : FileTime.fromMillis(0);
        }

        @Override
        public void close() {
            sql.close();
        }
    }
}
