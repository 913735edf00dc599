package vn.htsd.data.report;

/**
 * A number as an officer gave it.
 *
 * @param value people, classes, sessions, or whole đồng
 * @param approximate true where the cell said "khoảng 350" or a range; {@code value} is then the lower bound
 */
public record Measure(long value, boolean approximate) {
    public Measure {
        if (value < 0) {
            throw new IllegalArgumentException("A measure is never negative: " + value);
        }
    }

    public static Measure exactly(long value) {
        return new Measure(value, false);
    }
}
