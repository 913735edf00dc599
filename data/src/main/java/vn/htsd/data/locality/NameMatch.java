package vn.htsd.data.locality;

import java.util.List;

/** The units that a written name means. Closed. */
public sealed interface NameMatch {
    record One(Locality locality) implements NameMatch {}

    /** More than one unit, and nothing written decides. */
    record Several(List<Locality> localities) implements NameMatch {
        public Several {
            localities = List.copyOf(localities);
        }
    }

    /** Units of that name, but not of the type that was written before it. */
    record OtherType(List<Locality> localities) implements NameMatch {
        public OtherType {
            localities = List.copyOf(localities);
        }
    }

    record None() implements NameMatch {}
}
