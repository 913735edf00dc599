package vn.htsd.reports.render;

/**
 * One thing below another on a page. A heading or caption stays with what follows it. Where words are a {@link CharSequence}
 * they may be {@link vn.htsd.reports.figure.Printed}: words that still know the figures in them.
 */
public sealed interface Block {
    /** I., 1. and 1.1. of the outline. */
    enum Level {
        PART,
        SECTION,
        SUBSECTION
    }

    record Heading(Level level, String text) implements Block {}

    /** Title of an annex. */
    record AnnexTitle(String number, String subject, String enclosure) implements Block {}

    record Paragraph(CharSequence text) implements Block {}

    /** Name of the table or chart that follows. */
    record Caption(CharSequence text) implements Block {}

    /** The line over a table: coverage and unit. */
    record Unit(CharSequence text) implements Block {}

    record Grid(Table table) implements Block {}

    /** Explains signs, or adds a remark, under a table or a chart. */
    record Legend(CharSequence text) implements Block {}

    /** @param alternative what the picture shows, in words */
    record Picture(Chart chart, String alternative) implements Block {}
}
