package vn.htsd.reports.figure;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rate or a rank that a published table states, as it stands there: no sum and no share of two figures of the report.
 *
 * @param at the one cell that states it
 * @param of the figures that it was computed from
 */
public record Stated(String name, @Nullable Double value, Origin.Selected at, List<Quantity> of) implements Figure {
    public Stated {
        of = List.copyOf(of);
    }
}
