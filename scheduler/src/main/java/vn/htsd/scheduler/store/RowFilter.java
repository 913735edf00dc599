package vn.htsd.scheduler.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which rows are asked for, in which order, and which page of them. Fields are known by name; nothing else gets into SQL. */
public final class RowFilter {
    private static final Set<String> ALWAYS_THERE = Set.of("r.id", "r.dag_id", "r.run_id", "r.run_after");

    private final Map<String, String> columns;
    private final List<String> conditions = new ArrayList<>();
    private final List<@Nullable Object> arguments = new ArrayList<>();
    private final List<String> order = new ArrayList<>();
    private final List<@Nullable Object> orderArguments = new ArrayList<>();
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
        columns.put("data_interval_start", "r.interval_start");
        columns.put("data_interval_end", "r.interval_end");
        columns.put("rendered_map_index", "t.map_index");
        columns.put("version_number", "r.version_number");
        columns.put("updated_at", "coalesce(t.end_date, t.start_date, t.queued_at, r.queued_at)");
        columns.put("duration", "extract(epoch from (t.end_date - t.start_date))");
        return new RowFilter(columns);
    }

    /** Of the audit log. */
    public static RowFilter ofEvents() {
        var columns = columns(
                "e",
                "id",
                "dag_id",
                "task_id",
                "run_id",
                "map_index",
                "try_number",
                "owner",
                "event",
                "logical_date",
                "extra");
        columns.put("event_log_id", "e.id");
        columns.put("dttm", "e.happened_at");
        columns.put("when", "e.happened_at");
        return new RowFilter(columns);
    }

    /** Of what tasks left. */
    public static RowFilter ofXComs() {
        var columns = columns("x", "task_id", "map_index", "xcom_key");
        columns.put("dag_id", "r.dag_id");
        columns.put("run_id", "r.run_id");
        columns.put("logical_date", "r.logical_date");
        columns.put("run_after", "r.run_after");
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

    /** No row at all. */
    public RowFilter none() {
        return and("1 = 0");
    }

    public RowFilter notIn(String field, Collection<String> values) {
        return and("not " + column(field) + " in " + Sql.marks(values.size()), values.toArray());
    }

    /** @param pattern as SQL has it, {@code |} between several; upper and lower case do not matter */
    public RowFilter like(String field, String pattern) {
        var patterns = pattern.toLowerCase(Locale.ROOT).split("\\|", -1);
        var each = Collections.nCopies(patterns.length, "lower(" + column(field) + ") like ?");
        return and(
                "(" + String.join(" or ", each) + ")",
                Arrays.stream(patterns).map(String::strip).toArray());
    }

    /** A piece of the text itself, whatever letters it has. */
    public RowFilter contains(String field, String piece) {
        return and("position(? in " + column(field) + ") > 0", piece);
    }

    /**
     * Only tasks that are among these; or, if {@code others}, only those that are not.
     *
     * @param tasks ids by DAG
     */
    public RowFilter tasks(Map<String, List<String>> tasks, boolean others) {
        return and((others ? "not " : "") + among(tasks), named(tasks));
    }

    private static String among(Map<String, List<String>> tasks) {
        return tasks.isEmpty()
                ? "(1 = 0)"
                : tasks.values().stream()
                        .map(ids -> "(r.dag_id = ? and t.task_id in " + Sql.marks(ids.size()) + ")")
                        .collect(Collectors.joining(" or ", "(", ")"));
    }

    private static @Nullable Object[] named(Map<String, List<String>> tasks) {
        return tasks.entrySet().stream()
                .flatMap(dag -> Stream.concat(Stream.of(dag.getKey()), dag.getValue().stream()))
                .toArray();
    }

    /** Sorts tasks by the first of these groups that has them; those of none come last. */
    public RowFilter orderByGroups(List<Map<String, List<String>>> groups, boolean down) {
        var rank = new StringBuilder("case");
        for (int at = 0; at < groups.size(); at++) {
            rank.append(" when ").append(among(groups.get(at))).append(" then ").append(down ? -at : at);
            orderArguments.addAll(Arrays.asList(named(groups.get(at))));
        }
        order.add(groups.isEmpty() ? "1 + 0" : rank + " else " + groups.size() + " end");
        return this;
    }

    private RowFilter and(String condition, @Nullable Object... values) {
        conditions.add(condition);
        arguments.addAll(Arrays.asList(values));
        return this;
    }

    /** What is not there comes last. */
    public RowFilter orderBy(String field, boolean down) {
        // where nothing is ever missing an index may be read backwards
        order.add(column(field)
                + (down ? " desc" : " asc")
                + (ALWAYS_THERE.contains(column(field)) ? "" : " nulls last"));
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

    /** Of {@link #where()}. */
    @Nullable
    Object[] arguments() {
        return arguments.toArray();
    }

    /** Of {@link #where()} and {@link #orderAndPage}, one behind the other. */
    @Nullable
    Object[] allArguments() {
        return Stream.concat(arguments.stream(), orderArguments.stream()).toArray();
    }

    /** @param last what breaks ties */
    String orderAndPage(String last) {
        var all = order.stream().collect(Collectors.joining(", ")) + (order.isEmpty() ? "" : ", ") + last;
        return " order by " + all + " limit " + limit + " offset " + offset;
    }
}
