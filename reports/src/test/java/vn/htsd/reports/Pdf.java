package vn.htsd.reports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.pdfparser.PDFStreamParser;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/** What a reader of a PDF sees: its pages as text, and where the text stands. */
record Pdf(PDDocument document, List<String> pages) implements AutoCloseable {
    static Pdf read(Path file) {
        try {
            var document = Loader.loadPDF(file.toFile());
            var pages = new ArrayList<String>();
            for (int page = 1; page <= document.getNumberOfPages(); page++) {
                var stripper = new PDFTextStripper();
                stripper.setSortByPosition(true);
                stripper.setStartPage(page);
                stripper.setEndPage(page);
                pages.add(stripper.getText(document));
            }
            return new Pdf(document, List.copyOf(pages));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All text on one line, so that a sentence is found wherever its lines break. */
    String text() {
        return String.join(" ", pages).replaceAll("\\s+", " ");
    }

    /** Left-most and right-most edge of the text on a page, in points. */
    double[] edges(int page) throws IOException {
        var edges = new double[] {Double.MAX_VALUE, 0};
        var stripper = new PDFTextStripper() {
            @Override
            protected void writeString(String text, List<TextPosition> positions) {
                for (var position : positions) {
                    if (!position.getUnicode().isBlank()) {
                        edges[0] = Math.min(edges[0], position.getXDirAdj());
                        edges[1] = Math.max(edges[1], position.getXDirAdj() + position.getWidthDirAdj());
                    }
                }
            }
        };
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        stripper.getText(document);
        return edges;
    }

    /** One run of text as it stands on a page, in points from the upper left corner. */
    record Line(String text, double left, double right, double baseline, double size, String font) {
        boolean bold() {
            return font.contains("Bold");
        }

        boolean italic() {
            return font.contains("Italic");
        }

        double middle() {
            return (left + right) / 2;
        }
    }

    /** What the stripper takes for lines, from the top down; columns beside each other are lines of their own. */
    List<Line> lines(int page) throws IOException {
        var lines = new ArrayList<Line>();
        var stripper = new PDFTextStripper() {
            @Override
            protected void writeString(String text, List<TextPosition> positions) {
                if (!text.isBlank()) {
                    var first = positions.get(0);
                    var last = positions.get(positions.size() - 1);
                    lines.add(new Line(
                            text.strip(),
                            first.getXDirAdj(),
                            last.getXDirAdj() + last.getWidthDirAdj(),
                            first.getYDirAdj(),
                            first.getFontSizeInPt(),
                            first.getFont().getName()));
                }
            }
        };
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        stripper.getText(document);
        return lines;
    }

    Line line(int page, String beginning) throws IOException {
        return lines(page).stream()
                .filter(line -> line.text().startsWith(beginning))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No line on page " + page + " begins with " + beginning));
    }

    /** Left and right end of the level line that is drawn next below some words. */
    double[] ruleUnder(int page, Line words) throws IOException {
        var tokens = new PDFStreamParser(document.getPage(page - 1)).parse();
        double[] found = {0, 0};
        double nearest = 20;
        for (int i = 0; i + 5 < tokens.size(); i++) {
            if (tokens.get(i + 2) instanceof Operator move
                    && move.getName().equals("m")
                    && tokens.get(i + 5) instanceof Operator line
                    && line.getName().equals("l")) {
                double below =
                        document.getPage(page - 1).getMediaBox().getHeight() - number(tokens, i + 1) - words.baseline();
                boolean over = number(tokens, i) < words.middle() && words.middle() < number(tokens, i + 3);
                if (over && below > 0 && below < nearest && number(tokens, i + 1) == number(tokens, i + 4)) {
                    nearest = below;
                    found = new double[] {number(tokens, i), number(tokens, i + 3)};
                }
            }
        }
        return found;
    }

    private static double number(List<Object> tokens, int at) {
        return tokens.get(at) instanceof COSNumber number ? number.floatValue() : Double.NaN;
    }

    /** Width of a page as it is read, in points. */
    double width(int page) {
        var sheet = document.getPage(page - 1);
        var lying = sheet.getRotation() % 180 != 0;
        return lying ? sheet.getMediaBox().getHeight() : sheet.getMediaBox().getWidth();
    }

    /** Names of fonts that are used but not embedded. */
    TreeSet<String> foreignFonts() throws IOException {
        var foreign = new TreeSet<String>();
        for (var page : document.getPages()) {
            for (var name : page.getResources().getFontNames()) {
                var font = page.getResources().getFont(name);
                if (!font.isEmbedded()) {
                    foreign.add(font.getName());
                }
            }
        }
        return foreign;
    }

    @Override
    public void close() throws IOException {
        document.close();
    }
}
