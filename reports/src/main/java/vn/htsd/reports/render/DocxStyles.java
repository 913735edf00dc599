package vn.htsd.reports.render;

import java.util.List;
import java.util.stream.Collectors;

/** The styles of a DOCX report, after Decree 30: sizes 13 and 14, tables down to 10. */
final class DocxStyles {
    private static final String CENTRE = "<w:jc w:val=\"center\"/>";
    private static final String BOTH = "<w:jc w:val=\"both\"/>";
    private static final String RIGHT = "<w:jc w:val=\"right\"/>";
    private static final String KEEP = "<w:keepNext/>";
    private static final String INDENT = "<w:ind w:firstLine=\"600\"/>";
    private static final String GAP = "<w:spacing w:before=\"60\" w:after=\"60\"/>";
    private static final String ROOM = "<w:spacing w:before=\"120\" w:after=\"60\"/>";
    private static final String ASIDE = "<w:ind w:left=\"480\" w:right=\"480\"/>";
    private static final String BOXED = "<w:pBdr>"
            + List.of("top", "left", "bottom", "right").stream()
                    .map(side -> "<w:" + side + " w:val=\"single\" w:sz=\"8\" w:space=\"1\" w:color=\"000000\"/>")
                    .collect(Collectors.joining())
            + "</w:pBdr>";
    private static final String BOLD = "<w:b/>";
    private static final String ITALIC = "<w:i/>";

    /** In each style: a program may have a typeface of its own for what it knows as heading or title. */
    private static final String FONT =
            "<w:rFonts w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\" w:cs=\"Times New Roman\"/>";

    static final String ALL = String.join(
            "",
            List.of(
                    style("Body", GAP + INDENT + BOTH, ""),
                    heading(1, BOLD),
                    heading(2, BOLD),
                    heading(3, BOLD + ITALIC),
                    style("Title", CENTRE, BOLD + size(14)),
                    style("AnnexTitle", KEEP + CENTRE + "<w:outlineLvl w:val=\"0\"/>", BOLD + size(14)),
                    style("Issuer", CENTRE, BOLD + size(12)),
                    style("IssuerAbove", CENTRE, size(12)),
                    style("Number", "<w:spacing w:before=\"120\"/>" + CENTRE, ""),
                    style("DraftMark", BOXED + "<w:spacing w:before=\"120\"/>" + ASIDE + CENTRE, BOLD),
                    style("Motto", CENTRE, BOLD),
                    style("Centre", CENTRE, ""),
                    style("Rule", "<w:spacing w:line=\"120\" w:lineRule=\"exact\"/>" + CENTRE, size(3)),
                    style("PlaceAndDate", CENTRE, ITALIC),
                    style("TableName", KEEP + ROOM + CENTRE, BOLD + size(12)),
                    style("Unit", KEEP + RIGHT, ITALIC + size(11)),
                    style("Legend", GAP + BOTH, ITALIC + size(10)),
                    style("Mark", CENTRE, BOLD + size(11)),
                    style("RecipientsHead", "", BOLD + ITALIC + size(12)),
                    style("Recipients", "", size(11)),
                    style("HeadCell", CENTRE, BOLD + size(10)),
                    style("TextCell", "", size(10)),
                    style("TextCellTotal", "", BOLD + size(10)),
                    style("NumberCell", RIGHT, size(10)),
                    style("NumberCellTotal", RIGHT, BOLD + size(10))));

    private DocxStyles() {}

    /** A heading that the navigator and the table of contents know. */
    private static String heading(int level, String look) {
        return "<w:style w:type=\"paragraph\" w:styleId=\"Heading" + level + "\"><w:name w:val=\"heading " + level
                + "\"/><w:pPr>" + KEEP + ROOM + INDENT + BOTH + "<w:outlineLvl w:val=\"" + (level - 1)
                + "\"/></w:pPr><w:rPr>" + FONT + look + "</w:rPr></w:style>";
    }

    private static String style(String id, String paragraph, String look) {
        return "<w:style w:type=\"paragraph\" w:styleId=\"" + id + "\"><w:name w:val=\"" + id + "\"/><w:pPr>"
                + paragraph + "</w:pPr><w:rPr>" + FONT + look + "</w:rPr></w:style>";
    }

    private static String size(int points) {
        return "<w:sz w:val=\"" + 2 * points + "\"/>";
    }
}
