package vn.htsd.reports.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import vn.htsd.data.problem.Message;
import vn.htsd.reports.figure.Printed;
import vn.htsd.reports.render.Block;

/**
 * Sentences of one report in one language.
 *
 * @param bundles the first that has a sentence says it
 */
record Wording(List<String> bundles, Locale locale) {
    private static final String HOME = "vn.htsd.reports.catalogue.";

    Wording {
        bundles = List.copyOf(bundles);
    }

    static Wording of(String name, Locale locale) {
        return new Wording(List.of(HOME + name), locale);
    }

    /** The same, but for the sentences that the bundle {@code name} says in its own way. */
    Wording unless(String name) {
        var more = new ArrayList<>(bundles);
        more.add(0, HOME + name);
        return new Wording(more, locale);
    }

    /** Words that go where figures are not followed; to hand one in is a bug. */
    String of(String key, Object... arguments) {
        for (var argument : arguments) {
            if (argument instanceof Printed printed && !printed.uses().isEmpty()) {
                throw new IllegalArgumentException(key + " would lose where its figures come from; use sentence()");
            }
        }
        return Message.of(bundleOf(key), key, arguments).in(locale);
    }

    private String bundleOf(String key) {
        return bundles.stream()
                .filter(bundle -> ResourceBundle.getBundle(
                                bundle,
                                locale,
                                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES))
                        .containsKey(key))
                .findFirst()
                .orElse(bundles.get(0));
    }

    /** Words that keep the figures in them. */
    Printed sentence(String key, Object... arguments) {
        return Printed.filled(Message.of(bundleOf(key), key, arguments).in(locale), List.of(arguments));
    }

    Block paragraph(String key, Object... arguments) {
        return new Block.Paragraph(sentence(key, arguments));
    }

    Block part(String key, Object... arguments) {
        return new Block.Heading(Block.Level.PART, of(key, arguments));
    }

    Block section(String key, Object... arguments) {
        return new Block.Heading(Block.Level.SECTION, of(key, arguments));
    }

    Block subsection(String key, Object... arguments) {
        return new Block.Heading(Block.Level.SUBSECTION, of(key, arguments));
    }

    Block caption(String key, Object... arguments) {
        return new Block.Caption(sentence(key, arguments));
    }

    boolean vietnamese() {
        return locale.getLanguage().equals("vi");
    }

    /** The name of a code in this language. */
    String name(String vi, String en) {
        return vietnamese() ? vi : en;
    }
}
