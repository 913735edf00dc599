package vn.htsd.reports.figure;

import java.util.ArrayList;
import java.util.List;

/**
 * Words ready to print, and the figures that stand in them. A plain {@link String} is words without figures; turning this
 * into one by {@link #toString} is what the printer does, last of all.
 */
public record Printed(String text, List<Use> uses) implements CharSequence {
    public Printed {
        uses = List.copyOf(uses);
    }

    /** A figure and the text that it became. */
    public record Use(Figure figure, String text) {}

    public static Printed of(Figure figure, String text) {
        return new Printed(text, List.of(new Use(figure, text)));
    }

    /** {@code words} as they are. */
    public static Printed of(CharSequence words) {
        return words instanceof Printed printed ? printed : new Printed(words.toString(), List.of());
    }

    /** {@code text}, into which {@code parts} were filled. */
    public static Printed filled(String text, Iterable<?> parts) {
        var uses = new ArrayList<Use>();
        for (var part : parts) {
            if (part instanceof Printed printed && text.contains(printed.text())) {
                uses.addAll(printed.uses());
            }
        }
        return new Printed(text, uses);
    }

    public static Printed joined(String separator, List<? extends CharSequence> parts) {
        return filled(String.join(separator, parts), parts);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public char charAt(int index) {
        return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.subSequence(start, end);
    }

    @Override
    public String toString() {
        return text;
    }
}
