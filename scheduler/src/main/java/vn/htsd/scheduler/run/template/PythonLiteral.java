package vn.htsd.scheduler.run.template;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a text as Python's {@code ast.literal_eval} does: numbers, quoted texts, {@code True}, {@code False}, {@code None},
 * lists, tuples, sets and mappings of them. What is none of these stays the text that it is.
 */
final class PythonLiteral {
    /** Deeper values are nobody's data. */
    private static final int DEEPEST = 200;

    /** Digits of a whole number, as in Python. */
    private static final int LONGEST = 4300;

    private static final Pattern FLOAT = Pattern.compile(
            "(?:\\d+(?:_\\d+)*\\.(?:\\d+(?:_\\d+)*)?|\\.\\d+(?:_\\d+)*)(?:[eE][+-]?\\d+)?|\\d+(?:_\\d+)*[eE][+-]?\\d+");
    private static final Pattern BASED =
            Pattern.compile("0(?:[xX](?:_?[0-9a-fA-F])+|[oO](?:_?[0-7])+|[bB](?:_?[01])+)");
    private static final Pattern WHOLE = Pattern.compile("0(?:_?0)*|[1-9](?:_?\\d)*");
    private static final Pattern NAME = Pattern.compile("\\w+");

    private final String text;
    private int at;
    private int depth;

    private PythonLiteral(String text) {
        this.text = text;
    }

    /** It is no literal. */
    private static final class Other extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Other() {
            super("no literal", null, false, false);
        }
    }

    static @Nullable Object read(String text) {
        if (text.isEmpty() || text.startsWith(" ") || text.startsWith("\t")) {
            return text; // to Python an indentation that nothing asks for
        }
        try {
            var literal = new PythonLiteral(text);
            while (literal.at < text.length() && text.charAt(literal.at) == '\n') {
                literal.at++;
            }
            var value = literal.several();
            return text.substring(literal.at).isBlank() ? value : text;
        } catch (Other other) {
            return text;
        }
    }

    /** One value, or several with commas between: a tuple without its parentheses. */
    private @Nullable Object several() {
        var first = value();
        if (!next(',')) {
            return first;
        }
        var tuple = listOf(first);
        skipSpace();
        while (!text.substring(at).isBlank()) {
            tuple.add(value());
            if (!next(',')) {
                break;
            }
        }
        return tuple;
    }

    private static List<@Nullable Object> listOf(@Nullable Object first) {
        var list = new ArrayList<@Nullable Object>();
        list.add(first);
        return list;
    }

    private @Nullable Object value() {
        skipSpace();
        if (at == text.length() || ++depth > DEEPEST) {
            throw new Other();
        }
        var value = at(text.charAt(at));
        depth--;
        return value;
    }

    private @Nullable Object at(char first) {
        return switch (first) {
            case '[' -> list();
            case '(' -> parenthesised();
            case '{' -> braced();
            case '\'', '"' -> texts();
            case '+', '-' -> signed(first);
            default -> Character.isDigit(first) || first == '.' ? number() : name();
        };
    }

    private List<@Nullable Object> list() {
        at++;
        return next(']') ? List.of() : rest(listOf(value()), ']');
    }

    /** What follows the first element, up to {@code end}. */
    private List<@Nullable Object> rest(List<@Nullable Object> elements, char end) {
        while (next(',')) {
            if (next(end)) {
                return elements;
            }
            elements.add(value());
        }
        require(end);
        return elements;
    }

    /** A tuple, or one value in parentheses. */
    private @Nullable Object parenthesised() {
        at++;
        if (next(')')) {
            return List.of();
        }
        var first = value();
        return next(')') ? first : rest(listOf(first), ')');
    }

    /** A mapping, or a set, which becomes a list. */
    private Object braced() {
        at++;
        var mapping = new LinkedHashMap<String, @Nullable Object>();
        if (next('}')) {
            return mapping;
        }
        var first = value();
        if (!next(':')) {
            return rest(listOf(first), '}');
        }
        mapping.put(key(first), value());
        while (next(',')) {
            if (next('}')) {
                return mapping;
            }
            var key = key(value());
            require(':');
            mapping.put(key, value());
        }
        require('}');
        return mapping;
    }

    private static String key(@Nullable Object key) {
        if (key instanceof List || key instanceof Map) {
            throw new Other();
        }
        return String.valueOf(key);
    }

    /** Texts beside each other are one. */
    private String texts() {
        var whole = new StringBuilder();
        do {
            text(whole);
            skipSpace();
        } while (at < text.length() && (text.charAt(at) == '\'' || text.charAt(at) == '"'));
        return whole.toString();
    }

    private void text(StringBuilder into) {
        char quote = text.charAt(at++);
        while (true) {
            if (at == text.length() || text.charAt(at) == '\n') {
                throw new Other();
            }
            char c = text.charAt(at++);
            if (c == quote) {
                return;
            }
            if (c == '\\') {
                escaped(into);
            } else {
                into.append(c);
            }
        }
    }

    private void escaped(StringBuilder into) {
        if (at == text.length()) {
            throw new Other();
        }
        char c = text.charAt(at++);
        switch (c) {
            case '\n' -> {}
            case 'n' -> into.append('\n');
            case 't' -> into.append('\t');
            case 'r' -> into.append('\r');
            case '\\', '\'', '"' -> into.append(c);
            case 'x' -> into.append(coded(2));
            case 'u' -> into.append(coded(4));
            case 'U' -> into.append(coded(8));
            default -> into.append('\\').append(c);
        }
    }

    private String coded(int digits) {
        if (at + digits > text.length()) {
            throw new Other();
        }
        try {
            int code = Integer.parseUnsignedInt(text.substring(at, at + digits), 16);
            at += digits;
            return Character.toString(code);
        } catch (IllegalArgumentException e) {
            throw new Other();
        }
    }

    private Number signed(char sign) {
        at++;
        skipSpace();
        if (at == text.length() || !(Character.isDigit(text.charAt(at)) || text.charAt(at) == '.')) {
            throw new Other();
        }
        var number = number();
        if (sign == '+') {
            return number;
        }
        return number instanceof Double real ? -real : smallest(new BigInteger(number.toString()).negate());
    }

    private Number number() {
        var real = matcher(FLOAT);
        if (real.lookingAt()) {
            at = real.end();
            var number = Double.valueOf(ended(real.group()).replace("_", ""));
            if (number.isInfinite()) {
                throw new Other(); // JSON has no word for it
            }
            return number;
        }
        var based = matcher(BASED);
        if (based.lookingAt()) {
            at = based.end();
            var digits = ended(based.group()).replace("_", "");
            int radix = Map.of('x', 16, 'o', 8, 'b', 2).getOrDefault(Character.toLowerCase(digits.charAt(1)), 10);
            return smallest(new BigInteger(digits.substring(2), radix));
        }
        var whole = matcher(WHOLE);
        if (!whole.lookingAt()) {
            throw new Other();
        }
        at = whole.end();
        if (whole.group().length() > LONGEST) {
            throw new Other();
        }
        return smallest(new BigInteger(ended(whole.group()).replace("_", "")));
    }

    /** Nothing that would belong to the number follows. */
    private String ended(String number) {
        if (at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || "_.".indexOf(text.charAt(at)) >= 0)) {
            throw new Other();
        }
        return number;
    }

    private static Number smallest(BigInteger number) {
        if (number.bitLength() < Integer.SIZE) {
            return number.intValue();
        }
        return number.bitLength() < Long.SIZE ? (Number) number.longValue() : number;
    }

    private @Nullable Object name() {
        var name = matcher(NAME);
        if (!name.lookingAt()) {
            throw new Other();
        }
        at = name.end();
        return switch (name.group()) {
            case "True" -> true;
            case "False" -> false;
            case "None" -> null;
            default -> throw new Other();
        };
    }

    private Matcher matcher(Pattern pattern) {
        return pattern.matcher(text).region(at, text.length());
    }

    private void require(char wanted) {
        if (!next(wanted)) {
            throw new Other();
        }
    }

    private boolean next(char wanted) {
        skipSpace();
        if (at < text.length() && text.charAt(at) == wanted) {
            at++;
            return true;
        }
        return false;
    }

    private void skipSpace() {
        var space = depth == 0 ? " \t" : " \t\n\r\f"; // a line ends what stands in no brackets
        while (at < text.length() && space.indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }
}
