package vn.htsd.reports.query;

import java.sql.Connection;
import java.sql.SQLException;
import vn.htsd.data.problem.Category;
import vn.htsd.data.problem.HtsdException;
import vn.htsd.data.problem.Message;

/**
 * Lets exactly one reading statement through. DuckDB's own parser decides: what {@code json_serialize_sql} takes is one or
 * several SELECTs (WITH, FROM, VALUES, DESCRIBE, SHOW and SUMMARIZE are SELECTs to it), and what is run is the statement
 * as the parser understood it, not the text that came in.
 */
final class QueryGate {
    private QueryGate() {}

    /** The statement in the parser's own words, without a semicolon. */
    static String admitted(Connection connection, String sql) {
        if (sql.isBlank()) {
            throw problem("query_empty");
        }
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
                return text(connection, answer.getString("tree"));
            }
        } catch (SQLException e) {
            throw new HtsdException(
                    Category.INPUT, Message.of(DuckFile.BUNDLE, "query_refused", DuckFile.sentence(e)), e);
        }
    }

    private static String text(Connection connection, String tree) throws SQLException {
        try (var print = connection.prepareStatement("SELECT json_deserialize_sql(CAST(? AS JSON))")) {
            print.setString(1, tree);
            try (var answer = print.executeQuery()) {
                answer.next();
                return answer.getString(1);
            }
        }
    }

    private static HtsdException problem(String key, Object... arguments) {
        return new HtsdException(Category.INPUT, Message.of(DuckFile.BUNDLE, key, arguments));
    }
}
