package vn.htsd.transform.oracle;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.htsd.transform.oracle.Published.Place;
import vn.htsd.transform.oracle.Published.Reconciliation;

/** What the warehouse did publish, season by season, read with plain SQL. */
final class PublishedReader implements AutoCloseable {
    /** One row a measure that has a value; residuals and adjustments of zero say nothing. */
    private static final String FACTS =
            """
            WITH figure AS (
                SELECT 'participants' AS tab, reporter_key, locality_key, node_key, basis,
                       [activity_group, population_group, mode] AS cell, submission_id, declared_submission_id,
                       'participants' AS measure, participants::DECIMAL(38,0) AS value
                FROM fact_participants WHERE campaign_year = $year
                UNION ALL
                SELECT 'participants_female', reporter_key, locality_key, node_key, '', [activity_group, mode],
                       submission_id, NULL, 'participants', participants
                FROM fact_participants_female WHERE campaign_year = $year
                UNION ALL
                SELECT 'classes', reporter_key, locality_key, node_key, basis, [activity_group, mode],
                       submission_id, declared_submission_id, measure, value
                FROM (SELECT *, unnest(['classes', 'sessions', 'activities']) AS measure,
                             unnest([classes, sessions, activities]) AS value
                      FROM fact_classes WHERE campaign_year = $year)
                UNION ALL
                SELECT 'funding', reporter_key, locality_key, node_key, basis, [funding_source],
                       submission_id, declared_submission_id, 'amount_vnd', amount_vnd
                FROM fact_funding WHERE campaign_year = $year)
            SELECT tab, CASE WHEN reporter_key IN (SELECT locality_key FROM dim_locality) THEN reporter_key
                             ELSE split_part(reporter_key, '@', 1) END AS reporter,
                   locality_key, node_key, basis, array_to_string(cell, '|') AS cell, measure, value,
                   concat_ws(' ', 'submission:' || submission_id, 'declared:' || declared_submission_id) AS source
            FROM figure
            WHERE value IS NOT NULL AND (basis NOT IN ('residual', 'adjustment') OR value <> 0)
            """;

    private static final String RECONCILIATION =
            """
            SELECT CASE WHEN node_key IN (SELECT locality_key FROM dim_locality) THEN node_key
                        ELSE split_part(node_key, '@', 1) END AS node, *
            FROM fact_reconciliation WHERE campaign_year = $year
            """;

    private static final String NATIONAL =
            """
            SELECT participants, classes, sessions, activities, amount_vnd
            FROM national_summary WHERE campaign_year = $year
            """;

    private final Connection connection;
    private final PreparedStatement facts;
    private final PreparedStatement reconciliation;
    private final PreparedStatement national;

    PublishedReader(Path warehouse) throws SQLException {
        connection = DriverManager.getConnection("jdbc:duckdb:" + warehouse);
        facts = prepared(FACTS);
        reconciliation = prepared(RECONCILIATION);
        national = prepared(NATIONAL);
    }

    private PreparedStatement prepared(String sql) throws SQLException {
        return connection.prepareStatement(sql.replace("$year", "?"));
    }

    Published read(int year) throws SQLException {
        var published = new Published();
        try (var rows = rowsOf(facts, year)) {
            while (rows.next()) {
                published.add(place(rows), rows.getString("measure"), number(rows, "value"), source(rows));
            }
        }
        try (var rows = rowsOf(reconciliation, year)) {
            while (rows.next()) {
                published.add(reconciliation(rows));
            }
        }
        try (var rows = rowsOf(national, year)) {
            while (rows.next()) {
                for (var measure : List.of("participants", "classes", "sessions", "activities", "amount_vnd")) {
                    published.addNational(measure, maybe(rows, measure));
                }
            }
        }
        return published;
    }

    private static ResultSet rowsOf(PreparedStatement statement, int year) throws SQLException {
        for (int index = 1; index <= statement.getParameterMetaData().getParameterCount(); index++) {
            statement.setInt(index, year);
        }
        return statement.executeQuery();
    }

    private static Place place(ResultSet rows) throws SQLException {
        return new Place(
                rows.getString("tab"),
                rows.getString("reporter"),
                rows.getString("locality_key"),
                rows.getString("node_key"),
                rows.getString("basis"),
                List.of(rows.getString("cell").split("\\|")));
    }

    private static Set<String> source(ResultSet rows) throws SQLException {
        return Set.of(rows.getString("source"));
    }

    private static Reconciliation reconciliation(ResultSet rows) throws SQLException {
        return new Reconciliation(
                rows.getString("node"),
                rows.getString("level"),
                rows.getString("family"),
                maybe(rows, "detail"),
                maybe(rows, "declared"),
                maybe(rows, "relayed"),
                number(rows, "duplicates_removed"),
                number(rows, "published"),
                number(rows, "residual"),
                number(rows, "tolerance"),
                maybe(rows, "children_expected"),
                number(rows, "children_covered"),
                rows.getString("status"));
    }

    private static long number(ResultSet rows, String column) throws SQLException {
        var value = maybe(rows, column);
        if (value == null) {
            throw new SQLException(column + " is null, expected a number");
        }
        return value;
    }

    private static @Nullable Long maybe(ResultSet rows, String column) throws SQLException {
        BigDecimal value = rows.getBigDecimal(column);
        return value == null ? null : value.longValueExact();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
