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
            FROM
              (SELECT sum(participants) AS participants,
                 sum(participants) FILTER (activity_group = 'opening') AS opening_participants
               FROM fact_participants WHERE %1$s),
              (SELECT sum(classes) AS classes, sum(sessions) AS sessions, sum(activities) AS activities
               FROM fact_classes WHERE %1$s),
              (SELECT sum(amount_vnd) AS amount_vnd FROM fact_funding WHERE %1$s),
              (SELECT nullif(count(*), 0) AS openings FROM fact_opening WHERE %2$s),
              (SELECT nullif(count(*), 0) AS plans FROM submission WHERE %3$s),
              (SELECT count(*) FILTER (expected) AS expected,
                 count(*) FILTER (expected AND status IN ('reported', 'nil')) AS received,
                 count(*) FILTER (expected AND status <> 'missing') AS covered
               FROM fact_reporting WHERE %4$s)
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
                        SQL.formatted(facts, openings, plans, reporters),
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
