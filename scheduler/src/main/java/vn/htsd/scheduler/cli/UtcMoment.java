package vn.htsd.scheduler.cli;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A moment as Airflow's command line takes it: without an offset it is in UTC, a day alone is its midnight. */
final class UtcMoment implements ITypeConverter<Instant> {
    /** Empty for a text that is no moment. */
    static Optional<Instant> of(String text) {
        try {
            return Optional.of(new UtcMoment().convert(text));
        } catch (TypeConversionException noMoment) {
            return Optional.empty();
        }
    }

    @Override
    public Instant convert(String text) {
        var iso = text.strip().replace(' ', 'T');
        try {
            if (iso.length() == "yyyy-MM-dd".length()) {
                return LocalDate.parse(iso).atStartOfDay().toInstant(ZoneOffset.UTC);
            }
            return iso.matches(".*(Z|[+-]\\d\\d:\\d\\d)")
                    ? OffsetDateTime.parse(iso).toInstant()
                    : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
        } catch (DateTimeParseException e) {
            throw new TypeConversionException(text);
        }
    }
}
