package vn.htsd.data.report;

import org.jspecify.annotations.Nullable;

/**
 * Who reports.
 *
 * @param code the unit's code, or the official code of the administrative unit on whose behalf an office writes
 * @param provisional true where no code was given and none could be found: the code was derived from name, type and place
 * @param type code of the list {@code reporter_type}; null where not given
 * @param localityKey the administrative unit it lies in, as {@code code@valid_from}
 * @param reportsTo code of the reporter that it reports to
 * @param countedIn code of a reporter whose direct report already contains this one; then this report is a memo
 */
public record Reporter(
        String code,
        boolean provisional,
        String name,
        @Nullable String type,
        Level level,
        String localityKey,
        String reportsTo,
        @Nullable String countedIn) {}
