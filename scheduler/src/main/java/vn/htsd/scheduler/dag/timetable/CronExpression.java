package vn.htsd.scheduler.dag.timetable;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Five cron fields, read as wall-clock time of a zone: a time in a spring gap moves forward by the gap, a repeated time means
 * its second occurrence, an hour field of {@code *} runs in both. Two times at one instant are one tick.
 *
 * @param text as the file says it; a preset stays one
 * @param everTicks false for a day that never comes, such as 30 February
 */
public record CronExpression(String text, CronFields fields, ZoneId zone, boolean everTicks) {
    private static final Map<String, String> PRESETS = Map.of(
            "@hourly", "0 * * * *",
            "@daily", "0 0 * * *",
            "@midnight", "0 0 * * *",
            "@weekly", "0 0 * * 0",
            "@monthly", "0 0 1 * *",
            "@quarterly", "0 0 1 */3 *",
            "@yearly", "0 0 1 1 *",
            "@annually", "0 0 1 1 *");
    private static final LocalDateTime ANY_DAY = LocalDateTime.of(2000, 1, 1, 0, 0);
    /** No clock jumps by more than a day: a jump further away than this touches no tick within a day. */
    private static final Duration NEAR = Duration.ofHours(49);

    private static final int DAY = 24 * 60 * 60;

    /** @throws IllegalArgumentException for anything but five good fields or a preset, naming the part that is wrong */
    public static CronExpression parse(String text, ZoneId zone) {
        var stripped = text.strip();
        var fields = PRESETS.getOrDefault(stripped.toLowerCase(Locale.ROOT), stripped);
        var parsed = CronFields.parse(fields);
        return new CronExpression(stripped, parsed, zone, parsed.next(ANY_DAY).isPresent());
    }

    /** The first tick after {@code moment}; empty where none comes in fifty years. */
    public Optional<Instant> next(Instant moment) {
        return sameDay(moment, 1).or(() -> nextOfAnyDay(moment));
    }

    /** The last tick before {@code moment}. */
    public Optional<Instant> previous(Instant moment) {
        return sameDay(moment, -1).or(() -> previousOfAnyDay(moment));
    }

    /** The nearest tick within the day, while the clock does not jump: what millions of catch-up runs in a row ask for. */
    private Optional<Instant> sameDay(Instant moment, int direction) {
        long now = moment.getEpochSecond();
        var steady = WallClock.of(zone).around(now);
        if (!steady.contains(now)) {
            return Optional.empty();
        }
        long wall = now + steady.offset();
        long day = Math.floorDiv(wall, DAY);
        int second = (int) Math.floorMod(wall, DAY);
        boolean whole = second % 60 == 0 && moment.getNano() == 0;
        int minute = direction > 0 ? second / 60 + 1 : second / 60 - (whole ? 1 : 0);
        int found = fields.ofDay(day, minute, direction);
        long tick = day * DAY + found * 60L - steady.offset();
        return found < 0 || !steady.contains(tick) ? Optional.empty() : Optional.of(Instant.ofEpochSecond(tick));
    }

    private Optional<Instant> nextOfAnyDay(Instant moment) {
        var time = fields.next(LocalDateTime.ofInstant(moment, zone).minus(jumpNear(moment)));
        @Nullable Instant best = null;
        while (time.isPresent() && (best == null || !time.get().isAfter(reach(best, 1)))) {
            for (var instant : instants(time.get())) {
                if (instant.isAfter(moment) && (best == null || instant.isBefore(best))) {
                    best = instant;
                }
            }
            time = fields.next(time.get());
        }
        return Optional.ofNullable(best);
    }

    private Optional<Instant> previousOfAnyDay(Instant moment) {
        var time = fields.previous(LocalDateTime.ofInstant(moment, zone).plus(jumpNear(moment)));
        @Nullable Instant best = null;
        while (time.isPresent() && (best == null || !time.get().isBefore(reach(best, -1)))) {
            for (var instant : instants(time.get())) {
                if (instant.isBefore(moment) && (best == null || instant.isAfter(best))) {
                    best = instant;
                }
            }
            time = fields.previous(time.get());
        }
        return Optional.ofNullable(best);
    }

    /** Up to which wall-clock time another tick could still come before {@code best}. */
    private LocalDateTime reach(Instant best, int direction) {
        return LocalDateTime.ofInstant(best, zone)
                .plus(jumpNear(best).multipliedBy(direction))
                .minusNanos(direction);
    }

    /** By how much the clock jumps somewhere near {@code moment}. */
    private Duration jumpNear(Instant moment) {
        if (zone.getRules().isFixedOffset()) {
            return Duration.ZERO;
        }
        var jump = zone.getRules().nextTransition(moment.minus(NEAR));
        return jump != null && jump.getInstant().isBefore(moment.plus(NEAR))
                ? jump.getDuration().abs()
                : Duration.ZERO;
    }

    private List<Instant> instants(LocalDateTime time) {
        var offsets = zone.getRules().getValidOffsets(time);
        if (offsets.size() < 2) {
            return List.of(time.atZone(zone).toInstant()); // moved over a gap, if it lies in one
        }
        var second = time.toInstant(offsets.get(1));
        return fields.everyHour() ? List.of(time.toInstant(offsets.get(0)), second) : List.of(second);
    }
}
