package vn.htsd.reports.render;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.ResourceBundle;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The parts of a DOCX file around its body: styles, page number, marks that every page carries, pictures, properties. */
final class DocxPackage {
    private static final String XML = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>";
    private static final String WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
    private static final String SPACES = " xmlns:w=\"" + WORD + "\" xmlns:r=\"" + OFFICE + "relationships\""
            + " xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\""
            + " xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\""
            + " xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\""
            + " xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:o=\"urn:schemas-microsoft-com:office:office\"";

    private final Document document;
    private final ResourceBundle words;
    private final String body;
    private final List<byte[]> pictures;

    DocxPackage(Document document, ResourceBundle words, String body, List<byte[]> pictures) {
        this.document = document;
        this.words = words;
        this.body = body;
        this.pictures = List.copyOf(pictures);
    }

    void write(OutputStream out) throws IOException {
        var zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        part(zip, "[Content_Types].xml", types());
        part(
                zip,
                "_rels/.rels",
                relations(relation("document", OFFICE + "relationships/officeDocument", "word/document.xml")
                        + relation("core", PACKAGE + "relationships/metadata/core-properties", "docProps/core.xml")));
        part(zip, "docProps/core.xml", properties());
        part(zip, "word/document.xml", "<w:document" + SPACES + "><w:body>" + body + "</w:body></w:document>");
        part(zip, "word/_rels/document.xml.rels", relations(documentRelations()));
        part(zip, "word/styles.xml", styles());
        part(zip, "word/header.xml", header(9355));
        part(zip, "word/lying.xml", header(14287));
        part(zip, "word/none.xml", "<w:hdr" + SPACES + ">" + DocxXml.paragraph("Centre", "") + "</w:hdr>");
        part(zip, "word/footer.xml", footer());
        for (int i = 0; i < pictures.size(); i++) {
            zip.putNextEntry(entry("word/media/chart" + (i + 1) + ".png"));
            zip.write(pictures.get(i));
            zip.closeEntry();
        }
        zip.finish();
    }

    private static void part(ZipOutputStream zip, String name, String xml) throws IOException {
        zip.putNextEntry(entry(name));
        zip.write((XML + xml).getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    /** Without the time of day, so that the same report is the same file. */
    private static ZipEntry entry(String name) {
        var entry = new ZipEntry(name);
        entry.setTime(0);
        return entry;
    }

    private static String types() {
        var word = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
        return "<Types xmlns=\"" + PACKAGE + "content-types\"><Default Extension=\"rels\""
                + " ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                + "<Default Extension=\"png\" ContentType=\"image/png\"/>"
                + override("word/document.xml", word + "document.main+xml")
                + override("word/styles.xml", word + "styles+xml")
                + override("word/header.xml", word + "header+xml")
                + override("word/lying.xml", word + "header+xml")
                + override("word/none.xml", word + "header+xml")
                + override("word/footer.xml", word + "footer+xml")
                + override("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml")
                + "</Types>";
    }

    private static String override(String part, String type) {
        return "<Override PartName=\"/" + part + "\" ContentType=\"" + type + "\"/>";
    }

    private static String relations(String relations) {
        return "<Relationships xmlns=\"" + PACKAGE + "relationships\">" + relations + "</Relationships>";
    }

    private static String relation(String id, String type, String target) {
        return "<Relationship Id=\"" + id + "\" Type=\"" + type + "\" Target=\"" + target + "\"/>";
    }

    private String documentRelations() {
        var relations = new StringBuilder();
        relations.append(relation("styles", OFFICE + "relationships/styles", "styles.xml"));
        relations.append(relation("header", OFFICE + "relationships/header", "header.xml"));
        relations.append(relation("lying", OFFICE + "relationships/header", "lying.xml"));
        relations.append(relation("none", OFFICE + "relationships/header", "none.xml"));
        relations.append(relation("footer", OFFICE + "relationships/footer", "footer.xml"));
        for (int i = 1; i <= pictures.size(); i++) {
            relations.append(relation("picture" + i, OFFICE + "relationships/image", "media/chart" + i + ".png"));
        }
        return relations.toString();
    }

    private String properties() {
        return "<cp:coreProperties xmlns:cp=\"" + PACKAGE + "metadata/core-properties\""
                + " xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>" + DocxXml.escaped(document.title())
                + "</dc:title><dc:subject>"
                + DocxXml.escaped(document.letterhead().subject())
                + "</dc:subject><dc:creator>"
                + DocxXml.escaped(document.letterhead().issuer().toString())
                + "</dc:creator><dc:language>" + language() + "</dc:language></cp:coreProperties>";
    }

    private String language() {
        return document.locale().getLanguage().equals("vi") ? "vi-VN" : "en-GB";
    }

    /**
     * The page number in the middle of the upper margin, the mark at its right end; the first page has none.
     *
     * @param width between the margins, in twips
     */
    private String header(int width) {
        var mark = document.letterhead().mark();
        var marked = mark == null
                ? ""
                : "<w:r><w:tab/></w:r><w:r><w:rPr><w:b/><w:sz w:val=\"22\"/></w:rPr><w:t>"
                        + DocxXml.escaped(words.getString(mark)) + "</w:t></w:r>";
        return "<w:hdr" + SPACES + "><w:p><w:pPr><w:tabs><w:tab w:val=\"center\" w:pos=\"" + width / 2
                + "\"/><w:tab w:val=\"right\" w:pos=\"" + width
                + "\"/></w:tabs></w:pPr><w:r><w:tab/></w:r><w:r><w:fldChar"
                + " w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:fldChar"
                + " w:fldCharType=\"end\"/></w:r>" + marked + "</w:p></w:hdr>";
    }

    private String footer() {
        var mark = document.synthetic() ? words.getString("synthetic") : "";
        return "<w:ftr" + SPACES + ">" + DocxXml.paragraph("Mark", mark) + "</w:ftr>";
    }

    private String styles() {
        return "<w:styles" + SPACES + "><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"Times New Roman\""
                + " w:hAnsi=\"Times New Roman\" w:cs=\"Times New Roman\" w:eastAsia=\"Times New Roman\"/>"
                + "<w:sz w:val=\"26\"/><w:lang w:val=\"" + language() + "\"/></w:rPr></w:rPrDefault></w:docDefaults>"
                + DocxStyles.ALL + "</w:styles>";
    }
}
