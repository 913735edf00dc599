package vn.htsd.reports.query;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Statements that stay prepared. What tells places apart, their keys and codes, is taken out of the text as parameters, so that the
 * same question about the next place is the same statement: preparing one costs as much as answering it.
 */
final class KeptStatements implements AutoCloseable {
    /** A report asks some thirty questions; what is asked once in a while may be prepared again. */
    private static final int MOST = 100;

    private static final Pattern QUOTED_OR_OPEN = Pattern.compile("'(?:[^']|'')*'|\\?");
    private static final Pattern KEY_OR_CODE = Pattern.compile("'(?:[^'@]+@\\d{4}-\\d{2}-\\d{2}|\\d{2,5})'");

    private final Connection connection;
    private final Map<String, PreparedStatement> kept = new LinkedHashMap<>(16, 0.75f, true);

    KeptStatements(Connection connection) {
        this.connection = connection;
    }

    /** The statement of {@code sql}, its parameters set; good until the next one is asked for. */
    PreparedStatement ready(String sql, Object... parameters) throws SQLException {
        var question = Question.of(sql, parameters);
        var statement = kept.get(question.text());
        if (statement == null) {
            statement = connection.prepareStatement(question.text());
            kept.put(question.text(), statement);
            if (kept.size() > MOST) {
                kept.remove(kept.keySet().iterator().next()).close();
            }
        }
        for (int i = 0; i < question.parameters().size(); i++) {
            statement.setObject(i + 1, question.parameters().get(i));
        }
        return statement;
    }

    @Override
    public void close() throws SQLException {
        for (var statement : kept.values()) {
            statement.close();
        }
        kept.clear();
    }

    /** A statement without the keys and codes of places, which are parameters. */
    record Question(String text, List<Object> parameters) {
        static Question of(String sql, Object... given) {
            var parameters = new ArrayList<>();
            var text = new StringBuilder();
            int next = 0;
            var each = QUOTED_OR_OPEN.matcher(sql);
            while (each.find()) {
                var found = each.group();
                if (found.equals("?")) {
                    parameters.add(given[next++]);
                } else if (KEY_OR_CODE.matcher(found).matches()) {
                    parameters.add(found.substring(1, found.length() - 1));
                    found = "?";
                }
                each.appendReplacement(text, java.util.regex.Matcher.quoteReplacement(found));
            }
            each.appendTail(text);
            return new Question(text.toString(), parameters);
        }
    }
}
