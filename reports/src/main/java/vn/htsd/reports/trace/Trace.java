package vn.htsd.reports.trace;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.htsd.reports.figure.Origin;

/**
 * What is behind a figure, or a slice of a table: of a share, first its numerator and then its denominator.
 *
 * @param name what it is
 */
public record Trace(String name, List<Part> parts) {
    public Trace {
        parts = List.copyOf(parts);
    }

    /**
     * One quantity that the figure is made of.
     *
     * @param position of a share, which half it is
     * @param said its value as the report has it; null where nothing was said
     */
    public record Quantity(String name, Position position, @Nullable Long said) {}

    public enum Position {
        WHOLE_FIGURE,
        NUMERATOR,
        DENOMINATOR
    }

    /**
     * One selection.
     *
     * @param of the quantity that it is a term of
     * @param sign how it counts there
     */
    public record Part(Quantity of, int sign, Origin.Selected from, List<Line> lines) {
        public Part {
            lines = List.copyOf(lines);
        }

        /** What the lines that count add up to; null where there is none. */
        public @Nullable Long sum() {
            Long sum = null;
            for (var line : lines) {
                var value = line.value();
                if (line.role() == Line.Role.COUNTED && value != null) {
                    sum = (sum == null ? 0 : sum) + line.sign() * value;
                }
            }
            return sum;
        }
    }

    /** What the terms of a quantity add up to, which should be what the report says. */
    public @Nullable Long sum(Quantity quantity) {
        Long sum = null;
        for (var part : parts) {
            var each = part.sum();
            if (part.of().equals(quantity) && each != null) {
                sum = (sum == null ? 0 : sum) + part.sign() * each;
            }
        }
        return sum;
    }

    public List<Quantity> quantities() {
        return parts.stream().map(Part::of).distinct().toList();
    }
}
