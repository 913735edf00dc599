package vn.htsd.reports.catalogue;

import java.util.List;
import java.util.Locale;
import vn.htsd.data.problem.Message;
import vn.htsd.reports.figure.Printed;
import vn.htsd.reports.render.Block;

/** Sentences of one report in one language. */
record Wording(String bundle, Locale locale) {
    static Wording of(String name, Locale locale) {
        return new Wording("vn.htsd.reports.catalogue." + name, locale);
    }

    /** Words that go where figures are not followed; to hand one in is a bug. */
    String of(String key, Object... arguments) {
        for (var argument : arguments) {
            if (argument instanceof Printed printed && !printed.uses().isEmpty()) {
                throw new IllegalArgumentException(key + " would lose where its figures come from; use sentence()");
            }
        }
        return Message.of(bundle, key, arguments).in(locale);
    }

    /** Words that keep the figures in them. */
    Printed sentence(String key, Object... arguments) {
        return Printed.filled(Message.of(bundle, key, arguments).in(locale), List.of(arguments));
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
