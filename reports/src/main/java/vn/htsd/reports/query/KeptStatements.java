package vn.htsd.reports.query;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Statements that stay prepared: preparing one costs about as much as answering it. */
final class KeptStatements implements AutoCloseable {
    /** A report asks some thirty questions; what is asked once in a while may be prepared again. */
    private static final int MOST = 100;

    private final Connection connection;
    private final Map<String, PreparedStatement> kept = new LinkedHashMap<>(16, 0.75f, true);

    KeptStatements(Connection connection) {
        this.connection = connection;
    }

    /** The statement of a question, its parameters set; good until the next one is asked for. */
    PreparedStatement ready(Question question) throws SQLException {
        var statement = kept.get(question.text());
        if (statement == null) {
            statement = connection.prepareStatement(question.text());
            kept.put(question.text(), statement);
            if (kept.size() > MOST) {
                kept.remove(kept.keySet().iterator().next()).close();
            }
        }
        question.fill(statement);
        return statement;
    }

    @Override
    public void close() throws SQLException {
        for (var statement : kept.values()) {
            statement.close();
        }
        kept.clear();
    }
}
