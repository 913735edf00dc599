package vn.htsd.reports.query;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Places whose reports are made one after the other: what is asked about the first of them is asked about all in one statement, which
 * costs hardly more, and the others find their answers here.
 */
final class Together {
    private final Map<String, Place> places = new LinkedHashMap<>();
    private final String listed;
    private final Map<Question, Map<String, List<Map<String, @Nullable Object>>>> answers = new HashMap<>();

    Together(List<Place> places) {
        places.forEach(place -> this.places.put(place.key(), place));
        this.listed = Question.listed(places);
    }

    /** The rows that answer a question about one of the places; empty where it is about none of them. */
    Optional<List<Map<String, @Nullable Object>>> rows(Connection connection, Question question) throws SQLException {
        for (var parameter : question.parameters()) {
            var place = parameter instanceof String key ? places.get(key) : null;
            if (place != null) {
                var about = question.about(place);
                var known = answers.get(about);
                if (known == null) {
                    known = ask(connection, about.ofEach(listed));
                    answers.put(about, known);
                }
                return Optional.of(known.getOrDefault(place.key(), List.of()));
            }
        }
        return Optional.empty();
    }

    private static Map<String, List<Map<String, @Nullable Object>>> ask(Connection connection, Question question)
            throws SQLException {
        var rows = new HashMap<String, List<Map<String, @Nullable Object>>>();
        try (var statement = connection.prepareStatement(question.text())) {
            question.fill(statement);
            try (var answer = statement.executeQuery()) {
                var shape = answer.getMetaData();
                while (answer.next()) {
                    var row = new HashMap<String, @Nullable Object>();
                    for (int column = 2; column <= shape.getColumnCount(); column++) {
                        row.put(shape.getColumnLabel(column), answer.getObject(column));
                    }
                    rows.computeIfAbsent(answer.getString(1), key -> new ArrayList<>())
                            .add(row);
                }
            }
        }
        return rows;
    }

    /** A row that is kept. */
    static Row row(Map<String, @Nullable Object> values) {
        return new Row(column -> {
            if (!values.containsKey(column)) {
                throw new SQLException("there is no column " + column);
            }
            return values.get(column);
        });
    }
}
