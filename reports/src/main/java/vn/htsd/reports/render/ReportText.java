package vn.htsd.reports.render;

import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.ResourceBundle;
import javax.imageio.ImageIO;

/**
 * A document to edit (DOCX, ISO/IEC 29500): paragraphs in styles, real headings, tables whose heading row repeats, annexes
 * across the page. A page exported element by element would look the same and could not be edited.
 */
final class ReportText {
    private static final String PAGE_BREAK = "<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>";
    private static final int LETTER = 467;
    private static final int ANNEX = 714;
    private static final int PIXELS_OF_A_POINT = 3;
    private static final int EMU_OF_A_POINT = 12_700;

    private final Document document;
    private final ResourceBundle words;
    private final Templates templates;
    private final boolean vietnamese;
    private final StringBuilder body = new StringBuilder();
    private final List<byte[]> pictures = new ArrayList<>();

    ReportText(Document document, ResourceBundle words, Templates templates) {
        this.document = document;
        this.words = words;
        this.templates = templates;
        this.vietnamese = document.locale().getLanguage().equals("vi");
    }

    void write(OutputStream out) throws IOException {
        letterhead("report");
        for (var block : document.letter()) {
            block(block, LETTER);
        }
        if (!document.letterhead().internal()) {
            closing();
        }
        if (!document.annexes().isEmpty()) {
            body.append("<w:p><w:pPr>").append(DocxXml.section(false)).append("</w:pPr></w:p>");
            boolean first = true;
            for (var block : document.annexes()) {
                if (block instanceof Block.AnnexTitle && !first) {
                    body.append(PAGE_BREAK);
                }
                first = false;
                block(block, ANNEX);
            }
        }
        body.append(DocxXml.section(!document.annexes().isEmpty()));
        new DocxPackage(document, words, body.toString(), pictures).write(out);
    }

    /**
     * Each begins a page; one of them gives the file its properties. A file has one foot: where only some of the slips hold made-up
     * figures, those say so under their heads.
     */
    static void slips(List<Document> slips, ResourceBundle words, Templates templates, OutputStream out)
            throws IOException {
        var body = new StringBuilder();
        var real = slips.stream().filter(slip -> !slip.synthetic()).findFirst();
        for (var slip : slips) {
            var text = new ReportText(slip, words, templates);
            text.letterhead("receipt");
            if (slip.synthetic() && real.isPresent()) {
                text.body.append(DocxXml.paragraph("Mark", words.getString("synthetic")));
            }
            for (var block : slip.letter()) {
                text.block(block, LETTER);
            }
            text.closing();
            body.append(body.isEmpty() ? "" : PAGE_BREAK).append(text.body);
        }
        body.append(DocxXml.section(false));
        new DocxPackage(real.orElse(slips.get(0)), words, body.toString(), List.of()).write(out);
    }

    /**
     * Decree 30: issuer and state side by side, 40 to 60.
     *
     * @param kind key of the word for what this is
     */
    private void letterhead(String kind) {
        var letterhead = document.letterhead();
        var issuer = letterhead.issuer();
        body.append(DocxXml.tableStart(List.of(187, 280), false)).append("<w:tr>");
        var left = new StringBuilder();
        if (issuer.above() != null) {
            left.append(DocxXml.paragraph(issuer.oneBody() ? "Issuer" : "IssuerAbove", issuer.above()));
        }
        left.append(DocxXml.paragraph("Issuer", issuer.name()))
                .append(DocxXml.rule(Rules.under("issuer", issuer.name(), 12, 187)));
        left.append(DocxXml.paragraph("Number", letterhead.number()));
        var mark = letterhead.mark();
        if (mark != null) {
            left.append(DocxXml.paragraph("DraftMark", words.getString(mark)));
        }
        var right = DocxXml.paragraph("Issuer", words.getString("nation"))
                + DocxXml.paragraph("Motto", words.getString("motto"))
                + DocxXml.rule(Rules.under("motto", words.getString("motto"), 13, 280))
                + DocxXml.paragraph("PlaceAndDate", letterhead.placeAndDate());
        body.append(DocxXml.cell(187, false, left.toString()))
                .append(DocxXml.cell(280, false, right))
                .append("</w:tr></w:tbl>");
        body.append(DocxXml.paragraph("Title", words.getString(kind)))
                .append(DocxXml.paragraph("Title", letterhead.subject()))
                .append(DocxXml.rule(Rules.under("subject", letterhead.subject(), 14, LETTER)));
    }

    private void closing() {
        var letterhead = document.letterhead();
        var left = DocxXml.paragraph("RecipientsHead", words.getString("recipients"))
                + DocxXml.paragraph("Recipients", letterhead.recipients());
        var signer = letterhead.signer();
        var right = DocxXml.paragraph("Issuer", letterhead.authority())
                + DocxXml.paragraph("Centre", "\n\n\n")
                + DocxXml.paragraph("Issuer", signer == null ? "" : signer);
        body.append(DocxXml.paragraph("Centre", ""))
                .append(DocxXml.tableStart(List.of(217, 250), false))
                .append("<w:tr><w:trPr><w:cantSplit/></w:trPr>")
                .append(DocxXml.cell(217, false, left))
                .append(DocxXml.cell(250, false, right))
                .append("</w:tr></w:tbl>");
    }

    private void block(Block block, int width) throws IOException {
        if (block instanceof Block.Heading heading) {
            body.append(DocxXml.paragraph("Heading" + (heading.level().ordinal() + 1), heading.text()));
        } else if (block instanceof Block.AnnexTitle title) {
            body.append(DocxXml.paragraph("AnnexTitle", title.number()))
                    .append(DocxXml.paragraph("Title", title.subject()))
                    .append(DocxXml.paragraph("PlaceAndDate", title.enclosure()));
        } else if (block instanceof Block.Paragraph paragraph) {
            body.append(DocxXml.paragraph("Body", paragraph.text().toString()));
        } else if (block instanceof Block.Caption caption) {
            body.append(DocxXml.paragraph("TableName", caption.text().toString()));
        } else if (block instanceof Block.Unit unit) {
            body.append(DocxXml.paragraph("Unit", unit.text().toString()));
        } else if (block instanceof Block.Legend legend) {
            body.append(DocxXml.paragraph("Legend", legend.text().toString()));
        } else if (block instanceof Block.Grid grid) {
            table(grid.table(), width);
        } else if (block instanceof Block.Picture picture) {
            picture(picture, width);
        }
    }

    private void table(Table table, int width) {
        var columns = TableColumns.of(templates.named(table.template()), table, words);
        int whole = Math.max(
                1, columns.stream().mapToInt(TableColumns.Column::width).sum());
        var widths =
                columns.stream().map(column -> column.width() * width / whole).toList();
        body.append(DocxXml.tableStart(widths, true)).append("<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>");
        for (int i = 0; i < columns.size(); i++) {
            body.append(DocxXml.cell(
                    widths.get(i),
                    true,
                    DocxXml.paragraph("HeadCell", columns.get(i).heading())));
        }
        body.append("</w:tr>");
        for (var row : table.rows()) {
            body.append("<w:tr><w:trPr><w:cantSplit/></w:trPr>");
            for (int i = 0; i < columns.size(); i++) {
                var text = row.cells().get(columns.get(i).name());
                body.append(DocxXml.cell(widths.get(i), false, cell(text == null ? "" : text, row.total())));
            }
            body.append("</w:tr>");
        }
        body.append("</w:tbl>").append(DocxXml.paragraph("Legend", ""));
    }

    private String cell(CharSequence text, boolean total) {
        var number = CellValue.of(text, vietnamese).isQuantity()
                || Figures.NOT_REPORTED.contentEquals(text)
                || Figures.NOT_APPLICABLE.contentEquals(text);
        return DocxXml.paragraph((number ? "Number" : "Text") + "Cell" + (total ? "Total" : ""), text.toString());
    }

    private void picture(Block.Picture picture, int width) throws IOException {
        int height = picture.chart().size().height();
        var image =
                new BufferedImage(width * PIXELS_OF_A_POINT, height * PIXELS_OF_A_POINT, BufferedImage.TYPE_INT_RGB);
        var page = image.createGraphics();
        page.setColor(java.awt.Color.WHITE);
        page.fillRect(0, 0, image.getWidth(), image.getHeight());
        page.scale(PIXELS_OF_A_POINT, PIXELS_OF_A_POINT);
        page.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        page.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        picture.chart().draw(page, new Rectangle2D.Double(0, 0, width, height));
        page.dispose();
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        pictures.add(bytes.toByteArray());
        body.append(DocxXml.picture(
                pictures.size(), width * EMU_OF_A_POINT, height * EMU_OF_A_POINT, picture.alternative()));
    }
}
