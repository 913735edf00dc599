package vn.htsd.reports.query;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Female participations, as far as reports state them, and how many reporters do. */
public record FemaleTotal(@Nullable Long participants, long reporters) {
    private static final String SQL =
            """
            SELECT sum(participants) AS participants, count(DISTINCT reporter_key) AS reporters
            FROM fact_participants_female WHERE campaign_year = ?
            """;

    public static Optional<FemaleTotal> read(Warehouse warehouse, int campaign) {
        return warehouse.first(
                SQL, row -> new FemaleTotal(row.number("participants"), row.numberOrZero("reporters")), campaign);
    }
}
