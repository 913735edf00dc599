package vn.htsd.reports.query;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import vn.htsd.reports.figure.Origin;
import vn.htsd.reports.figure.Quantity;

/** The present row of an answer, by column name; blank is null. */
final class Row {
    private final Values at;

    /** What a column holds. */
    @FunctionalInterface
    interface Values {
        @Nullable
        Object of(String column) throws SQLException;
    }

    Row(Values at) {
        this.at = at;
    }

    String text(String column) throws SQLException {
        var text = textOrNull(column);
        if (text == null) {
            throw new SQLException("column " + column + " is blank");
        }
        return text;
    }

    @Nullable
    String textOrNull(String column) throws SQLException {
        var value = at.of(column);
        return value == null ? null : value.toString();
    }

    /** A count or an amount in whole đồng. */
    @Nullable
    Long number(String column) throws SQLException {
        var value = at.of(column);
        if (value == null) {
            return null;
        }
        return value instanceof BigDecimal decimal ? decimal.longValueExact() : ((Number) value).longValue();
    }

    long numberOrZero(String column) throws SQLException {
        var value = number(column);
        return value == null ? 0 : value;
    }

    /** The column of the same name as a figure. */
    Quantity quantity(String column, Origin origin) throws SQLException {
        return new Quantity(column, number(column), origin);
    }

    /** The column as a figure that others of its kind stand beside: {@code participants.communication}. */
    Quantity quantity(String column, String member, Origin origin) throws SQLException {
        return new Quantity(column + "." + member, number(column), origin);
    }

    int year(String column) throws SQLException {
        return (int) numberOrZero(column);
    }

    @Nullable
    Double share(String column) throws SQLException {
        var value = at.of(column);
        return value == null ? null : ((Number) value).doubleValue();
    }

    boolean flag(String column) throws SQLException {
        return at.of(column) instanceof Boolean flag && flag;
    }

    @Nullable
    LocalDate day(String column) throws SQLException {
        return at.of(column) instanceof LocalDate day ? day : null;
    }

    @Nullable
    Instant instant(String column) throws SQLException {
        return at.of(column) instanceof OffsetDateTime moment ? moment.toInstant() : null;
    }
}
