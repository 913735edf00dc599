package vn.htsd.scheduler.run.template;

import com.fasterxml.jackson.annotation.JsonValue;
import com.hubspot.jinjava.objects.PyWrapper;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A moment as templates see it: what {@code pendulum.DateTime} offers and templates use. Public methods are called from
 * templates by these names; {@code getDayOfWeek} is their {@code day_of_week}.
 */
public final class PythonTime implements PyWrapper, Comparable<PythonTime> {
    private static final DateTimeFormatter NO_DASH = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss", Locale.ROOT);
    private static final List<String> STEPS =
            List.of("years", "months", "weeks", "days", "hours", "minutes", "seconds", "microseconds");

    private final ZonedDateTime time;

    private PythonTime(ZonedDateTime time) {
        this.time = time;
    }

    /** In UTC, as Airflow hands every moment to a template. */
    public static PythonTime utc(Instant moment) {
        return new PythonTime(moment.atZone(ZoneOffset.UTC));
    }

    /** The same moment on another zone's clock. */
    public PythonTime in_timezone(String zone) {
        try {
            return new PythonTime(time.withZoneSameInstant(ZoneId.of(zone)));
        } catch (DateTimeException e) {
            throw new TemplateException("There is no time zone “" + zone + "”");
        }
    }

    public PythonTime in_tz(String zone) {
        return in_timezone(zone);
    }

    /** {@code add(days=1, hours=2)}: days and more by the calendar, hours and less by the clock. */
    public PythonTime add(@Nullable Object... arguments) {
        return step(1, new CallArguments("add", STEPS, arguments));
    }

    public PythonTime subtract(@Nullable Object... arguments) {
        return step(-1, new CallArguments("subtract", STEPS, arguments));
    }

    private PythonTime step(int sign, CallArguments by) {
        return new PythonTime(time.plusYears(sign * by.whole("years"))
                .plusMonths(sign * by.whole("months"))
                .plusWeeks(sign * by.whole("weeks"))
                .plusDays(sign * by.whole("days"))
                .plusHours(sign * by.whole("hours"))
                .plusMinutes(sign * by.whole("minutes"))
                .plusSeconds(sign * by.whole("seconds"))
                .plusNanos(sign * by.whole("microseconds") * 1000));
    }

    /** {@code %Y-%m-%d} and the other codes of Python's {@code strftime}. */
    public String strftime(String format) {
        return Strftime.format(time, format);
    }

    public String isoformat() {
        return time.format(ofSeconds("yyyy-MM-dd'T'HH:mm:ss")) + offset();
    }

    public String to_date_string() {
        return ds();
    }

    public String to_datetime_string() {
        return strftime("%Y-%m-%d %H:%M:%S");
    }

    public String to_iso8601_string() {
        return isoformat().replaceFirst("\\+00:00$", "Z");
    }

    public String date() {
        return ds();
    }

    public long timestamp() {
        return time.toEpochSecond();
    }

    public int weekday() {
        return time.getDayOfWeek().getValue() - 1;
    }

    public int isoweekday() {
        return time.getDayOfWeek().getValue();
    }

    public int getYear() {
        return time.getYear();
    }

    public int getMonth() {
        return time.getMonthValue();
    }

    public int getDay() {
        return time.getDayOfMonth();
    }

    public int getHour() {
        return time.getHour();
    }

    public int getMinute() {
        return time.getMinute();
    }

    public int getSecond() {
        return time.getSecond();
    }

    public int getDayOfWeek() {
        return weekday();
    }

    public int getDayOfYear() {
        return time.getDayOfYear();
    }

    public int getQuarter() {
        return (time.getMonthValue() + 2) / 3;
    }

    public long getIntTimestamp() {
        return timestamp();
    }

    public String getTimezoneName() {
        return time.getZone().equals(ZoneOffset.UTC) ? "UTC" : time.getZone().getId();
    }

    public String ds() {
        return strftime("%Y-%m-%d");
    }

    String dsNodash() {
        return strftime("%Y%m%d");
    }

    String tsNodash() {
        return time.format(NO_DASH);
    }

    String tsNodashWithZone() {
        return tsNodash() + offset().replace(":", "");
    }

    private DateTimeFormatter ofSeconds(String pattern) {
        return DateTimeFormatter.ofPattern(time.getNano() < 1000 ? pattern : pattern + ".SSSSSS", Locale.ROOT);
    }

    private String offset() {
        return time.format(DateTimeFormatter.ofPattern("xxx", Locale.ROOT));
    }

    @Override
    public int compareTo(PythonTime other) {
        return time.toInstant().compareTo(other.time.toInstant());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PythonTime moment && time.toInstant().equals(moment.time.toInstant());
    }

    @Override
    public int hashCode() {
        return time.toInstant().hashCode();
    }

    /** As Python prints it: {@code 2025-03-31 17:00:00+00:00}. */
    @Override
    @JsonValue
    public String toString() {
        return time.format(ofSeconds("yyyy-MM-dd HH:mm:ss")) + offset();
    }
}
