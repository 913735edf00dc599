package vn.htsd.reports.trace;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.htsd.reports.query.AnalystSql;

/** Rows by column name, through the gate that analysts' queries pass. */
final class Answers {
    private final AnalystSql sql;

    Answers(AnalystSql sql) {
        this.sql = sql;
    }

    /** One row. */
    record Found(Map<String, @Nullable Object> cells) {
        @Nullable
        String text(String column) {
            var cell = cells.get(column);
            return cell == null ? null : cell.toString();
        }

        String textOr(String column, String other) {
            var text = text(column);
            return text == null ? other : text;
        }

        @Nullable
        Long number(String column) {
            return cells.get(column) instanceof Number number ? (Long) number.longValue() : null;
        }

        int year() {
            var year = number("campaign_year");
            return year == null ? 0 : year.intValue();
        }
    }

    List<Found> of(String query) {
        var found = new ArrayList<Found>();
        sql.query(query, new AnalystSql.RowSink() {
            private List<AnalystSql.ColumnInfo> columns = List.of();

            @Override
            public void columns(List<AnalystSql.ColumnInfo> all) {
                columns = all;
            }

            @Override
            public void row(List<@Nullable Object> cells) {
                var row = new LinkedHashMap<String, @Nullable Object>();
                for (int i = 0; i < columns.size(); i++) {
                    row.put(columns.get(i).name(), cells.get(i));
                }
                found.add(new Found(row));
            }
        });
        return found;
    }

    static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
