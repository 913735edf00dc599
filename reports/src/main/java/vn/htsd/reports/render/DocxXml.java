package vn.htsd.reports.render;

import java.util.List;

/** The words of WordprocessingML that a report needs; lengths come in points. */
final class DocxXml {
    private static final int TWIPS = 20;

    private DocxXml() {}

    /** A line break for each line of {@code text}. */
    static String paragraph(String style, String text) {
        return "<w:p><w:pPr><w:pStyle w:val=\"" + style + "\"/></w:pPr><w:r><w:t xml:space=\"preserve\">"
                + escaped(text).replace("\n", "</w:t><w:br/><w:t xml:space=\"preserve\">") + "</w:t></w:r></w:p>";
    }

    /** A centred line of some length, as Decree 30 has it under names. */
    static String rule(int length) {
        return "<w:p><w:pPr><w:pStyle w:val=\"Rule\"/></w:pPr><w:r><w:pict><v:rect style=\"width:" + length
                + "pt;height:0.7pt\" fillcolor=\"#000000\" stroked=\"f\" o:hr=\"t\" o:hralign=\"center\""
                + " o:hrstd=\"f\" o:hrnoshade=\"t\"/></w:pict></w:r></w:p>";
    }

    static String tableStart(List<Integer> widths, boolean ruled) {
        var table = new StringBuilder("<w:tbl><w:tblPr><w:tblW w:w=\"")
                .append(widths.stream().mapToInt(each -> each).sum() * TWIPS)
                .append("\" w:type=\"dxa\"/><w:tblInd w:w=\"60\" w:type=\"dxa\"/>"); // Else it hangs into the margin.
        if (ruled) {
            table.append("<w:tblBorders>");
            for (var side : List.of("top", "left", "bottom", "right", "insideH", "insideV")) {
                table.append("<w:").append(side).append(" w:val=\"single\" w:sz=\"4\" w:color=\"404040\"/>");
            }
            table.append("</w:tblBorders>");
        }
        table.append("<w:tblLayout w:type=\"fixed\"/><w:tblCellMar><w:left w:w=\"60\" w:type=\"dxa\"/>")
                .append("<w:right w:w=\"60\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr><w:tblGrid>");
        widths.forEach(
                width -> table.append("<w:gridCol w:w=\"").append(width * TWIPS).append("\"/>"));
        return table.append("</w:tblGrid>").toString();
    }

    static String cell(int width, boolean heading, String paragraphs) {
        return "<w:tc><w:tcPr><w:tcW w:w=\"" + width * TWIPS + "\" w:type=\"dxa\"/>"
                + (heading ? "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"E9EDF1\"/>" : "")
                + "<w:vAlign w:val=\"" + (heading ? "center" : "top") + "\"/></w:tcPr>" + paragraphs + "</w:tc>";
    }

    /** @param number of the picture in the package, from 1; width and height in EMU */
    static String picture(int number, int width, int height, String alternative) {
        var size = "cx=\"" + width + "\" cy=\"" + height + "\"";
        var name = "id=\"" + number + "\" name=\"chart" + number + "\" descr=\"" + escaped(alternative) + "\"";
        return "<w:p><w:pPr><w:pStyle w:val=\"Centre\"/></w:pPr><w:r><w:drawing><wp:inline><wp:extent " + size
                + "/><wp:docPr " + name + "/><a:graphic><a:graphicData"
                + " uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:pic><pic:nvPicPr><pic:cNvPr "
                + name + "/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed=\"picture" + number
                + "\"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/>"
                + "<a:ext " + size + "/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>"
                + "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>";
    }

    /** A4 with the margins of Decree 30 (top and bottom 20, left 30, right 15 mm), upright or lying. */
    static String section(boolean lying) {
        var size = lying ? "w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\"" : "w:w=\"11906\" w:h=\"16838\"";
        return "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"" + (lying ? "lying" : "header")
                + "\"/><w:headerReference w:type=\"first\""
                + " r:id=\"none\"/><w:footerReference w:type=\"default\" r:id=\"footer\"/><w:footerReference"
                + " w:type=\"first\" r:id=\"footer\"/><w:pgSz " + size + "/><w:pgMar w:top=\"1134\" w:right=\"850\""
                + " w:bottom=\"1134\" w:left=\"1701\" w:header=\"567\" w:footer=\"567\" w:gutter=\"0\"/>"
                + (lying ? "" : "<w:titlePg/>") + "</w:sectPr>";
    }

    static String escaped(String text) {
        var plain = new StringBuilder();
        text.codePoints()
                .filter(each -> each >= ' ' || each == '\n' || each == '\t') // XML knows no other control characters.
                .forEach(plain::appendCodePoint);
        return plain.toString()
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
