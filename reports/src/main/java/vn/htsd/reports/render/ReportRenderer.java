package vn.htsd.reports.render;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ResourceBundle;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JRParameter;
import net.sf.jasperreports.engine.JasperFillManager;
import net.sf.jasperreports.engine.JasperPrint;
import net.sf.jasperreports.export.SimpleExporterInput;
import net.sf.jasperreports.export.SimpleOutputStreamExporterOutput;
import net.sf.jasperreports.pdf.JRPdfExporter;
import net.sf.jasperreports.pdf.SimplePdfExporterConfiguration;
import net.sf.jasperreports.pdf.SimplePdfReportConfiguration;
import vn.htsd.data.problem.Category;
import vn.htsd.data.problem.HtsdException;
import vn.htsd.data.problem.Message;
import vn.htsd.data.progress.Progress;

/** Documents become files: PDF to print in the layout of Decree 30/2020/NĐ-CP, DOCX to edit, XLSX with their tables. */
public final class ReportRenderer {
    private static final String BUNDLE = "vn.htsd.reports.render.messages";

    private final Templates templates;

    /**
     * @param ownTemplates where a workspace keeps templates that stand in place of built-in ones; it need not be there
     * @throws HtsdException naming file and line, if one of them cannot be used
     */
    public ReportRenderer(Path ownTemplates) {
        AwtFonts.prepare();
        this.templates = new Templates(ownTemplates);
    }

    /** Changes with the templates of the workspace; blank where it has none. */
    public String digest() {
        return templates.digest();
    }

    /**
     * Writes {@code document} to {@code target}, which is complete or not there at all (or as it was before).
     *
     * @param progress has the last word before the file is seen
     */
    public void write(Document document, Format format, Path target, Progress progress) {
        switch (format) {
            case PDF -> write(target, progress, out -> pdf(document, fill(document), out));
            case DOCX ->
                write(target, progress, out -> new ReportText(document, words(document), templates).write(out));
            case XLSX ->
                write(target, progress, out -> new ReportWorkbook(document, words(document), templates).write(out));
        }
    }

    /** Writes one file of slips, each of which begins a page; the first gives the file its properties. */
    public void slips(List<Document> slips, Format format, Path target) {
        var first = slips.get(0);
        write(target, Progress.SILENT, out -> {
            switch (format) {
                case PDF -> {
                    var prints = new ArrayList<JasperPrint>();
                    for (var slip : slips) {
                        prints.add(first("slip", slip, words(slip)));
                    }
                    pdf(first, prints, out);
                }
                case DOCX -> ReportText.slips(slips, words(first), templates, out);
                case XLSX -> new ReportWorkbook(first, words(first), templates).slips(slips, out);
            }
        });
    }

    /** Puts a file's content where it is asked to. */
    private interface Content {
        void put(OutputStream out) throws JRException, IOException;
    }

    private void write(Path target, Progress progress, Content content) {
        var directory = target.toAbsolutePath().getParent();
        try {
            if (directory != null) {
                Files.createDirectories(directory);
            }
            var unfinished = target.resolveSibling(
                    "." + target.getFileName() + "." + ProcessHandle.current().pid());
            try {
                try (var out = Files.newOutputStream(unfinished)) {
                    content.put(out);
                }
                progress.beforePublication();
                Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(unfinished);
            }
        } catch (IOException | UncheckedIOException e) {
            throw new HtsdException(
                    Category.ENVIRONMENT, Message.of(BUNDLE, "report_unwritable", target, e.getMessage()), e);
        } catch (JRException e) {
            var own = templates.ofTheWorkspace();
            throw own.isEmpty()
                    ? new HtsdException(Category.BUG, Message.of(BUNDLE, "report_failed", target, e.getMessage()), e)
                    : new HtsdException(
                            Category.INPUT, Message.of(BUNDLE, "own_unfillable", target, own, e.getMessage()), e);
        }
    }

    private List<JasperPrint> fill(Document document) throws JRException {
        var words = words(document);
        var prints = new ArrayList<JasperPrint>();
        prints.add(first("letter", document, words));
        if (!document.annexes().isEmpty()) {
            var pages = prints.get(0).getPages().size();
            prints.add(fill("annex", parameters(document, words, pages), document.annexes(), words));
        }
        return prints;
    }

    private static ResourceBundle words(Document document) {
        return ResourceBundle.getBundle(
                "vn.htsd.reports.render.words",
                document.locale(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /** The pages that begin with the letterhead. */
    private JasperPrint first(String template, Document document, ResourceBundle words) throws JRException {
        var letter = parameters(document, words, 0);
        letter.putAll(letterhead(document.letterhead()));
        var print = fill(template, letter, document.letter(), words);
        Rules.fit(print);
        return print;
    }

    private JasperPrint fill(String template, Map<String, Object> parameters, List<Block> blocks, ResourceBundle words)
            throws JRException {
        return JasperFillManager.fillReport(
                templates.named(template), parameters, BlockRows.of(blocks, templates, words));
    }

    private static Map<String, Object> parameters(Document document, ResourceBundle words, int pagesBefore) {
        var parameters = new HashMap<String, Object>();
        parameters.put(JRParameter.REPORT_LOCALE, document.locale());
        parameters.put(JRParameter.REPORT_RESOURCE_BUNDLE, words);
        parameters.put("PAGES_BEFORE", pagesBefore);
        var mark = document.letterhead().mark();
        if (mark != null) {
            parameters.put("MARK", words.getString(mark));
        }
        parameters.put("CLOSING", !document.letterhead().internal());
        parameters.put("SYNTHETIC", document.synthetic());
        return parameters;
    }

    private static Map<String, Object> letterhead(Letterhead letterhead) {
        var parameters = new HashMap<String, Object>();
        var issuer = letterhead.issuer();
        if (issuer.above() != null) {
            parameters.put("ISSUER_ABOVE", issuer.above());
        }
        parameters.put("ONE_BODY", issuer.oneBody());
        parameters.put("ISSUER", issuer.name());
        parameters.put("NUMBER", letterhead.number());
        parameters.put("PLACE_AND_DATE", letterhead.placeAndDate());
        parameters.put("SUBJECT", letterhead.subject());
        parameters.put("RECIPIENTS", letterhead.recipients());
        parameters.put("AUTHORITY", letterhead.authority());
        if (letterhead.signer() != null) {
            parameters.put("SIGNER", letterhead.signer());
        }
        return parameters;
    }

    private static void pdf(Document document, List<JasperPrint> prints, OutputStream out) throws JRException {
        var exporter = new JRPdfExporter();
        exporter.setExporterInput(SimpleExporterInput.getInstance(prints));
        exporter.setExporterOutput(new SimpleOutputStreamExporterOutput(out));
        var settings = new SimplePdfExporterConfiguration();
        settings.setMetadataTitle(document.title());
        settings.setMetadataAuthor(document.letterhead().issuer().toString());
        settings.setMetadataSubject(document.letterhead().subject());
        settings.setMetadataCreator("HTSĐ Warehouse");
        settings.setDisplayMetadataTitle(true);
        settings.setTagged(true);
        settings.setTagLanguage(document.locale().getLanguage().equals("vi") ? "vi-VN" : "en-GB");
        settings.setCompressed(true);
        exporter.setConfiguration(settings);
        var drawing = new SimplePdfReportConfiguration();
        drawing.setForceSvgShapes(false);
        exporter.setConfiguration(drawing);
        exporter.exportReport();
    }
}
