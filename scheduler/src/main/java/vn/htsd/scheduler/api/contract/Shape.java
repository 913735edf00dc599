package vn.htsd.scheduler.api.contract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a value may be. Written as {@code text}, {@code int(>=0)}, {@code DagTag[]}, {@code (text | int)?}: see {@link ShapeReader}. */
sealed interface Shape {
    /** Kinds of single values, by their words. */
    enum Kind {
        TEXT,
        /** Letters, digits, dots, dashes and underscores. */
        WORD,
        MOMENT,
        UUID,
        DURATION,
        INT,
        NUMBER,
        BOOL,
        OBJECT,
        ANY
    }

    /**
     * A single value.
     *
     * @param least a number, or the shortest of a text; null for no limit
     * @param exclusive whether {@code least} itself is too little
     * @param longest of a text; null for no limit
     */
    record Plain(Kind kind, @Nullable Integer least, boolean exclusive, @Nullable Integer longest) implements Shape {}

    /** One word of those that are possible. */
    record Word(String text) implements Shape {}

    /** A type of the contract, by its name. */
    record Named(String name) implements Shape {}

    record Listed(Shape item) implements Shape {}

    /** Values by any names. */
    record Mapping(Shape value) implements Shape {}

    record Either(List<Shape> shapes) implements Shape {
        public Either {
            shapes = List.copyOf(shapes);
        }

        boolean isWords() {
            return shapes.stream().allMatch(Word.class::isInstance);
        }
    }

    record OrNull(Shape shape) implements Shape {}

    /** Without "or null". */
    default Shape bare() {
        return this instanceof OrNull either ? either.shape() : this;
    }
}
