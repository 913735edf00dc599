package vn.htsd.data.release;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A build that was given a name: what was said of one campaign at one time. It holds the figures of every campaign, as they
 * were known then.
 *
 * @param campaign the campaign that it was made for
 * @param asOf the moment that its build was cut at; null where the build held all that had arrived
 */
public record Release(String name, Kind kind, int campaign, String build, @Nullable Instant asOf, Instant createdAt) {
    /** Lower-case letters, digits and hyphens: a name that every disk and every command line takes. */
    public static final String NAME = "[a-z0-9][a-z0-9-]{0,63}";

    /** How final its figures are. */
    public enum Kind {
        /** Sơ bộ. */
        PRELIMINARY,
        /** Chính thức. */
        OFFICIAL;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Release {
        if (!name.matches(NAME)) {
            throw new IllegalArgumentException("No name of a release: " + name);
        }
    }
}
