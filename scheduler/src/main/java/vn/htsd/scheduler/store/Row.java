package vn.htsd.scheduler.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The row that a cursor stands on. */
record Row(ResultSet cursor) {
    String text(String column) throws SQLException {
        return Objects.requireNonNull(cursor.getString(column), column);
    }

    @Nullable
    String textOrNull(String column) throws SQLException {
        return cursor.getString(column);
    }

    long number(String column) throws SQLException {
        return cursor.getLong(column);
    }

    int whole(String column) throws SQLException {
        return cursor.getInt(column);
    }

    @Nullable
    Long numberOrNull(String column) throws SQLException {
        long number = cursor.getLong(column);
        return cursor.wasNull() ? null : number;
    }

    boolean flag(String column) throws SQLException {
        return cursor.getBoolean(column);
    }

    Instant moment(String column) throws SQLException {
        return Objects.requireNonNull(momentOrNull(column), column);
    }

    @Nullable
    Instant momentOrNull(String column) throws SQLException {
        var moment = cursor.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }
}
