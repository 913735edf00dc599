package vn.htsd.reports;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import vn.htsd.data.progress.Progress;
import vn.htsd.data.theme.ThemeList;
import vn.htsd.data.workspace.Workspace;
import vn.htsd.reports.catalogue.Content;
import vn.htsd.reports.catalogue.NationalReport;
import vn.htsd.reports.catalogue.Receipt;
import vn.htsd.reports.catalogue.ReceiptSlip;
import vn.htsd.reports.catalogue.TrendReport;
import vn.htsd.reports.query.BuildInfo;
import vn.htsd.reports.query.Warehouse;
import vn.htsd.reports.render.Document;
import vn.htsd.reports.render.ReportRenderer;
import vn.htsd.reports.trace.FigureFile;

/** Makes the reports from the published warehouse. */
public final class Reports {
    private final Workspace workspace;
    private final IssueSettings settings;
    private final ReportRenderer renderer = new ReportRenderer();

    /** @param settings what comes from configuration, not from the warehouse: issuing body, number, place, date */
    public Reports(Workspace workspace, IssueSettings settings) {
        this.workspace = workspace;
        this.settings = settings;
    }

    /** Writes {@code reports/<campaign>/national.pdf}; gives the paths written. A report is complete or not there at all. */
    public List<Path> national(int campaign, Locale locale, Progress progress) {
        var target = workspace.reports().resolve(Integer.toString(campaign)).resolve("national.pdf");
        var letterheads = new Letterheads(settings, locale);
        return made(target, locale, progress, letterheads, warehouse -> new NationalReport(
                        warehouse, ThemeList.of(workspace), locale)
                .content(campaign, letterheads.reference(campaign)));
    }

    /** Writes {@code reports/trend-<from>-<to>.pdf}; gives the paths written. */
    public List<Path> trend(int from, int to, Locale locale, Progress progress) {
        var target = workspace.reports().resolve("trend-" + from + "-" + to + ".pdf");
        var letterheads = new Letterheads(settings, locale);
        return made(target, locale, progress, letterheads, warehouse -> new TrendReport(warehouse, locale)
                .content(from, to, letterheads.reference(to)));
    }

    /**
     * Writes {@code reports/receipts/<name>.pdf}, one page a receipt; gives the paths written.
     *
     * @param receipts as JSON, as they lie in the outbox
     */
    public List<Path> receipts(List<String> receipts, String name, Locale locale, Progress progress) {
        var target = workspace.reports().resolve("receipts").resolve(name + ".pdf");
        var letterheads = new Letterheads(settings, locale);
        var author = new ReceiptSlip(locale);
        try (var step = progress.step(String.valueOf(target.getFileName()), receipts.size())) {
            var slips = new ArrayList<Document>();
            for (var json : receipts) {
                var receipt = Receipt.parse(json);
                slips.add(new Document(
                        author.title(receipt),
                        letterheads.slip(
                                author.number(receipt),
                                receipt.day(),
                                author.subject(receipt),
                                author.recipients(),
                                author.authority()),
                        author.blocks(receipt),
                        List.of(),
                        false,
                        locale));
                step.advance(1);
            }
            renderer.slips(slips, target);
        }
        return List.of(target);
    }

    /** What a report says, once a warehouse is open. */
    @FunctionalInterface
    private interface Author {
        Content content(Warehouse warehouse);
    }

    private List<Path> made(Path target, Locale locale, Progress progress, Letterheads letterheads, Author author) {
        try (var step = progress.step(String.valueOf(target.getFileName()), 2);
                var warehouse = new Warehouse(workspace.warehouse())) {
            var content = author.content(warehouse);
            step.advance(1);
            var document = new Document(
                    content.title(),
                    letterheads.letterhead(content.subject(), content.year()),
                    content.letter(),
                    content.annexes(),
                    content.synthetic(),
                    locale);
            renderer.pdf(document, target);
            BuildInfo.read(warehouse).ifPresent(build -> new FigureFile(workspace.reports())
                    .write(target, build.buildId(), content.letter(), content.annexes(), locale));
            step.advance(1);
        }
        return List.of(target);
    }
}
