package vn.htsd.ingest.read;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/** How a workbook counts days. */
enum DaySystem {
    /** Day 60 is 29 February 1900, which never was: of what came before, nobody knows. */
    SINCE_1900(LocalDate.of(1899, 12, 30)),
    /** The first workbooks of the Macintosh. */
    SINCE_1904(LocalDate.of(1904, 1, 1));

    static final double LAST_EXCEL_DAY = 2_958_465;

    /** 1 January 2000 where days are counted from 1904, the earlier of its two numbers. */
    private static final double FIRST_DAY_2000 = 35_064;
    /** 1 January 2100 where days are counted from 1900. */
    private static final double LAST_DAY_2099 = 73_051;

    private static final double MILLISECONDS = 86_400_000;
    private static final int DAY_THAT_NEVER_WAS = 61;

    private final LocalDate first;

    DaySystem(LocalDate first) {
        this.first = first;
    }

    /**
     * The moment that {@code number} means. A plain number of another century is no date anywhere, and nearly all numbers
     * of a form are such: null.
     *
     * @param shown as a date
     */
    @Nullable
    LocalDateTime moment(BigDecimal number, boolean shown) {
        double value = number.doubleValue();
        if (value < (shown ? 1 : FIRST_DAY_2000) || value > (shown ? LAST_EXCEL_DAY : LAST_DAY_2099)) {
            return null;
        }
        long days = (long) Math.floor(value);
        long milliseconds = (long) ((value - days) * MILLISECONDS + 0.5);
        if (milliseconds >= MILLISECONDS) {
            days++;
            milliseconds = 0;
        }
        boolean early = this == SINCE_1900 && days < DAY_THAT_NEVER_WAS;
        try {
            return LocalDateTime.of(
                    first.plusDays(early ? days + 1 : days), LocalTime.ofNanoOfDay(milliseconds * 1_000_000));
        } catch (DateTimeException noDate) {
            return null;
        }
    }
}
