package vn.htsd.reports.query;

import java.sql.SQLException;
import java.util.Collection;
import java.util.function.Function;
import vn.htsd.reports.figure.Origin;
import vn.htsd.reports.figure.Quantity;
import vn.htsd.reports.figure.Share;

/**
 * The totals of one place, with the coverage they rest on.
 *
 * @param expected reporters expected (the denominator); unknown where there is no register
 * @param covered of them, those with figures
 */
public record Measures(
        Quantity participants,
        Quantity classes,
        Quantity sessions,
        Quantity activities,
        Quantity amountVnd,
        Quantity openings,
        Quantity openingParticipants,
        Quantity plans,
        Quantity expected,
        Quantity received,
        Quantity covered) {
    static final String COLUMNS = "participants, classes, sessions, activities, amount_vnd, openings,"
            + " opening_participants, plans, expected, received, covered";
    /** What is left over of a whole: "Cấp Trung ương / phần chưa có báo cáo chi tiết". */

    /**
     * @param table of which {@code row} is a row
     * @param where selects it
     * @param member tells it from other places in the names of figures; empty for the nation
     */
    static Measures of(Row row, String table, String where, String member) throws SQLException {
        return new Measures(
                quantity(row, "participants", table, where, member),
                quantity(row, "classes", table, where, member),
                quantity(row, "sessions", table, where, member),
                quantity(row, "activities", table, where, member),
                quantity(row, "amount_vnd", table, where, member),
                quantity(row, "openings", table, where, member),
                quantity(row, "opening_participants", table, where, member),
                quantity(row, "plans", table, where, member),
                quantity(row, "expected", table, where, member),
                quantity(row, "received", table, where, member),
                quantity(row, "covered", table, where, member));
    }

    private static Quantity quantity(Row row, String column, String table, String where, String member)
            throws SQLException {
        var origin = Origin.sum(table, column, where);
        return member.isEmpty() ? row.quantity(column, origin) : row.quantity(column, member, origin);
    }

    /** Share of the expected reporters whose figures are in; unknown where nobody knows how many are expected. */
    public Share coverage() {
        return new Share(covered.name().replaceFirst("^covered", "coverage"), covered, expected);
    }

    /** What these totals hold beyond those of {@code parts}; unknown where nothing is left. */
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
        return !participants.isKnown()
                && !classes.isKnown()
                && !sessions.isKnown()
                && !amountVnd.isKnown()
                && !openings.isKnown();
    }

    private Quantity rest(Collection<Measures> parts, Function<Measures, Quantity> measure) {
        return measure.apply(this).rest(parts.stream().map(measure).toList());
    }
}
