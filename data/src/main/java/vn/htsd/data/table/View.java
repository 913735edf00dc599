package vn.htsd.data.table;

import java.util.List;

/**
 * A view or a table macro of the published warehouse: SQL over its {@link Tables}, with what analysts need to know of it.
 *
 * @param signature how it is called: the name of a view, {@code trend(measure, level, target := latest)} of a macro
 * @param columns what it gives, in order
 * @param example a query that uses it
 * @param sql the statement that creates it, whole
 */
public record View(
        Kind kind,
        String name,
        String signature,
        String vi,
        String en,
        List<Output> columns,
        String example,
        String sql) {
    /** What {@code COMMENT ON} calls it. */
    public enum Kind {
        VIEW("VIEW"),
        MACRO("MACRO TABLE");

        private final String sql;

        Kind(String sql) {
            this.sql = sql;
        }
    }

    /** A column of the answer; its type is the database's business. */
    public record Output(String name, String vi, String en) {}

    public View {
        columns = List.copyOf(columns);
    }

    /** The statement that creates it and those that comment it, for DuckDB; a macro's columns take no comments. */
    public List<String> ddl() {
        var lines = new java.util.ArrayList<String>();
        lines.add(sql);
        lines.add("COMMENT ON " + kind.sql + " " + name + " IS " + TableSpec.comment(vi, en));
        if (kind == Kind.VIEW) {
            for (var column : columns) {
                lines.add("COMMENT ON COLUMN " + name + "." + column.name() + " IS "
                        + TableSpec.comment(column.vi(), column.en()));
            }
        }
        return lines;
    }
}
