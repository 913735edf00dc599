package vn.htsd.scheduler.dag;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** When a DAG runs. Pure: the moment is an argument. */
public sealed interface Timetable {
    /** The first tick after {@code moment}; empty when there is none. */
    Optional<Instant> next(Instant moment);

    /** As the file says it: {@code 0 7 * * 1-5}, {@code @once}, {@code None}. */
    String text();

    /** Only by hand. */
    record Never() implements Timetable {
        @Override
        public Optional<Instant> next(Instant moment) {
            return Optional.empty();
        }

        @Override
        public String text() {
            return "None";
        }
    }

    /** One run at the start date. */
    record Once(Instant start) implements Timetable {
        @Override
        public Optional<Instant> next(Instant moment) {
            return start.isAfter(moment) ? Optional.of(start) : Optional.empty();
        }

        @Override
        public String text() {
            return "@once";
        }
    }

    /**
     * The wall-clock times of a cron expression, between start and end, both included.
     *
     * @param text as the file says it; a preset stays one
     */
    record Cron(String text, CronExpression expression, ZoneId zone, @Nullable Instant start, @Nullable Instant end)
            implements Timetable {
        @Override
        public Optional<Instant> next(Instant moment) {
            var from = start != null && start.isAfter(moment) ? start.minusNanos(1) : moment;
            return expression.next(from, zone).filter(tick -> end == null || !tick.isAfter(end));
        }
    }
}
