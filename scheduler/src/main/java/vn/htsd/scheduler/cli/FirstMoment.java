package vn.htsd.scheduler.cli;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import vn.htsd.data.campaign.CampaignCatalogue;

/** A moment as people type it where something begins: a day is its first moment in Vietnam. */
final class FirstMoment implements ITypeConverter<Instant> {
    @Override
    public Instant convert(String text) {
        if (text.length() != "yyyy-MM-dd".length()) {
            return new Moment().convert(text);
        }
        try {
            return LocalDate.parse(text).atStartOfDay(CampaignCatalogue.ZONE).toInstant();
        } catch (DateTimeParseException e) {
            throw new TypeConversionException(text);
        }
    }
}
