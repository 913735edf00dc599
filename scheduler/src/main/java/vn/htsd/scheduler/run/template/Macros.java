package vn.htsd.scheduler.run.template;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoField;

/** {@code macros} of a template. Public methods are called from templates by these names. */
public final class Macros {
    /** The day {@code days} after {@code ds}; before it for a negative number. */
    public String ds_add(String ds, long days) {
        try {
            return LocalDate.parse(ds).plusDays(days).toString();
        } catch (DateTimeParseException e) {
            throw new TemplateException("ds_add needs a day such as 2025-10-01, not “" + ds + "”");
        }
    }

    /** A date written as {@code output} instead of {@code input}, both in Python's codes. */
    public String ds_format(String ds, String input, String output) {
        var parsed = Strftime.parse(ds, input);
        var date = parsed.isSupported(ChronoField.EPOCH_DAY) ? LocalDate.from(parsed) : LocalDate.of(1900, 1, 1);
        var time = parsed.isSupported(ChronoField.NANO_OF_DAY)
                ? java.time.LocalTime.from(parsed)
                : java.time.LocalTime.MIDNIGHT;
        return Strftime.format(date.atTime(time).atZone(ZoneOffset.UTC), output);
    }
}
