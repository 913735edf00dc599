package vn.htsd.reports.query;

import java.time.LocalDate;
import java.util.Optional;

/** The last day in time of the reporters of one level, where a document sets it; extensions of single ones apart. */
public record Deadline(LocalDate lastDay) {
    private static final String SQL =
            """
            SELECT mode(due_at) AS due_at FROM (SELECT due_at FROM fact_reporting
            WHERE %s AND level = ? AND NOT coalesce(deadline_assumed, true) AND due_at IS NOT NULL ORDER BY due_at)
            """;

    public static Optional<Deadline> read(Warehouse warehouse, Slice slice, String level) {
        return warehouse
                .first(SQL.formatted(slice.reporters()), row -> Optional.ofNullable(row.day("due_at")), level)
                .flatMap(day -> day)
                .map(Deadline::new);
    }
}
