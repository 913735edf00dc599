package vn.htsd.reports.query;

import java.util.HashMap;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import vn.htsd.reports.figure.Origin;
import vn.htsd.reports.figure.Quantity;

/**
 * The totals of a commune along its reporting line, and those of reporters on its territory that report along another one.
 * Coverage is that of the commune's own line.
 */
public record LineSummary(Measures own, Measures elsewhere) {
    private static final String PEOPLE =
            """
            SELECT sum(participants) AS participants,
              sum(participants) FILTER (activity_group = 'opening') AS opening_participants
            FROM fact_participants WHERE %s
            """;
    private static final String LESSONS =
            """
            SELECT sum(classes) AS classes, sum(sessions) AS sessions, sum(activities) AS activities
            FROM fact_classes WHERE %s
            """;
    private static final String MONEY = "SELECT sum(amount_vnd) AS amount_vnd FROM fact_funding WHERE %s";
    private static final String OPENINGS = "SELECT nullif(count(*), 0) AS openings FROM fact_opening WHERE %s";
    private static final String PLANS = "SELECT nullif(count(*), 0) AS plans FROM submission WHERE %s";
    private static final String REPORTERS =
            """
            SELECT count(*) FILTER (expected) AS expected,
              count(*) FILTER (expected AND status IN ('reported', 'nil')) AS received,
              count(*) FILTER (expected AND status <> 'missing') AS covered
            FROM fact_reporting WHERE %s
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
        var found = new HashMap<String, @Nullable Long>();
        ask(warehouse, PEOPLE.formatted(facts), found, "participants", "opening_participants");
        ask(warehouse, LESSONS.formatted(facts), found, "classes", "sessions", "activities");
        ask(warehouse, MONEY.formatted(facts), found, "amount_vnd");
        ask(warehouse, OPENINGS.formatted(openings), found, "openings");
        ask(warehouse, PLANS.formatted(plans), found, "plans");
        ask(warehouse, REPORTERS.formatted(reporters), found, "expected", "received", "covered");
        BiFunction<String, Origin, Quantity> quantity =
                (name, origin) -> new Quantity(name + suffix, found.get(name), origin);
        return new Measures(
                quantity.apply("participants", Origin.sum("fact_participants", "participants", facts)),
                quantity.apply("classes", Origin.sum("fact_classes", "classes", facts)),
                quantity.apply("sessions", Origin.sum("fact_classes", "sessions", facts)),
                quantity.apply("activities", Origin.sum("fact_classes", "activities", facts)),
                quantity.apply("amount_vnd", Origin.sum("fact_funding", "amount_vnd", facts)),
                quantity.apply("openings", Origin.rows("fact_opening", openings)),
                quantity.apply(
                        "opening_participants",
                        Origin.sum("fact_participants", "participants", facts + " AND activity_group = 'opening'")),
                quantity.apply("plans", Origin.rows("submission", plans)),
                quantity.apply("expected", Origin.rows("fact_reporting", expected)),
                quantity.apply("received", Origin.rows("fact_reporting", received)),
                quantity.apply("covered", Origin.rows("fact_reporting", covered)));
    }

    /** What one statement of one row says, by column. */
    private static void ask(Warehouse warehouse, String sql, Map<String, @Nullable Long> found, String... columns) {
        warehouse.first(sql, row -> {
            for (var column : columns) {
                found.put(column, row.number(column));
            }
            return found;
        });
    }
}
