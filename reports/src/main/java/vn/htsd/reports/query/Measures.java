package vn.htsd.reports.query;

import java.sql.SQLException;
import java.util.Collection;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The totals of one place, with the coverage they rest on. Null is "not reported", which is never zero.
 *
 * @param expected reporters expected (the denominator); null where there is no register
 * @param covered of them, those with figures
 */
public record Measures(
        @Nullable Long participants,
        @Nullable Long classes,
        @Nullable Long sessions,
        @Nullable Long activities,
        @Nullable Long amountVnd,
        @Nullable Long openings,
        @Nullable Long openingParticipants,
        @Nullable Long plans,
        @Nullable Long expected,
        @Nullable Long received,
        @Nullable Long covered) {
    static final String COLUMNS = "participants, classes, sessions, activities, amount_vnd, openings,"
            + " opening_participants, plans, expected, received, covered";

    static Measures of(Row row) throws SQLException {
        return new Measures(
                row.number("participants"),
                row.number("classes"),
                row.number("sessions"),
                row.number("activities"),
                row.number("amount_vnd"),
                row.number("openings"),
                row.number("opening_participants"),
                row.number("plans"),
                row.number("expected"),
                row.number("received"),
                row.number("covered"));
    }

    /** Share of the expected reporters whose figures are in; null where nobody knows how many are expected. */
    public @Nullable Double coverage() {
        return expected == null || expected == 0 || covered == null ? null : (double) covered / expected;
    }

    /** What these totals hold beyond those of {@code parts}; null where nothing is left. */
    public Measures without(Collection<Measures> parts) {
        return new Measures(
                rest(parts, Measures::participants),
                rest(parts, Measures::classes),
                rest(parts, Measures::sessions),
                rest(parts, Measures::activities),
                rest(parts, Measures::amountVnd),
                rest(parts, Measures::openings),
                rest(parts, Measures::openingParticipants),
                rest(parts, Measures::plans),
                rest(parts, Measures::expected),
                rest(parts, Measures::received),
                rest(parts, Measures::covered));
    }

    /** Whether no figure is there. */
    public boolean isEmpty() {
        return participants == null && classes == null && sessions == null && amountVnd == null && openings == null;
    }

    private @Nullable Long rest(Collection<Measures> parts, Function<Measures, @Nullable Long> measure) {
        var whole = measure.apply(this);
        long sum = 0;
        for (var part : parts) {
            var value = measure.apply(part);
            sum += value == null ? 0 : value;
        }
        return whole == null || whole == sum ? null : (Long) (whole - sum);
    }
}
