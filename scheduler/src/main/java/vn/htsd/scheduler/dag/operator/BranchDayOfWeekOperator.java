package vn.htsd.scheduler.dag.operator;

import java.time.DayOfWeek;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import vn.htsd.scheduler.dag.yaml.DagException;
import vn.htsd.scheduler.dag.yaml.Keys;

/**
 * Follows one of two branches by the day of the week.
 *
 * @param days on these the first branch is followed
 * @param ifTrue tasks or groups of the first branch
 * @param byLogicalDate whether the logical date's weekday counts, else that of today
 */
public record BranchDayOfWeekOperator(
        Set<DayOfWeek> days, List<String> ifTrue, List<String> ifFalse, boolean byLogicalDate) implements Operator {
    static final Set<String> KEYS = Set.of(
            "week_day",
            "follow_task_ids_if_true",
            "follow_task_ids_if_false",
            "use_task_logical_date",
            "use_task_execution_day");

    public BranchDayOfWeekOperator {
        days = Set.copyOf(days);
        ifTrue = List.copyOf(ifTrue);
        ifFalse = List.copyOf(ifFalse);
    }

    static BranchDayOfWeekOperator read(Keys keys) {
        var days = EnumSet.noneOf(DayOfWeek.class);
        for (var day : keys.oneOrMore("week_day")) {
            days.add(day(keys, day));
        }
        if (days.isEmpty()) {
            throw DagException.at(keys.place("week_day"), "missing", "week_day");
        }
        return new BranchDayOfWeekOperator(
                days,
                branch(keys, "follow_task_ids_if_true"),
                branch(keys, "follow_task_ids_if_false"),
                keys.flag("use_task_logical_date", keys.flag("use_task_execution_day", false)));
    }

    private static List<String> branch(Keys keys, String key) {
        if (!keys.values().containsKey(key)) {
            throw DagException.at(keys.place(key), "missing", key);
        }
        return keys.oneOrMore(key);
    }

    private static DayOfWeek day(Keys keys, String name) {
        try {
            return DayOfWeek.valueOf(name.strip().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw DagException.at(keys.place("week_day"), "not_one_of", name, "Monday … Sunday");
        }
    }

    /** The tasks or groups to follow on {@code day}. */
    public List<String> chosen(DayOfWeek day) {
        return days.contains(day) ? ifTrue : ifFalse;
    }

    @Override
    public <T> T match(Cases<T> cases) {
        return cases.branchDayOfWeek(this);
    }
}
