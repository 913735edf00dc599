package vn.htsd.data.register;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.report.Level;

/**
 * One unit that should report, for as long as it is registered.
 *
 * @param type code of the list {@code reporter_type}
 * @param reportsTo code of the reporter it reports to; null for the smallest administrative unit it lies in
 * @param validTo first day on which it no longer should report; null while it should
 */
public record RegisteredReporter(
        String code,
        String name,
        @Nullable String type,
        Level level,
        String localityCode,
        @Nullable String reportsTo,
        LocalDate validFrom,
        @Nullable LocalDate validTo) {
    /** The same unit under another code, reporting to {@code receiver}. */
    RegisteredReporter as(String otherCode, @Nullable String receiver) {
        return new RegisteredReporter(otherCode, name, type, level, localityCode, receiver, validFrom, validTo);
    }

    /** The same row for another time. */
    public RegisteredReporter within(LocalDate from, @Nullable LocalDate to) {
        return new RegisteredReporter(code, name, type, level, localityCode, reportsTo, from, to);
    }

    /** Whether nothing changes from {@code before} to this row but the time. */
    public boolean continues(RegisteredReporter before) {
        return before.within(validFrom, validTo).equals(this) && validFrom.equals(before.validTo());
    }

    public boolean validOn(LocalDate day) {
        return !day.isBefore(validFrom) && (validTo == null || day.isBefore(validTo));
    }
}
