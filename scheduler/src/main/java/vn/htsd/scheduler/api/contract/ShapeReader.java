package vn.htsd.scheduler.api.contract;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the notation of shapes: a word is a kind of value or the name of a type, {@code 'word'} itself, {@code a | b} either,
 * {@code x[]} a list, {@code {x}} values by name, {@code x?} or null, {@code (…)} together, {@code int(>=0)} and {@code
 * text(<=50)} limits.
 */
final class ShapeReader {
    private static final Pattern TOKEN =
            Pattern.compile("\\s*('[^']*'|\\((?:>=|<=|>)-?\\d+\\)|\\[\\]|[A-Za-z_][\\w]*|[(){}|?])");

    private final String text;
    private final List<String> tokens = new ArrayList<>();
    private int at;

    private ShapeReader(String text) {
        this.text = text;
        var matcher = TOKEN.matcher(text);
        int end = 0;
        while (matcher.find() && matcher.start() == end) {
            tokens.add(matcher.group(1));
            end = matcher.end();
        }
        if (end != text.length()) {
            throw wrong(end);
        }
    }

    /** @throws IllegalArgumentException if the text is no shape */
    static Shape read(String text) {
        var reader = new ShapeReader(text.strip());
        var shape = reader.either();
        if (reader.at != reader.tokens.size()) {
            throw reader.wrong(reader.at);
        }
        return shape;
    }

    private IllegalArgumentException wrong(int place) {
        return new IllegalArgumentException("'" + text + "' is no shape, see " + place);
    }

    private boolean takes(String token) {
        boolean is = at < tokens.size() && tokens.get(at).equals(token);
        if (is) {
            at++;
        }
        return is;
    }

    private Shape either() {
        var shapes = new ArrayList<>(List.of(many()));
        while (takes("|")) {
            shapes.add(many());
        }
        return shapes.size() == 1 ? shapes.get(0) : new Shape.Either(shapes);
    }

    private Shape many() {
        var shape = one();
        while (true) {
            if (takes("[]")) {
                shape = new Shape.Listed(shape);
            } else if (takes("?")) {
                shape = new Shape.OrNull(shape);
            } else {
                return shape;
            }
        }
    }

    private Shape one() {
        if (takes("(")) {
            return closed(either(), ")");
        }
        if (takes("{")) {
            return new Shape.Mapping(closed(either(), "}"));
        }
        if (at == tokens.size()) {
            throw wrong(at);
        }
        var token = tokens.get(at++);
        if (token.startsWith("'")) {
            return new Shape.Word(token.substring(1, token.length() - 1));
        }
        return Arrays.stream(Shape.Kind.values())
                .filter(kind -> kind.name().toLowerCase(Locale.ROOT).equals(token))
                .findFirst()
                .map(this::limited)
                .orElseGet(() -> new Shape.Named(token));
    }

    private Shape closed(Shape shape, String end) {
        if (!takes(end)) {
            throw wrong(at);
        }
        return shape;
    }

    private Shape limited(Shape.Kind kind) {
        @Nullable Integer least = null;
        @Nullable Integer longest = null;
        boolean exclusive = false;
        if (at < tokens.size() && tokens.get(at).matches("\\([<>].*")) {
            var limit = tokens.get(at++);
            var number = Integer.valueOf(limit.replaceAll("[^-\\d]", ""));
            exclusive = !limit.contains("=");
            if (limit.contains(">")) {
                least = number;
            } else {
                longest = number;
            }
        }
        return new Shape.Plain(kind, least, exclusive, longest);
    }
}
