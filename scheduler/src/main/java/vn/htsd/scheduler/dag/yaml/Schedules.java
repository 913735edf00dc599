package vn.htsd.scheduler.dag.yaml;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.htsd.scheduler.dag.timetable.AssetTimetable;
import vn.htsd.scheduler.dag.timetable.ContinuousTimetable;
import vn.htsd.scheduler.dag.timetable.CronDataIntervalTimetable;
import vn.htsd.scheduler.dag.timetable.CronExpression;
import vn.htsd.scheduler.dag.timetable.CronTriggerTimetable;
import vn.htsd.scheduler.dag.timetable.Delta;
import vn.htsd.scheduler.dag.timetable.DeltaDataIntervalTimetable;
import vn.htsd.scheduler.dag.timetable.DeltaTriggerTimetable;
import vn.htsd.scheduler.dag.timetable.MultipleCronTriggerTimetable;
import vn.htsd.scheduler.dag.timetable.NullTimetable;
import vn.htsd.scheduler.dag.timetable.OnceTimetable;
import vn.htsd.scheduler.dag.timetable.Timedelta;
import vn.htsd.scheduler.dag.timetable.Timetable;

/**
 * The {@code schedule} of a DAG as a timetable.
 *
 * @param zone of a bare cron
 * @param dataIntervals whether a bare cron or timedelta is of the data interval family
 */
public record Schedules(String place, ZoneId zone, boolean dataIntervals) {
    private static final String TRIGGER = "airflow.timetables.trigger.";
    private static final String INTERVAL = "airflow.timetables.interval.";

    /** @throws DagException if it is no schedule */
    public Timetable of(@Nullable Object value) {
        if (value instanceof List<?> || value instanceof Map<?, ?> mapping && isAsset(mapping)) {
            return new AssetTimetable(value.toString());
        }
        if (value instanceof Map<?, ?> mapping) {
            return mapping.containsKey("__type__") ? typed(mapping) : named(mapping);
        }
        var text = value == null ? "None" : value.toString().strip();
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "none", "" -> new NullTimetable();
            case "@once" -> new OnceTimetable();
            case "@continuous" -> new ContinuousTimetable();
            default -> text.contains("://") ? new AssetTimetable(text) : bare(cron(text, zone));
        };
    }

    private static boolean isAsset(Map<?, ?> mapping) {
        var type = String.valueOf(mapping.get("__type__"));
        return type.endsWith("Asset")
                || type.endsWith("Dataset")
                || type.endsWith("AssetAlias")
                || type.endsWith("AssetAll")
                || type.endsWith("AssetAny")
                || type.endsWith("AssetOrTimeSchedule")
                || mapping.containsKey("datasets")
                || mapping.containsKey("and")
                || mapping.containsKey("or")
                || mapping.containsKey("__and__")
                || mapping.containsKey("__or__")
                || "assets".equals(mapping.get("type"))
                || "datasets".equals(mapping.get("type"));
    }

    /** The form {@code {type: cron, value: …}}. */
    private Timetable named(Map<?, ?> mapping) {
        if (!(mapping.get("type") instanceof String) || mapping.get("value") == null) {
            throw DagException.at(place, "bad_schedule", mapping);
        }
        return of(mapping.get("value"));
    }

    private Timetable bare(CronExpression cron) {
        return dataIntervals
                ? new CronDataIntervalTimetable(cron)
                : new CronTriggerTimetable(cron, Timedelta.ZERO, null);
    }

    private Timetable typed(Map<?, ?> typed) {
        if (Deltas.isDelta(typed)) {
            var delta = forward(Deltas.of(place, typed));
            return dataIntervals
                    ? new DeltaDataIntervalTimetable(delta)
                    : new DeltaTriggerTimetable(delta, Timedelta.ZERO);
        }
        var type = String.valueOf(typed.get("__type__"));
        return switch (type.replaceFirst("^airflow\\.sdk\\.(definitions\\.timetables\\.\\w+\\.)?", TRIGGER)) {
            case TRIGGER + "CronTriggerTimetable" -> {
                var given = new Arguments(place, typed, List.of("cron", "timezone", "interval", "run_immediately"), 1);
                yield cronTrigger(given, text(given, "cron"));
            }
            case TRIGGER + "MultipleCronTriggerTimetable" -> multiple(typed);
            case TRIGGER + "DeltaTriggerTimetable" -> {
                var given = new Arguments(place, typed, List.of("delta", "interval"), 1);
                yield new DeltaTriggerTimetable(delta(given), interval(given));
            }
            case INTERVAL + "CronDataIntervalTimetable", TRIGGER + "CronDataIntervalTimetable" -> {
                var given = new Arguments(place, typed, List.of("cron", "timezone"), 2);
                yield new CronDataIntervalTimetable(cron(text(given, "cron"), zone(given)));
            }
            case INTERVAL + "DeltaDataIntervalTimetable", TRIGGER + "DeltaDataIntervalTimetable" ->
                new DeltaDataIntervalTimetable(delta(new Arguments(place, typed, List.of("delta"), 1)));
            default -> throw DagException.at(place, "unknown_timetable", type);
        };
    }

    private CronTriggerTimetable cronTrigger(Arguments given, String cron) {
        return new CronTriggerTimetable(cron(cron, zone(given)), interval(given), immediately(given));
    }

    /** Its crons stand in {@code __args__} only, as many as one likes. */
    private Timetable multiple(Map<?, ?> typed) {
        if (!(typed.get("__args__") instanceof List<?> crons) || crons.isEmpty()) {
            throw DagException.at(place + ".__args__", "no_crons");
        }
        var byName = new LinkedHashMap<Object, Object>(typed);
        byName.remove("__args__");
        var given = new Arguments(place, byName, List.of("timezone", "interval", "run_immediately"), 0);
        return new MultipleCronTriggerTimetable(crons.stream()
                .map(cron -> cronTrigger(given, String.valueOf(cron)))
                .toList());
    }

    private ZoneId zone(Arguments given) {
        if (!given.has("timezone")) {
            throw DagException.at(place + ".timezone", "no_timezone");
        }
        return Moments.zone(place + ".timezone", text(given, "timezone"));
    }

    private Delta interval(Arguments given) {
        var value = given.value("interval");
        return value == null ? Timedelta.ZERO : Deltas.of(place + ".interval", value);
    }

    private Delta delta(Arguments given) {
        var value = given.value("delta");
        if (value == null) {
            throw DagException.at(place + ".delta", "not_duration", "");
        }
        return forward(Deltas.of(place + ".delta", value));
    }

    private Delta forward(Delta delta) {
        try {
            if (delta.isPositive() && !delta.length().isZero()) {
                return delta;
            }
        } catch (DateTimeException | ArithmeticException e) {
            throw DagException.at(place, "not_forward", delta.text());
        }
        throw DagException.at(place, "not_forward", delta.text());
    }

    private @Nullable Duration immediately(Arguments given) {
        var value = given.value("run_immediately");
        if (value == null || Boolean.FALSE.equals(value)) {
            return null;
        }
        return Boolean.TRUE.equals(value)
                ? CronTriggerTimetable.ALWAYS
                : Deltas.duration(place + ".run_immediately", value);
    }

    private String text(Arguments given, String name) {
        if (given.value(name) instanceof String text) {
            return text;
        }
        throw DagException.at(place + "." + name, "not_text", given.value(name));
    }

    private CronExpression cron(String text, ZoneId in) {
        try {
            return CronExpression.parse(text, in);
        } catch (IllegalArgumentException e) {
            throw DagException.at(place, "bad_cron", text, String.valueOf(e.getMessage()));
        }
    }
}
