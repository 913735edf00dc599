package vn.htsd.scheduler.api.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A value with a name: of a body, of an answer, or a parameter of a call.
 *
 * @param required whether it has to be there; what may be null may be left out, too, unless the contract says {@code !}
 * @param otherwise what is meant where it is left out; null where that is nothing
 */
record Field(String name, Shape shape, boolean required, @Nullable JsonNode otherwise) {
    private static final Pattern COMMA = Pattern.compile(",\\s+(?![^(]*\\))");
    private static final String LEFT_OUT = "...";

    /** Fields as they are written, one after the other: {@code name shape}, {@code name shape = default}, {@code name_* shape}. */
    static List<Field> all(String text) {
        return read(text, true);
    }

    /** The same for parameters, which may all be left out unless the contract says {@code !}. */
    static List<Field> parameters(String text) {
        return read(text, false);
    }

    private static List<Field> read(String text, boolean needed) {
        return text.isBlank()
                ? List.of()
                : COMMA.splitAsStream(text.strip())
                        .filter(one -> !one.equals(LEFT_OUT))
                        .flatMap(one -> field(one, needed))
                        .toList();
    }

    /** Whether fields may be there that nobody named. */
    static boolean isOpen(String text) {
        return text.strip().endsWith(", " + LEFT_OUT);
    }

    private static Stream<Field> field(String text, boolean needed) {
        var words = text.split("\\s+", 2);
        var sides = words[1].split(" = ", 2);
        boolean demanded = sides[0].endsWith("!");
        var shape = ShapeReader.read(demanded ? sides[0].substring(0, sides[0].length() - 1) : sides[0]);
        boolean given = sides.length == 2;
        var otherwise = given && !sides[1].equals(LEFT_OUT) ? Documents.value(sides[1].replace('\'', '"')) : null;
        boolean required = demanded || (needed && !given && !(shape instanceof Shape.OrNull));
        return names(words[0]).stream().map(name -> new Field(name, shape, required, otherwise));
    }

    /** A star stands for the four signs of a range. */
    private static List<String> names(String name) {
        if (!name.endsWith("*")) {
            return List.of(name);
        }
        var names = new ArrayList<String>();
        for (var sign : List.of("gte", "gt", "lte", "lt")) {
            names.add(name.substring(0, name.length() - 1) + sign);
        }
        return names;
    }
}
