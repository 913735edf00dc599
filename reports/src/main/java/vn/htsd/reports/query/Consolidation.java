package vn.htsd.reports.query;

import java.util.List;
import vn.htsd.reports.figure.Origin;
import vn.htsd.reports.figure.Quantity;

/**
 * How declarations stand to the details below them, for participations of one slice.
 *
 * @param undetailed participations that only declarations tell of: of nodes without any detail, and beyond the details
 * @param agree nodes whose declaration equals their details
 * @param above nodes that declare more than their details, some of which are missing
 * @param below nodes whose declaration is less than, or differs from, their details, which count
 */
public record Consolidation(Quantity undetailed, Quantity agree, Quantity above, Quantity below) {
    private static final String UNDETAILED = " AND (basis = 'residual'"
            + " OR submission_id IN (SELECT submission_id FROM submission WHERE kind = 'consolidated'))";

    private static final String SQL =
            """
            SELECT count(*) FILTER (status = 'agrees') AS agree,
              count(*) FILTER (status = 'declared_above') AS above,
              count(*) FILTER (status IN ('declared_below', 'differs')) AS below
            FROM fact_reconciliation WHERE %s AND family = 'participants'
            """;

    public static Consolidation read(Warehouse warehouse, Slice slice) {
        var undetailed = slice.facts() + UNDETAILED;
        var rest = warehouse
                .first(
                        "SELECT coalesce(sum(participants), 0) AS undetailed FROM fact_participants WHERE "
                                + undetailed,
                        row -> row.quantity("undetailed", Origin.sum("fact_participants", "participants", undetailed)))
                .orElseThrow();
        return warehouse
                .first(
                        SQL.formatted(slice.nodes()),
                        row -> new Consolidation(
                                rest,
                                row.quantity("agree", nodes(slice, "'agrees'")),
                                row.quantity("above", nodes(slice, "'declared_above'")),
                                row.quantity("below", nodes(slice, "'declared_below', 'differs'"))))
                .orElseThrow();
    }

    /** Declarations that could be compared with details. */
    public Quantity compared() {
        return Quantity.sum("compared", List.of(agree, above, below));
    }

    private static Origin nodes(Slice slice, String statuses) {
        return Origin.rows(
                "fact_reconciliation", slice.nodes() + " AND family = 'participants' AND status IN (" + statuses + ")");
    }
}
