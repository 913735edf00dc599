package vn.htsd.scheduler.cli;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import vn.htsd.data.campaign.CampaignCatalogue;

/** A moment as people type it: with an offset, or as a time or the end of a day in Vietnam. */
final class Moment implements ITypeConverter<Instant> {
    @Override
    public Instant convert(String text) {
        try {
            if (text.length() == "yyyy-MM-dd".length()) {
                return LocalDate.parse(text)
                        .plusDays(1)
                        .atStartOfDay(CampaignCatalogue.ZONE)
                        .toInstant()
                        .minusMillis(1);
            }
            return text.matches(".*(Z|[+-]\\d\\d:\\d\\d)")
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDateTime.parse(text).atZone(CampaignCatalogue.ZONE).toInstant();
        } catch (DateTimeParseException e) {
            throw new TypeConversionException(text);
        }
    }
}
