package vn.htsd.scheduler.dag.timetable;

import java.time.Duration;
import java.time.Instant;

/** A fixed length of time. */
public record Timedelta(Duration length) implements Delta {
    public static final Timedelta ZERO = new Timedelta(Duration.ZERO);

    @Override
    public Instant after(Instant moment) {
        return moment.plus(length);
    }

    @Override
    public Instant before(Instant moment) {
        return moment.minus(length);
    }

    @Override
    public String text() {
        long micros = length.getSeconds() * 1_000_000 + length.getNano() / 1000;
        long days = Math.floorDiv(micros, 86_400_000_000L);
        long rest = Math.floorMod(micros, 86_400_000_000L);
        long seconds = rest / 1_000_000;
        var clock = "%d:%02d:%02d".formatted(seconds / 3600, seconds / 60 % 60, seconds % 60)
                + (rest % 1_000_000 == 0 ? "" : ".%06d".formatted(rest % 1_000_000));
        return days == 0 ? clock : days + (Math.abs(days) == 1 ? " day, " : " days, ") + clock;
    }
}
