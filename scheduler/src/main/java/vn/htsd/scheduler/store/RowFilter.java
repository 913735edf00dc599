package vn.htsd.scheduler.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which rows are asked for, in which order, and which page of them. Fields are known by name; nothing else gets into SQL. */
public final class RowFilter {
    private final Map<String, String> columns;
    private final List<String> conditions = new ArrayList<>();
    private final List<@Nullable Object> arguments = new ArrayList<>();
    private final List<String> order = new ArrayList<>();
    private int limit = 50;
    private int offset;

    /** @param columns SQL expression by field */
    private RowFilter(Map<String, String> columns) {
        this.columns = columns;
    }

    /** Of runs. */
    public static RowFilter ofRuns() {
        var columns = columns(
                "r",
                "id",
                "dag_id",
                "run_id",
                "run_type",
                "state",
                "logical_date",
                "run_after",
                "start_date",
                "end_date",
                "queued_at",
                "conf",
                "triggering_user");
        columns.put("dag_run_id", "r.run_id");
        columns.put("data_interval_start", "r.interval_start");
        columns.put("data_interval_end", "r.interval_end");
        columns.put("dag_version", "r.version_number");
        columns.put("last_scheduling_decision", "r.looked_at");
        columns.put("updated_at", "coalesce(r.end_date, r.looked_at, r.queued_at)");
        columns.put("duration", "extract(epoch from (r.end_date - r.start_date))");
        return new RowFilter(columns);
    }

    /** Of tasks of runs. */
    public static RowFilter ofTasks() {
        var columns = columns("t", "id", "task_id", "map_index", "state", "start_date", "end_date", "try_number");
        columns.put("queued_when", "t.queued_at");
        columns.put("scheduled_when", "t.scheduled_at");
        columns.put("dag_id", "r.dag_id");
        columns.put("run_id", "r.run_id");
        columns.put("dag_run_id", "r.run_id");
        columns.put("logical_date", "r.logical_date");
        columns.put("run_after", "r.run_after");
        columns.put("version_number", "r.version_number");
        columns.put("updated_at", "coalesce(t.end_date, t.start_date, t.queued_at, r.queued_at)");
        columns.put("duration", "extract(epoch from (t.end_date - t.start_date))");
        return new RowFilter(columns);
    }

    /** Of the audit log. */
    public static RowFilter ofEvents() {
        var columns = columns(
                "e", "id", "dag_id", "task_id", "run_id", "map_index", "try_number", "owner", "event", "logical_date");
        columns.put("event_log_id", "e.id");
        columns.put("when", "e.happened_at");
        return new RowFilter(columns);
    }

    /** Those that are called as in their table. */
    private static Map<String, String> columns(String table, String... fields) {
        var columns = new LinkedHashMap<String, String>();
        for (var field : fields) {
            columns.put(field, table + "." + field);
        }
        return columns;
    }

    public boolean knows(String field) {
        return columns.containsKey(field);
    }

    private String column(String field) {
        var column = columns.get(field);
        if (column == null) {
            throw new IllegalArgumentException(field);
        }
        return column;
    }

    public RowFilter is(String field, @Nullable Object value) {
        return value == null ? and(column(field) + " is null") : and(column(field) + " = ?", value);
    }

    /** @param comparison {@code gte}, {@code gt}, {@code lte} or {@code lt} */
    public RowFilter compare(String field, String comparison, Object value) {
        var sign =
                switch (comparison) {
                    case "gte" -> " >= ?";
                    case "gt" -> " > ?";
                    case "lte" -> " <= ?";
                    case "lt" -> " < ?";
                    default -> throw new IllegalArgumentException(comparison);
                };
        return and(column(field) + sign, value);
    }

    /** @param values null among them asks for rows that have none; an empty list asks for no row */
    public RowFilter in(String field, Collection<? extends @Nullable Object> values) {
        var given = values.stream().filter(value -> value != null).toList();
        var parts = new ArrayList<String>();
        if (!given.isEmpty()) {
            parts.add(column(field) + " in " + Sql.marks(given.size()));
        }
        if (given.size() < values.size()) {
            parts.add(column(field) + " is null");
        }
        return and(parts.isEmpty() ? "1 = 0" : "(" + String.join(" or ", parts) + ")", given.toArray());
    }

    public RowFilter notIn(String field, Collection<String> values) {
        return and("not " + column(field) + " in " + Sql.marks(values.size()), values.toArray());
    }

    /** @param pattern as SQL has it; upper and lower case do not matter */
    public RowFilter like(String field, String pattern) {
        return and("lower(" + column(field) + ") like ?", pattern.toLowerCase(Locale.ROOT));
    }

    private RowFilter and(String condition, @Nullable Object... values) {
        conditions.add(condition);
        arguments.addAll(java.util.Arrays.asList(values));
        return this;
    }

    /** @param field with {@code -} in front for the greatest first */
    public RowFilter orderBy(String field) {
        boolean down = field.startsWith("-");
        order.add(column(down ? field.substring(1) : field) + (down ? " desc" : " asc"));
        return this;
    }

    public RowFilter page(int limit, int offset) {
        this.limit = limit;
        this.offset = offset;
        return this;
    }

    String where() {
        return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    }

    @Nullable
    Object[] arguments() {
        return arguments.toArray();
    }

    /** @param last what breaks ties */
    String orderAndPage(String last) {
        var all = order.stream().collect(Collectors.joining(", ")) + (order.isEmpty() ? "" : ", ") + last;
        return " order by " + all + " limit " + limit + " offset " + offset;
    }
}
