package vn.htsd.scheduler.dag;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.htsd.scheduler.dag.operator.CallbackKind;
import vn.htsd.scheduler.dag.timetable.AssetTimetable;
import vn.htsd.scheduler.dag.timetable.ContinuousTimetable;
import vn.htsd.scheduler.dag.timetable.TimeRestriction;
import vn.htsd.scheduler.dag.timetable.Timetable;
import vn.htsd.scheduler.dag.yaml.DagException;
import vn.htsd.scheduler.dag.yaml.Keys;
import vn.htsd.scheduler.dag.yaml.Moments;
import vn.htsd.scheduler.dag.yaml.Schedules;

/** Reads one DAG of a file, its defaults already merged in; everything that is wrong with it is kept, not only the first. */
final class DagReader {
    private static final String FACTORY_TAG = "dagfactory";
    private static final int MOST_AT_A_TIME = 16;
    private static final Map<String, String> OLD_KEYS =
            Map.of("schedule_interval", "schedule", "dagrun_timeout_sec", "dagrun_timeout");
    private static final Set<String> CALLBACKS = Set.of("on_success_callback", "on_failure_callback");

    private final String fileName;
    private final String id;
    private final Keys dag;
    private final List<String> tags;
    private final Reading reading;
    private final List<DagException> errors = new ArrayList<>();

    /** @param defaultTags those of the file and the folder */
    DagReader(String fileName, String id, Keys dag, Set<String> defaultTags, Reading reading) {
        this.fileName = fileName;
        this.id = id;
        this.dag = dag;
        this.reading = reading;
        var own = new LinkedHashSet<>(orElse(() -> dag.texts("tags"), List.of()));
        own.addAll(defaultTags);
        own.add(FACTORY_TAG);
        this.tags = List.copyOf(own);
    }

    /** @param dag null where something is wrong with it */
    record Result(@Nullable Dag dag, DagOutline outline, List<DagException> errors) {}

    Result read() {
        attempt(() -> {
            if (!id.matches(Layout.ID)) {
                throw DagException.at(id, "bad_dag_id", id);
            }
            dag.refuse(OLD_KEYS);
            return id;
        });
        var defaults = orElse(() -> dag.mapping("default_args"), new Keys(dag.place("default_args"), Map.of()));
        var layout = attempt(() -> Layout.of(dag));
        refuseOld(defaults);
        if (layout != null) {
            layout.groups().values().forEach(group -> refuseOld(group.mapping("default_args")));
        }
        var tasks = layout == null ? List.<Task>of() : tasks(layout, defaults);
        var schedule = attempt(() -> schedule(defaults, tasks));
        var whole = errors.isEmpty() && layout != null && schedule != null
                ? attempt(() -> dag(layout, schedule, tasks))
                : null;
        if (schedule != null && schedule.timetable() instanceof AssetTimetable asset) {
            errors.add(DagException.at(dag.place("schedule"), "asset_schedule", asset.text()));
        }
        return new Result(whole, new OutlineReader(id, dag, tags, defaults).read(layout, schedule), errors);
    }

    private void refuseOld(Keys defaults) {
        attempt(() -> {
            defaults.refuse(TaskReader.OLD_KEYS);
            return defaults;
        });
    }

    private <T> @Nullable T attempt(Supplier<T> step) {
        try {
            return step.get();
        } catch (DagException e) {
            errors.add(e);
            return null;
        }
    }

    private <T> T orElse(Supplier<T> step, T otherwise) {
        var value = attempt(step);
        return value == null ? otherwise : value;
    }

    private List<Task> tasks(Layout layout, Keys defaults) {
        var upstream = layout.upstream();
        var tasks = new ArrayList<Task>();
        layout.tasks().forEach((name, keys) -> {
            var behind = defaults;
            var around = new ArrayList<>(layout.around(name));
            Collections.reverse(around);
            for (var group : around) {
                behind = Objects.requireNonNull(layout.groups().get(group))
                        .mapping("default_args")
                        .over(behind);
            }
            var reader = new TaskReader(keys, behind, reading.now());
            var parent = layout.parent(name);
            var task = attempt(() -> reader.read(
                    layout.id(name),
                    parent == null ? null : layout.id(parent),
                    upstream.getOrDefault(name, List.of())));
            if (task != null) {
                tasks.add(task);
            }
        });
        return tasks;
    }

    private Dag dag(Layout layout, Schedule schedule, List<Task> tasks) {
        var groups = layout.groups().entrySet().stream()
                .map(group -> {
                    var parent = layout.parent(group.getKey());
                    return new TaskGroup(
                            layout.id(group.getKey()),
                            parent == null ? null : layout.id(parent),
                            group.getValue().text("tooltip", ""));
                })
                .toList();
        var limits = new RunLimits(
                dag.number("max_active_runs", MOST_AT_A_TIME, 1),
                dag.number(dag.has("concurrency") ? "concurrency" : "max_active_tasks", MOST_AT_A_TIME, 1),
                dag.duration("dagrun_timeout"));
        if (schedule.timetable() instanceof ContinuousTimetable && limits.activeRuns() > 1) {
            throw DagException.at(dag.place("max_active_runs"), "continuous", limits.activeRuns());
        }
        try {
            return new Dag(
                    id,
                    fileName,
                    new DagNotes(dag.text("dag_display_name", id), dag.text("description"), dag.text("doc_md"), tags),
                    schedule,
                    limits,
                    dag.flag("is_paused_upon_creation", true),
                    TaskReader.params(dag.mapping("params")),
                    dag.flag("render_template_as_native_obj", false),
                    CallbackKind.read(dag, CALLBACKS),
                    groups,
                    tasks);
        } catch (DependencyOrder.CycleException e) {
            throw DagException.at(dag.place("tasks"), "cycle", e.getMessage());
        }
    }

    /** The zone of a bare cron is that of the start date, wherever it stands; without one it is UTC. */
    private Schedule schedule(Keys defaults, List<Task> tasks) {
        var ownZone = Moments.zone(dag.place("timezone"), dag.text("timezone", "UTC"));
        var start = moment("start_date", ownZone);
        var end = moment("end_date", ownZone);
        var defaultStart = TaskReader.defaultMoment(defaults, "start_date", reading.now());
        var zone = start != null ? ownZone : defaultStart != null ? TaskReader.defaultZone(defaults) : ZoneId.of("UTC");
        var earliest = Stream.concat(
                        Stream.of(start, defaultStart), tasks.stream().map(Task::start))
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .orElse(null);
        return new Schedule(
                timetable(zone),
                new TimeRestriction(earliest, end != null ? end : lastEnd(tasks), dag.flag("catchup", false)),
                zone);
    }

    private Timetable timetable(ZoneId zone) {
        return new Schedules(dag.place("schedule"), zone, reading.cronDataIntervals()).of(dag.value("schedule"));
    }

    /** Where every task has an end, the last of them ends the DAG. */
    private static @Nullable Instant lastEnd(List<Task> tasks) {
        return tasks.stream().anyMatch(task -> task.end() == null)
                ? null
                : tasks.stream()
                        .map(Task::end)
                        .filter(Objects::nonNull)
                        .max(Instant::compareTo)
                        .orElse(null);
    }

    private @Nullable Instant moment(String key, ZoneId zone) {
        var value = dag.value(key);
        return value == null ? null : Moments.of(dag.place(key), value, zone, reading.now());
    }
}
