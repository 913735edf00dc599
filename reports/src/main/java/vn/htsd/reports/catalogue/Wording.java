package vn.htsd.reports.catalogue;

import java.util.Locale;
import vn.htsd.data.problem.Message;
import vn.htsd.reports.render.Block;

/** Sentences of one report in one language. */
record Wording(String bundle, Locale locale) {
    static Wording of(String name, Locale locale) {
        return new Wording("vn.htsd.reports.catalogue." + name, locale);
    }

    String of(String key, Object... arguments) {
        return Message.of(bundle, key, arguments).in(locale);
    }

    Block paragraph(String key, Object... arguments) {
        return new Block.Paragraph(of(key, arguments));
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
        return new Block.Caption(of(key, arguments));
    }

    boolean vietnamese() {
        return locale.getLanguage().equals("vi");
    }

    /** The name of a code in this language. */
    String name(String vi, String en) {
        return vietnamese() ? vi : en;
    }
}
