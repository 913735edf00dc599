package vn.htsd.reports.render;

/** One thing below another on a page. A heading or caption stays with what follows it. */
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

    record Paragraph(String text) implements Block {}

    /** Name of the table or chart that follows. */
    record Caption(String text) implements Block {}

    /** The line over a table: coverage and unit. */
    record Unit(String text) implements Block {}

    record Grid(Table table) implements Block {}

    /** Explains signs, or adds a remark, under a table or a chart. */
    record Legend(String text) implements Block {}

    /** @param alternative what the picture shows, in words */
    record Picture(Chart chart, String alternative) implements Block {}
}
