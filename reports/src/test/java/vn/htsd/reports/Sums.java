package vn.htsd.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import vn.htsd.reports.figure.Figure;
import vn.htsd.reports.figure.Origin;
import vn.htsd.reports.figure.Quantity;
import vn.htsd.reports.figure.Share;
import vn.htsd.reports.figure.Stated;
import vn.htsd.reports.trace.FigureList;

/** Adds up what the figures of a report say that they come from, on a connection that the reports know nothing of. */
final class Sums {
    private Sums() {}

    /** What a query of one number answers. */
    static long number(Path warehouse, String query) throws SQLException {
        try (var db = DriverManager.getConnection("jdbc:duckdb:");
                var statement = db.createStatement()) {
            statement.execute("ATTACH '" + warehouse + "' AS w (READ_ONLY)");
            statement.execute("USE w");
            try (var answer = statement.executeQuery(query)) {
                answer.next();
                return answer.getLong(1);
            }
        }
    }

    /** Every figure is what its origin says. */
    static void check(Path warehouse, List<FigureList.Entry> entries) throws SQLException {
        try (var db = DriverManager.getConnection("jdbc:duckdb:")) {
            try (var statement = db.createStatement()) {
                statement.execute("ATTACH '" + warehouse + "' AS w (READ_ONLY)");
                statement.execute("USE w");
            }
            for (var entry : entries) {
                if (entry.figure() instanceof Stated stated) {
                    assertThat(stated(db, stated.at())).as(entry.id()).isEqualTo(stated.value());
                }
                for (var quantity : quantities(entry.figure())) {
                    assertThat(summed(db, quantity))
                            .as(entry.id() + " " + quantity)
                            .isEqualTo(quantity.orZero());
                }
            }
        }
    }

    private static List<Quantity> quantities(Figure figure) {
        if (figure instanceof Stated stated) {
            return stated.of();
        }
        return figure instanceof Share share ? List.of(share.part(), share.whole()) : List.of((Quantity) figure);
    }

    private static long summed(Connection db, Quantity quantity) throws SQLException {
        long sum = 0;
        for (var term : quantity.terms()) {
            sum += term.sign() * selected(db, term.from());
        }
        return sum;
    }

    private static double stated(Connection db, Origin.Selected at) throws SQLException {
        try (var statement = db.createStatement();
                var answer = statement.executeQuery(
                        "SELECT " + at.column() + " FROM " + at.table() + " WHERE " + at.where())) {
            answer.next();
            double value = answer.getDouble(1);
            assertThat(answer.next()).as("one cell: " + at).isFalse();
            return value;
        }
    }

    private static long selected(Connection db, Origin.Selected from) throws SQLException {
        var what =
                switch (from.aggregate()) {
                    case SUM -> "sum(" + from.column() + ")";
                    case ROWS -> "count(*)";
                    case DISTINCT -> "count(DISTINCT " + from.column() + ")";
                };
        try (var statement = db.createStatement();
                var answer =
                        statement.executeQuery("SELECT " + what + " FROM " + from.table() + " WHERE " + from.where())) {
            answer.next();
            var value = answer.getBigDecimal(1);
            return value == null ? 0 : value.add(BigDecimal.ZERO).longValueExact();
        }
    }
}
