package vn.htsd.scheduler.dag.timetable;

import java.util.List;
import java.util.Locale;

/** One of the five fields: which numbers and names it knows, and how a list of ranges becomes a set of numbers. */
enum CronField {
    MINUTE(0, 59, List.of()),
    HOUR(0, 23, List.of()),
    DAY_OF_MONTH(1, 31, List.of()),
    MONTH(1, 12, List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")),
    /** 0 and 7 are Sunday. */
    DAY_OF_WEEK(0, 7, List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat"));

    private final int lowest;
    private final int highest;
    private final List<String> names;

    CronField(int lowest, int highest, List<String> names) {
        this.lowest = lowest;
        this.highest = highest;
        this.names = names;
    }

    /** Every number, as a set. */
    long all() {
        return part("*");
    }

    /**
     * The numbers that one part of a list means: {@code *}, {@code 5}, {@code mon}, {@code 1-5}, {@code 10/15},
     * {@code fri-mon} around the end; each of them with a step.
     *
     * @return bit n stands for the number n
     * @throws IllegalArgumentException naming the part
     */
    long part(String text) {
        var slash = text.split("/", -1);
        if (slash.length > 2) {
            throw new IllegalArgumentException(text);
        }
        int step = slash.length == 1 ? 1 : whole(slash[1], text);
        if (step < 1) {
            throw new IllegalArgumentException(text);
        }
        if (slash[0].equals("*")) {
            return range(lowest, this == DAY_OF_WEEK ? 6 : highest, step);
        }
        var ends = slash[0].split("-", -1);
        if (ends.length > 2) {
            throw new IllegalArgumentException(text);
        }
        int first = number(ends[0], text);
        int last = ends.length == 2 ? number(ends[1], text) : slash.length == 2 ? highest : first;
        return first <= last ? range(first, last, step) : around(first, last, step);
    }

    private long range(int first, int last, int step) {
        long set = 0;
        for (int value = first; value <= last; value += step) {
            set |= 1L << (this == DAY_OF_WEEK ? value % 7 : value);
        }
        return set;
    }

    /** From {@code first} over the end of the field to {@code last}. */
    private long around(int first, int last, int step) {
        int size = (this == DAY_OF_WEEK ? 7 : highest + 1) - lowest;
        long set = 0;
        for (int value = first; value <= last + size; value += step) {
            set |= 1L << ((value - lowest) % size + lowest);
        }
        return set;
    }

    private int number(String text, String whole) {
        int name = names.indexOf(text.toLowerCase(Locale.ROOT));
        int number = name < 0 ? whole(text, whole) : name + lowest;
        if (number < lowest || number > highest) {
            throw new IllegalArgumentException(whole);
        }
        return number;
    }

    private static int whole(String text, String whole) {
        if (!text.matches("\\d{1,4}")) {
            throw new IllegalArgumentException(whole);
        }
        return Integer.parseInt(text);
    }
}
