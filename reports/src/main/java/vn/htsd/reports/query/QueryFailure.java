package vn.htsd.reports.query;

import java.sql.SQLException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.htsd.data.problem.Category;
import vn.htsd.data.problem.HtsdException;
import vn.htsd.data.problem.Message;

/** What DuckDB says of a query that failed, as a sentence that names the nearest name, or what is allowed instead. */
final class QueryFailure {
    private static final Pattern NO_TABLE = Pattern.compile("^Catalog Error: Table with name (.+?) does not exist!");
    private static final Pattern NO_FUNCTION = Pattern.compile(
            "^Catalog Error: (?:Scalar |Table |Aggregate )?(?:Macro )?Function with name (.+?) does not exist!");
    private static final Pattern NO_COLUMN = Pattern.compile(
            "^Binder Error: (?:Referenced column|Table \".+?\" does not have a column named) \"(.+?)\"");
    private static final Pattern NEAREST = Pattern.compile("(?:Did you mean|Candidate bindings:) *:? *(\"[^\\n]+)");
    private static final List<String> OUTSIDE = List.of(
            "disabled by configuration",
            "configuration has been locked",
            "attached in read-only mode",
            "is not in the catalog, but it exists in the",
            "Extension Autoloading");
    private static final List<String> TOO_LARGE =
            List.of("Out of Memory Error", "Java heap space", "max_temp_directory_size");

    private QueryFailure() {}

    static HtsdException of(SQLException problem) {
        return new HtsdException(Category.INPUT, message(DuckFile.sentence(problem)), problem);
    }

    static HtsdException cancelled(SQLException problem) {
        return new HtsdException(Category.INPUT, Message.of(DuckFile.BUNDLE, "query_cancelled"), problem);
    }

    /** A value that Java cannot hold, such as {@code TIME '24:00:00'}. */
    static HtsdException ofValue(RuntimeException problem) {
        return new HtsdException(
                Category.INPUT,
                Message.of(DuckFile.BUNDLE, "query_value", String.valueOf(problem.getMessage())),
                problem);
    }

    static HtsdException tooLarge(Throwable problem) {
        return new HtsdException(
                Category.INPUT, Message.of(DuckFile.BUNDLE, "query_large", DuckFile.MEMORY_LIMIT), problem);
    }

    private static Message message(String said) {
        if (TOO_LARGE.stream().anyMatch(said::contains)) {
            return Message.of(DuckFile.BUNDLE, "query_large", DuckFile.MEMORY_LIMIT);
        }
        if (OUTSIDE.stream().anyMatch(said::contains)) {
            return Message.of(
                    DuckFile.BUNDLE, "query_outside", said.lines().findFirst().orElse(said));
        }
        var table = NO_TABLE.matcher(said);
        if (table.find()) {
            return named("query_table", table, said);
        }
        var column = NO_COLUMN.matcher(said);
        if (column.find()) {
            return named("query_column", column, said);
        }
        var function = NO_FUNCTION.matcher(said);
        if (function.find()) {
            return named("query_function", function, said);
        }
        return Message.of(DuckFile.BUNDLE, "query_failed", said);
    }

    private static Message named(String key, Matcher found, String said) {
        var nearest = NEAREST.matcher(said);
        return nearest.find()
                ? Message.of(
                        DuckFile.BUNDLE,
                        key + "_near",
                        found.group(1),
                        nearest.group(1).replaceAll("\\?$", ""))
                : Message.of(DuckFile.BUNDLE, key, found.group(1));
    }
}
