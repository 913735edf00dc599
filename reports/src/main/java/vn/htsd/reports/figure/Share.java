package vn.htsd.reports.figure;

import org.jspecify.annotations.Nullable;

/** A rate: its numerator and its denominator. */
public record Share(String name, Quantity part, Quantity whole) implements Figure {
    /** From 0 to 1 where the part lies in the whole; null where one is not known, or there is no whole. */
    public @Nullable Double value() {
        var over = part.value();
        var under = whole.value();
        return over == null || under == null || under == 0 ? null : (Double) ((double) over / under);
    }
}
