package vn.htsd.data.campaign;

import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How "trước ngày D" is read. */
public enum BeforeMeans {
    /** Until the end of D: how offices act. */
    END_OF_DAY,
    /** Until the end of the day before D: how the words read. */
    DAY_BEFORE;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The reading with this code; null where there is none. */
    static @Nullable BeforeMeans ofCode(String code) {
        for (var reading : values()) {
            if (reading.code().equals(code)) {
                return reading;
            }
        }
        return null;
    }

    /** The last day in time: where it is a day off, the next working day (Civil Code 2015, article 148.5). */
    LocalDate dueDate(LocalDate before, WorkingDays workingDays) {
        return workingDays.onOrAfter(this == DAY_BEFORE ? before.minusDays(1) : before);
    }
}
