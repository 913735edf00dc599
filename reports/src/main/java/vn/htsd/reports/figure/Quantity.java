package vn.htsd.reports.figure;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A count, or an amount in whole đồng.
 *
 * @param value null where it was not reported, which is never zero
 */
public record Quantity(String name, @Nullable Long value, Origin origin) implements Figure {
    /** What {@code parts} hold together; null where none was reported. */
    public static Quantity sum(String name, List<Quantity> parts) {
        var origin = new Origin.Combined(parts, List.of());
        return new Quantity(name, origin.value(), origin);
    }

    /** What this holds beyond {@code parts}; null where it was not reported. */
    public Quantity without(String name, List<Quantity> parts) {
        var origin = new Origin.Combined(List.of(this), parts);
        return new Quantity(name, value == null ? null : origin.value(), origin);
    }

    /** What is left of this beyond {@code parts}, with {@code .rest} behind its name; unknown where nothing is. */
    public Quantity rest(List<Quantity> parts) {
        var left = without(name + ".rest", parts);
        return left.orZero() == 0 ? new Quantity(left.name(), null, left.origin()) : left;
    }

    public Quantity plus(String name, Quantity other) {
        return sum(name, List.of(this, other));
    }

    /** The same under another name, where several of its kind stand in one section. */
    public Quantity named(String other) {
        return new Quantity(other, value, origin);
    }

    /** What part this is of {@code whole}. */
    public Share of(Quantity whole) {
        return new Share(name + ".share", this, whole);
    }

    public boolean isKnown() {
        return value != null;
    }

    public boolean isPositive() {
        return value != null && value > 0;
    }

    /** Zero where it was not reported. */
    public long orZero() {
        return value == null ? 0 : value;
    }

    /** The selections that it was put together from, with the sign of each. */
    public List<Term> terms() {
        var terms = new ArrayList<Term>();
        collect(1, terms);
        return terms;
    }

    private void collect(int sign, List<Term> terms) {
        if (origin instanceof Origin.Selected selected) {
            terms.add(new Term(sign, value, selected));
        } else if (origin instanceof Origin.Combined combined) {
            combined.plus().forEach(each -> each.collect(sign, terms));
            combined.minus().forEach(each -> each.collect(-sign, terms));
        }
    }

    /** One selection that counts {@code sign} times. */
    public record Term(int sign, @Nullable Long value, Origin.Selected from) {}
}
