package vn.htsd.reports.query;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A statement without what tells places apart: their keys and codes are parameters, so that the same question about another place is
 * the same text.
 */
record Question(String text, List<Object> parameters) {
    private static final Pattern QUOTED_OR_OPEN = Pattern.compile("'(?:[^']|'')*'|\\?");
    private static final Pattern KEY_OR_CODE = Pattern.compile("'(?:[^'@]+@\\d{4}-\\d{2}-\\d{2}|\\d{2,5})'");

    Question {
        parameters = List.copyOf(parameters);
    }

    /** @param given values of the question marks in {@code sql}, in order */
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
            each.appendReplacement(text, Matcher.quoteReplacement(found));
        }
        each.appendTail(text);
        return new Question(text.toString(), parameters);
    }

    /** Its parameters, given to a statement of its text. */
    void fill(PreparedStatement statement) throws SQLException {
        for (int i = 0; i < parameters.size(); i++) {
            statement.setObject(i + 1, parameters.get(i));
        }
    }

    /** The same question of a place that is yet to be named, where it is about {@code place}. */
    Question about(Place place) {
        var open = new ArrayList<>();
        var inner = new StringBuilder();
        int next = 0;
        var each = QUOTED_OR_OPEN.matcher(text);
        while (each.find()) {
            var found = each.group();
            if (found.equals("?")) {
                var value = parameters.get(next++);
                if (value.equals(place.key())) {
                    found = "asked.asked_key";
                } else if (value.equals(place.code())) {
                    found = "asked.asked_code";
                } else {
                    open.add(value);
                }
            }
            each.appendReplacement(inner, Matcher.quoteReplacement(found));
        }
        each.appendTail(inner);
        return new Question(inner.toString(), open);
    }

    /** A question {@link #about} a place, asked of each of several. */
    Question ofEach(String places) {
        var order = text.contains(" AS row_at") ? " ORDER BY asked.asked_key, answer.row_at" : "";
        return new Question(
                "SELECT asked.asked_key, answer.* FROM (VALUES " + places + ") asked(asked_key, asked_code), LATERAL ("
                        + text + ") answer" + order,
                parameters);
    }

    /** Places as {@link #ofEach} takes them. */
    static String listed(Collection<Place> places) {
        return places.stream()
                .map(one -> "(" + DuckFile.quoted(one.key()) + ", " + DuckFile.quoted(one.code()) + ")")
                .collect(Collectors.joining(", "));
    }
}
