package vn.htsd.reports.query;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.regex.Pattern;
import vn.htsd.data.problem.Category;
import vn.htsd.data.problem.HtsdException;
import vn.htsd.data.problem.Message;

/**
 * Lets exactly one reading statement through. DuckDB's own parser decides: what {@code json_serialize_sql} takes is one or
 * several SELECTs (WITH, FROM, VALUES, DESCRIBE, SHOW and SUMMARIZE are SELECTs to it), and what is run is the statement
 * as the parser understood it, not the text that came in. A SELECT may still hold a COPY, an INSERT and the like between
 * WITH and itself, or build a query of its own from a text: both are looked for in the parsed tree.
 */
final class QueryGate {
    /** Kinds of query; the parser has others, which write. In a tree no text can look like this: its quotes are escaped. */
    private static final Pattern NODE = Pattern.compile("\"type\":\"([A-Z_]+_NODE)\"");

    private static final Set<String> READING =
            Set.of("SELECT_NODE", "SET_OPERATION_NODE", "RECURSIVE_CTE_NODE", "CTE_NODE");

    /** Functions that run a text as a query, past this gate. */
    private static final Pattern RUNS_TEXT =
            Pattern.compile("\"function_name\":\"(query|json_execute_serialized_sql)\"", Pattern.CASE_INSENSITIVE);

    private QueryGate() {}

    /** The statement in the parser's own words, without a semicolon. */
    static String admitted(Connection connection, String sql) {
        if (sql.isBlank()) {
            throw problem("query_empty");
        }
        var tree = parsed(connection, sql);
        if (!readsOnly(tree)) {
            throw problem("query_kind");
        }
        return text(connection, tree);
    }

    private static String parsed(Connection connection, String sql) {
        try (var parse = connection.prepareStatement(
                """
                WITH parsed AS (SELECT json_serialize_sql(CAST(? AS VARCHAR)) AS tree)
                SELECT CAST(tree->>'error' AS BOOLEAN) AS wrong, tree->>'error_message' AS reason,
                  json_array_length(tree->'statements') AS statements, tree
                FROM parsed
                """)) {
            parse.setString(1, sql);
            try (var answer = parse.executeQuery()) {
                answer.next();
                if (answer.getBoolean("wrong")) {
                    var reason = String.valueOf(answer.getString("reason"));
                    throw reason.startsWith("Only SELECT") ? problem("query_kind") : problem("query_refused", reason);
                }
                if (answer.getLong("statements") != 1) {
                    throw problem("query_several", answer.getLong("statements"));
                }
                return answer.getString("tree");
            }
        } catch (SQLException e) {
            throw refused(e);
        }
    }

    private static boolean readsOnly(String tree) {
        return NODE.matcher(tree).results().allMatch(node -> READING.contains(node.group(1)))
                && !RUNS_TEXT.matcher(tree).find();
    }

    private static String text(Connection connection, String tree) {
        try (var print = connection.prepareStatement("SELECT json_deserialize_sql(CAST(? AS JSON))")) {
            print.setString(1, tree);
            try (var answer = print.executeQuery()) {
                answer.next();
                return answer.getString(1);
            }
        } catch (SQLException e) {
            throw refused(e);
        }
    }

    private static HtsdException refused(SQLException problem) {
        return new HtsdException(
                Category.INPUT, Message.of(DuckFile.BUNDLE, "query_refused", DuckFile.sentence(problem)), problem);
    }

    private static HtsdException problem(String key, Object... arguments) {
        return new HtsdException(Category.INPUT, Message.of(DuckFile.BUNDLE, key, arguments));
    }
}
