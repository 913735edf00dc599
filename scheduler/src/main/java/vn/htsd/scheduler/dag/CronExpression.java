package vn.htsd.scheduler.dag;

import com.cronutils.model.Cron;
import com.cronutils.model.definition.CronDefinition;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Five cron fields, read as wall-clock time: a time in a spring gap moves forward by the gap, a repeated time means its
 * second occurrence, an hour field of {@code *} runs in both. 0 and 7 are Sunday; day of month OR day of week when both
 * are given.
 */
public final class CronExpression {
    private static final Map<String, String> PRESETS = Map.of(
            "@hourly", "0 * * * *",
            "@daily", "0 0 * * *",
            "@midnight", "0 0 * * *",
            "@weekly", "0 0 * * 0",
            "@monthly", "0 0 1 * *",
            "@quarterly", "0 0 1 */3 *",
            "@yearly", "0 0 1 1 *",
            "@annually", "0 0 1 1 *");
    private static final CronDefinition FIVE_FIELDS = CronDefinitionBuilder.defineCron()
            .withMinutes()
            .withStrictRange()
            .and()
            .withHours()
            .withStrictRange()
            .and()
            .withDayOfMonth()
            .supportsL()
            .withStrictRange()
            .and()
            .withMonth()
            .withStrictRange()
            .and()
            .withDayOfWeek()
            .withValidRange(0, 7)
            .withMondayDoWValue(1)
            .withIntMapping(7, 0)
            .supportsHash()
            .supportsL()
            .withStrictRange()
            .and()
            .instance();
    /** No zone moves its clock by more. */
    private static final Duration LARGEST_SHIFT = Duration.ofHours(3);

    private final ExecutionTime ticks;
    private final boolean everyHour;

    private CronExpression(Cron cron, boolean everyHour) {
        this.ticks = ExecutionTime.forCron(cron);
        this.everyHour = everyHour;
    }

    /** @throws IllegalArgumentException for anything but five good fields or a preset */
    public static CronExpression parse(String text) {
        var fields = PRESETS.getOrDefault(text.strip().toLowerCase(Locale.ROOT), text.strip());
        var parts = fields.split("\\s+");
        if (parts.length != 5) {
            throw new IllegalArgumentException(parts.length + " ≠ 5");
        }
        return new CronExpression(new CronParser(FIVE_FIELDS).parse(fields), parts[1].matches("\\*(/1)?"));
    }

    /** Whether {@code text} is a preset of a wall-clock time. */
    static boolean isPreset(String text) {
        return PRESETS.containsKey(text.strip().toLowerCase(Locale.ROOT));
    }

    /** The first tick after {@code moment}. */
    Optional<Instant> next(Instant moment, ZoneId zone) {
        var rules = zone.getRules();
        var transition = rules.previousTransition(moment.plus(LARGEST_SHIFT));
        boolean clocksMoved = transition != null
                && transition.getInstant().isAfter(moment.minus(LARGEST_SHIFT).minus(LARGEST_SHIFT));
        var local = LocalDateTime.ofInstant(moment, zone);
        var tick = nextLocal(clocksMoved ? local.minus(LARGEST_SHIFT) : local);
        Optional<Instant> best = Optional.empty();
        while (tick.isPresent() && (best.isEmpty() || !tick.get().isAfter(local.plus(LARGEST_SHIFT)))) {
            var candidate = firstAfter(moment, tick.get(), zone);
            if (candidate.isPresent() && (best.isEmpty() || candidate.get().isBefore(best.get()))) {
                best = candidate;
            }
            if (!clocksMoved && best.isPresent()) {
                return best;
            }
            tick = nextLocal(tick.get());
        }
        return best;
    }

    private Optional<Instant> firstAfter(Instant moment, LocalDateTime tick, ZoneId zone) {
        var first = ZonedDateTime.ofLocal(tick, zone, null)
                .withEarlierOffsetAtOverlap()
                .toInstant();
        if (everyHour && first.isAfter(moment)) {
            return Optional.of(first);
        }
        var second = ZonedDateTime.ofLocal(tick, zone, null)
                .withLaterOffsetAtOverlap()
                .toInstant();
        return second.isAfter(moment) ? Optional.of(second) : Optional.empty();
    }

    /** Cron on a clock that never jumps; the zone comes in afterwards. */
    private Optional<LocalDateTime> nextLocal(LocalDateTime from) {
        return ticks.nextExecution(from.atZone(ZoneOffset.UTC)).map(ZonedDateTime::toLocalDateTime);
    }
}
