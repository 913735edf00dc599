package vn.htsd.data.table;

/**
 * One column of a table.
 *
 * @param nullable whether a row may leave it blank; blank always means "not reported" or "does not apply", never zero
 * @param vi what it holds, for the Ministry's analysts
 * @param en the same in English
 */
public record Column(String name, Type type, boolean nullable, String vi, String en) {
    /** The types that a table may use, with their name in SQL. */
    public enum Type {
        TEXT("VARCHAR"),
        INT("INTEGER"),
        COUNT("BIGINT"),
        /** Whole đồng. */
        MONEY("DECIMAL(18,0)"),
        SHARE("DOUBLE"),
        DATE("DATE"),
        /** An instant, UTC. */
        INSTANT("TIMESTAMP WITH TIME ZONE"),
        FLAG("BOOLEAN");

        private final String sql;

        Type(String sql) {
            this.sql = sql;
        }

        public String sql() {
            return sql;
        }
    }

    /** The same column that may be blank. */
    public Column orNull() {
        return new Column(name, type, true, vi, en);
    }
}
