package vn.htsd.reports.figure;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a quantity comes from. Closed. */
public sealed interface Origin {
    /**
     * Rows of a published table.
     *
     * @param column what is added up, or whose distinct values are counted; {@code *} where rows are
     * @param where the condition in SQL, over the columns of the table
     */
    record Selected(String table, Aggregate aggregate, String column, String where) implements Origin {}

    /** Other quantities, added and taken off. */
    record Combined(List<Quantity> plus, List<Quantity> minus) implements Origin {
        public Combined {
            plus = List.copyOf(plus);
            minus = List.copyOf(minus);
        }

        @Nullable
        Long value() {
            if (plus.stream().noneMatch(Quantity::isKnown)) {
                return null;
            }
            return plus.stream().mapToLong(Quantity::orZero).sum()
                    - minus.stream().mapToLong(Quantity::orZero).sum();
        }
    }

    enum Aggregate {
        SUM,
        ROWS,
        DISTINCT
    }

    static Selected sum(String table, String column, String where) {
        return new Selected(table, Aggregate.SUM, column, where);
    }

    static Selected rows(String table, String where) {
        return new Selected(table, Aggregate.ROWS, "*", where);
    }

    static Selected distinct(String table, String column, String where) {
        return new Selected(table, Aggregate.DISTINCT, column, where);
    }
}
