package vn.htsd.reports.query;

import java.sql.Timestamp;
import java.time.OffsetDateTime;
import java.time.temporal.TemporalAccessor;
import org.jspecify.annotations.Nullable;

/** DuckDB's values as those that everybody downstream knows; lists, structures and the like become their text. */
final class CellValue {
    private CellValue() {}

    static @Nullable Object of(@Nullable Object value) {
        if (value instanceof OffsetDateTime moment) {
            return moment.toInstant();
        }
        if (value instanceof Timestamp local) {
            return local.toLocalDateTime();
        }
        var plain = value == null
                || value instanceof Boolean
                || value instanceof Number
                || value instanceof TemporalAccessor;
        return plain ? value : String.valueOf(value);
    }
}
