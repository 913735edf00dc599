package vn.htsd.ingest.document;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** Signed reports for tests, with a head in two columns as Decree 30 wants it. */
public final class Letters {
    private Letters() {}

    /** Left and right column of one line of the head, or a line over both. */
    public record Line(String left, String right) {}

    /** What the people's committee of a commune sends. */
    public static List<Line> commune(String body, String number, String place, String title) {
        return List.of(
                new Line("ỦY BAN NHÂN DÂN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
                new Line(body, "Độc lập - Tự do - Hạnh phúc"),
                new Line(number, place),
                new Line("BÁO CÁO", ""),
                new Line(title, ""),
                new Line("Kính gửi: Sở Giáo dục và Đào tạo tỉnh Cao Bằng", ""),
                new Line("Thực hiện Kế hoạch số: 99/KH-UBND ngày 01 tháng 9 năm 2025", ""));
    }

    public static List<Line> trungKhanh() {
        return commune(
                "XÃ TRÙNG KHÁNH",
                "Số: 12/BC-UBND",
                "Trùng Khánh, ngày 20 tháng 10 năm 2025",
                "Kết quả tổ chức Tuần lễ hưởng ứng học tập suốt đời năm 2025");
    }

    public static Path pdf(Path file, List<Line> lines) {
        try (var document = document(lines)) {
            Files.createDirectories(file.getParent());
            document.save(file.toFile());
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static PDDocument document(List<Line> lines) throws IOException {
        var document = new PDDocument();
        var page = new PDPage();
        document.addPage(page);
        try (var stream = PDDocument.class.getResourceAsStream(
                        "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf");
                var content = new PDPageContentStream(document, page)) {
            var font = PDType0Font.load(document, stream);
            content.setFont(font, 9);
            int y = 740;
            for (var line : lines) {
                write(content, 40, y, line.left());
                write(content, 330, y, line.right());
                y -= 16;
            }
        }
        return document;
    }

    private static void write(PDPageContentStream content, int x, int y, String text) throws IOException {
        if (!text.isEmpty()) {
            content.beginText();
            content.newLineAtOffset(x, y);
            content.showText(text);
            content.endText();
        }
    }

    /** The head as Word makes it: a table of two cells. */
    public static Path docx(Path file, List<Line> lines) {
        var left = new StringBuilder();
        var right = new StringBuilder();
        var below = new StringBuilder();
        for (int at = 0; at < lines.size(); at++) {
            (at < 3 ? left : below).append(paragraph(lines.get(at).left()));
            right.append(paragraph(lines.get(at).right()));
        }
        return docx(file, "<w:tbl><w:tr><w:tc>" + left + "</w:tc><w:tc>" + right + "</w:tc></w:tr></w:tbl>" + below);
    }

    static Path docx(Path file, String body) {
        try {
            Files.createDirectories(file.getParent());
            try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
                put(
                        zip,
                        "[Content_Types].xml",
                        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>");
                put(
                        zip,
                        "word/document.xml",
                        "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>"
                                + body + "</w:body></w:document>");
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String paragraph(String text) {
        // Word cuts a text into runs wherever it likes.
        int middle = text.length() / 2;
        return "<w:p><w:r><w:t>" + text.substring(0, middle) + "</w:t></w:r><w:r><w:t xml:space=\"preserve\">"
                + text.substring(middle) + "</w:t></w:r></w:p>";
    }

    private static void put(ZipOutputStream zip, String name, String xml) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        OutputStream into = zip;
        into.write(xml.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }
}
