package vn.htsd.data.locality;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One version of an administrative unit: valid from a day until the day before {@code validTo}.
 *
 * @param code official code; the same code may mean another unit at another time
 * @param type xã, phường, thị trấn, đặc khu, huyện, quận, thị xã, thành phố, tỉnh
 * @param parentKey key of the unit above, which is the same on every day of this version; null for the nation
 * @param provinceKey key of its province; its own key for a province; null for the nation
 * @param validTo first day on which it is no more; null while in force
 */
public record Locality(
        String code,
        String name,
        String type,
        LocalityLevel level,
        @Nullable String parentKey,
        @Nullable String provinceKey,
        LocalDate validFrom,
        @Nullable LocalDate validTo) {
    public Locality {
        if (validTo != null && !validTo.isAfter(validFrom)) {
            throw new IllegalArgumentException(
                    code + ": valid_to " + validTo + " is not after valid_from " + validFrom);
        }
    }

    /** {@code code@valid_from}, the identity of this version. */
    public String key() {
        return code + "@" + validFrom;
    }

    /** Name with its type: "phường Hưng Đạo", "tỉnh Cao Bằng". */
    public String fullName() {
        return type.isEmpty() ? name : type + " " + name;
    }

    public boolean validOn(LocalDate day) {
        return !day.isBefore(validFrom) && (validTo == null || day.isBefore(validTo));
    }
}
