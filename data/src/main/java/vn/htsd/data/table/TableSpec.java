package vn.htsd.data.table;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * One table: what a row is, what makes it unique, its columns. Schemas, DDL, comments and checks come from here.
 *
 * @param key columns that identify a row; checked on every build
 * @param byCampaign whether it has a {@code campaign_year}, by which its files are partitioned
 */
public record TableSpec(String name, String vi, String en, List<String> key, boolean byCampaign, List<Column> columns) {
    public TableSpec {
        key = List.copyOf(key);
        columns = List.copyOf(columns);
        var names = new HashSet<String>();
        for (var column : columns) {
            if (!names.add(column.name())) {
                throw new IllegalArgumentException(name + ": column " + column.name() + " is described twice");
            }
        }
        if (!names.containsAll(key)) {
            throw new IllegalArgumentException(name + ": the key names a column that is not there");
        }
    }

    public List<String> columnNames() {
        return columns.stream().map(Column::name).toList();
    }

    /** The column of this name; it is a bug to ask for another. */
    public Column column(String wanted) {
        return columns.stream()
                .filter(column -> column.name().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name + " has no column " + wanted));
    }

    /** {@code CREATE TABLE} and the comments, for DuckDB. */
    public List<String> ddl() {
        var lines = new ArrayList<String>();
        var definitions = columns.stream()
                .map(column -> column.name() + " " + column.type().sql() + (column.nullable() ? "" : " NOT NULL"))
                .toList();
        lines.add("CREATE TABLE " + name + " (" + String.join(", ", definitions) + ")");
        lines.add("COMMENT ON TABLE " + name + " IS " + comment(vi, en));
        for (var column : columns) {
            lines.add("COMMENT ON COLUMN " + name + "." + column.name() + " IS " + comment(column.vi(), column.en()));
        }
        return lines;
    }

    /** Both languages as one SQL text, Vietnamese first. */
    static String comment(String vi, String en) {
        return "'" + (vi.equals(en) ? vi : vi + " / " + en).replace("'", "''") + "'";
    }
}
