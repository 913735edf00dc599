package vn.htsd.reports.query;

import java.sql.SQLException;
import vn.htsd.reports.figure.Origin;
import vn.htsd.reports.figure.Quantity;

/**
 * The totals of a commune along its reporting line, and those of reporters on its territory that report along another one.
 * Coverage is that of the commune's own line.
 */
public record LineSummary(Measures own, Measures elsewhere) {
    private static final String SQL =
            """
            SELECT
              (SELECT sum(participants) FROM fact_participants WHERE %1$s) AS participants,
              (SELECT sum(classes) FROM fact_classes WHERE %1$s) AS classes,
              (SELECT sum(sessions) FROM fact_classes WHERE %1$s) AS sessions,
              (SELECT sum(activities) FROM fact_classes WHERE %1$s) AS activities,
              (SELECT sum(amount_vnd) FROM fact_funding WHERE %1$s) AS amount_vnd,
              (SELECT sum(participants) FROM fact_participants WHERE %1$s AND activity_group = 'opening')
                AS opening_participants,
              (SELECT nullif(count(*), 0) FROM fact_opening WHERE %2$s) AS openings,
              (SELECT nullif(count(*), 0) FROM submission WHERE %3$s) AS plans,
              (SELECT count(*) FROM fact_reporting WHERE %4$s) AS expected,
              (SELECT count(*) FROM fact_reporting WHERE %5$s) AS received,
              (SELECT count(*) FROM fact_reporting WHERE %6$s) AS covered
            """;

    /** @param territory all that lies in the commune, from {@code locality_summary} */
    public static LineSummary read(Warehouse warehouse, Slice slice, Measures territory) {
        var elsewhere = measures(warehouse, slice.elsewhere(), slice.reportersElsewhere(), ".elsewhere");
        var own = measures(warehouse, slice.facts(), slice.reporters(), "");
        return new LineSummary(
                new Measures(
                        own.participants(),
                        own.classes(),
                        own.sessions(),
                        own.activities(),
                        own.amountVnd(),
                        beyond(territory.openings(), elsewhere.openings()),
                        own.openingParticipants(),
                        beyond(territory.plans(), elsewhere.plans()),
                        territory.expected(),
                        territory.received(),
                        territory.covered()),
                elsewhere);
    }

    /** Ceremonies and plans that a consolidated report names are known of the territory alone. */
    private static Quantity beyond(Quantity territory, Quantity elsewhere) {
        return elsewhere.isKnown() ? territory.without(territory.name(), java.util.List.of(elsewhere)) : territory;
    }

    private static Measures measures(Warehouse warehouse, String facts, String reporters, String suffix) {
        var direct = " AND submission_id IN (SELECT submission_id FROM submission WHERE kind = 'direct')";
        var openings = reporters + direct;
        var plans = reporters + " AND kind = 'direct' AND status = 'accepted' AND plan_number IS NOT NULL";
        var expected = reporters + " AND expected";
        var received = expected + " AND status IN ('reported', 'nil')";
        var covered = expected + " AND status <> 'missing'";
        return warehouse
                .first(
                        SQL.formatted(facts, openings, plans, expected, received, covered),
                        row -> new Measures(
                                sum(row, "participants", suffix, "fact_participants", "participants", facts),
                                sum(row, "classes", suffix, "fact_classes", "classes", facts),
                                sum(row, "sessions", suffix, "fact_classes", "sessions", facts),
                                sum(row, "activities", suffix, "fact_classes", "activities", facts),
                                sum(row, "amount_vnd", suffix, "fact_funding", "amount_vnd", facts),
                                rows(row, "openings", suffix, "fact_opening", openings),
                                sum(
                                        row,
                                        "opening_participants",
                                        suffix,
                                        "fact_participants",
                                        "participants",
                                        facts + " AND activity_group = 'opening'"),
                                rows(row, "plans", suffix, "submission", plans),
                                rows(row, "expected", suffix, "fact_reporting", expected),
                                rows(row, "received", suffix, "fact_reporting", received),
                                rows(row, "covered", suffix, "fact_reporting", covered)))
                .orElseThrow();
    }

    private static Quantity sum(Row row, String name, String suffix, String table, String column, String where)
            throws SQLException {
        return new Quantity(name + suffix, row.number(name), Origin.sum(table, column, where));
    }

    private static Quantity rows(Row row, String name, String suffix, String table, String where) throws SQLException {
        return new Quantity(name + suffix, row.number(name), Origin.rows(table, where));
    }
}
