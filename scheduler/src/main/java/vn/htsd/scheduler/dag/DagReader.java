package vn.htsd.scheduler.dag;

import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads one DAG of a file, its defaults already merged in. */
final class DagReader {
    private static final String FACTORY_TAG = "dagfactory";
    private static final int MOST_AT_A_TIME = 16;
    private static final Map<String, String> OLD_KEYS =
            Map.of("schedule_interval", "schedule", "dagrun_timeout_sec", "dagrun_timeout");

    private final String fileName;
    private final Instant now;

    /** @param now what "2 days ago" counts from */
    DagReader(String fileName, Instant now) {
        this.fileName = fileName;
        this.now = now;
    }

    Dag read(String id, Keys dag, List<String> defaultTags) {
        dag.refuse(OLD_KEYS);
        var defaults = dag.mapping("default_args");
        refuseWhatComesLater(dag);
        var tasks = new TaskReader(dag, defaults).tasks();
        try {
            return new Dag(
                    id,
                    fileName,
                    dag.text("description"),
                    timetable(dag, defaults),
                    dag.flag("catchup", false),
                    dag.flag("is_paused_upon_creation", true),
                    dag.number("max_active_runs", MOST_AT_A_TIME),
                    dag.number("max_active_tasks", MOST_AT_A_TIME),
                    tags(dag, defaultTags),
                    tasks);
        } catch (DependencyOrder.CycleException e) {
            throw DagException.at(dag.place("tasks"), "cycle", e.getMessage());
        }
    }

    private static void refuseWhatComesLater(Keys dag) {
        for (var key : List.of("task_groups", "dagrun_timeout")) {
            if (dag.has(key)) {
                throw DagException.at(dag.place(key), "later", key);
            }
        }
    }

    private static List<String> tags(Keys dag, List<String> defaultTags) {
        var tags = new LinkedHashSet<>(dag.texts("tags"));
        tags.addAll(defaultTags);
        tags.add(FACTORY_TAG);
        return List.copyOf(tags);
    }

    private Timetable timetable(Keys dag, Keys defaults) {
        var place = dag.place("schedule");
        var zone = TypedValue.zone(
                dag.place("timezone"), dag.has("timezone") ? String.valueOf(dag.text("timezone")) : "UTC");
        var start = moment(dag, defaults, "start_date", zone);
        var schedule = dag.value("schedule");
        if (schedule instanceof Map || schedule instanceof List) {
            throw DagException.at(place, "later", "schedule: " + schedule);
        }
        var text = schedule == null ? "None" : schedule.toString().strip();
        switch (text) {
            case "None", "none", "" -> {
                return new Timetable.Never();
            }
            case "@once" -> {
                return start == null ? new Timetable.Never() : new Timetable.Once(start);
            }
            case "@continuous" -> throw DagException.at(place, "later", text);
            default -> {
                return cron(place, text, zone, start, moment(dag, defaults, "end_date", zone));
            }
        }
    }

    private static Timetable cron(
            String place, String text, ZoneId zone, @Nullable Instant start, @Nullable Instant end) {
        try {
            return new Timetable.Cron(text, CronExpression.parse(text), zone, start, end);
        } catch (IllegalArgumentException e) {
            throw DagException.at(place, "bad_cron", text, String.valueOf(e.getMessage()));
        }
    }

    private @Nullable Instant moment(Keys dag, Keys defaults, String key, ZoneId zone) {
        var keys = dag.has(key) ? dag : defaults;
        var value = keys.value(key);
        return value == null ? null : TypedValue.moment(keys.place(key), value, zone, now);
    }
}
