package vn.htsd.reports.query;

import java.util.Optional;
import vn.htsd.reports.figure.Origin;
import vn.htsd.reports.figure.Quantity;

/** Female participations, as far as reports state them, and how many reporters do. */
public record FemaleTotal(Quantity participants, Quantity reporters) {
    private static final String SQL =
            """
            SELECT sum(participants) AS participants, count(DISTINCT reporter_key) AS reporters
            FROM fact_participants_female WHERE %s
            """;

    private static final String TABLE = "fact_participants_female";

    public static Optional<FemaleTotal> read(Warehouse warehouse, Slice slice) {
        return warehouse.first(
                SQL.formatted(slice.facts()),
                row -> new FemaleTotal(
                        row.quantity("participants", "female", Origin.sum(TABLE, "participants", slice.facts())),
                        row.quantity("reporters", "female", Origin.distinct(TABLE, "reporter_key", slice.facts()))));
    }
}
