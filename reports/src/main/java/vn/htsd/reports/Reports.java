package vn.htsd.reports;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.locality.LocalityLevel;
import vn.htsd.data.progress.Progress;
import vn.htsd.data.workspace.Workspace;
import vn.htsd.reports.catalogue.Content;
import vn.htsd.reports.catalogue.Editorial;
import vn.htsd.reports.catalogue.NationalReport;
import vn.htsd.reports.catalogue.Publication;
import vn.htsd.reports.catalogue.QualityReport;
import vn.htsd.reports.catalogue.Receipt;
import vn.htsd.reports.catalogue.ReceiptSlip;
import vn.htsd.reports.catalogue.Revision;
import vn.htsd.reports.catalogue.RevisionReport;
import vn.htsd.reports.catalogue.StatusReport;
import vn.htsd.reports.catalogue.TrendReport;
import vn.htsd.reports.query.BuildInfo;
import vn.htsd.reports.query.Warehouse;
import vn.htsd.reports.render.Document;
import vn.htsd.reports.render.Figures;
import vn.htsd.reports.render.Format;
import vn.htsd.reports.render.ReportRenderer;
import vn.htsd.reports.trace.FigureFile;

/** Makes the reports from the published warehouse. A report is complete or not there at all. */
public final class Reports {
    private final Workspace workspace;
    private final IssueSettings settings;
    private final ReportRenderer renderer;
    private final Press press;

    /**
     * @param settings what comes from configuration, not from the warehouse: issuing body, number, place, date
     * @throws vn.htsd.data.problem.HtsdException naming file and line, if a template of the workspace cannot be used
     */
    public Reports(Workspace workspace, IssueSettings settings) {
        this.workspace = workspace;
        this.settings = settings;
        this.renderer = new ReportRenderer(workspace.templates());
        this.press = new Press(renderer, new FigureFile(workspace.reports()));
    }

    /** What was made now, and what was still good. */
    public record Outcome(List<Path> written, List<Path> current) {
        public Outcome {
            written = List.copyOf(written);
            current = List.copyOf(current);
        }
    }

    /** {@link #national(int, Revision, Set, Locale, Progress)} of figures that were never released before. */
    public List<Path> national(int campaign, Set<Format> formats, Locale locale, Progress progress) {
        return national(campaign, null, formats, locale, progress);
    }

    /**
     * Writes {@code reports/<campaign>/national.pdf}; gives the paths written.
     *
     * @param since the last release beside the figures of this report; null where there was none
     */
    public List<Path> national(
            int campaign, @Nullable Revision since, Set<Format> formats, Locale locale, Progress progress) {
        var base = workspace.reports().resolve(Integer.toString(campaign)).resolve("national");
        var letterheads = Letterheads.ministry(settings, locale);
        return made(base, formats, progress, letterheads, warehouse -> new NationalReport(
                        warehouse, Editorial.of(workspace, campaign), since, locale)
                .content(campaign, letterheads.reference(campaign)));
    }

    /** Writes {@code reports/trend-<from>-<to>.pdf}; gives the paths written. */
    public List<Path> trend(int from, int to, Set<Format> formats, Locale locale, Progress progress) {
        var base = workspace.reports().resolve("trend-" + from + "-" + to);
        var letterheads = Letterheads.ministry(settings, locale);
        return made(base, formats, progress, letterheads, warehouse -> new TrendReport(
                        warehouse, Publication.of(workspace), locale)
                .content(from, to, letterheads.reference(to)));
    }

    /** Writes {@code reports/<campaign>/status.pdf}: who reported, and who is missing; gives the paths written. */
    public List<Path> status(int campaign, Set<Format> formats, Locale locale, Progress progress) {
        var base = workspace.reports().resolve(Integer.toString(campaign)).resolve("status");
        var letterheads = Letterheads.ministry(settings.unissued(), locale);
        return made(base, formats, progress, letterheads, warehouse -> new StatusReport(
                        warehouse, Publication.of(workspace), locale)
                .content(campaign, letterheads.reference(campaign)));
    }

    /** Writes {@code reports/<campaign>/quality.pdf}: what was found in the reports; gives the paths written. */
    public List<Path> quality(int campaign, Set<Format> formats, Locale locale, Progress progress) {
        var base = workspace.reports().resolve(Integer.toString(campaign)).resolve("quality");
        var letterheads = Letterheads.ministry(settings.unissued(), locale);
        return made(base, formats, progress, letterheads, warehouse -> new QualityReport(
                        warehouse, Publication.of(workspace), locale)
                .content(campaign, letterheads.reference(campaign)));
    }

    /**
     * Writes {@code reports/diff-<older>.pdf}, beside the reports of the build that {@code revision} ends at: which figures
     * moved, by whom, and why; gives the paths written.
     */
    public List<Path> revision(Revision revision, Set<Format> formats, Locale locale, Progress progress) {
        var base = workspace.reports().resolve("diff-" + revision.older().name());
        var letterheads = Letterheads.ministry(settings.unissued(), locale);
        return made(base, formats, progress, letterheads, warehouse -> {
            var moment = revision.newer().asOf();
            var year = (moment == null ? Instant.EPOCH : moment)
                    .atZone(Figures.VIETNAM)
                    .getYear();
            return new RevisionReport(warehouse, locale).content(revision, year, letterheads.reference(year));
        });
    }

    /**
     * Writes {@code reports/<campaign>/province/<code>.pdf}, or {@code commune/}, several at a time. What was made from the same
     * build by the same program and settings stays, so that a run that was broken off goes on where it ended.
     *
     * @param code official code in that campaign; null for all of the level
     * @throws vn.htsd.data.problem.HtsdException if there is no such place, or nothing of the campaign
     */
    public Outcome places(
            int campaign,
            LocalityLevel level,
            @Nullable String code,
            Set<Format> formats,
            int threads,
            Locale locale,
            Progress progress) {
        var request = new PlaceReports.Request(campaign, level, code, formats, threads);
        var editorial = Editorial.of(workspace, campaign);
        return new PlaceReports(press, workspace.reports(), workspace.warehouse(), editorial, settings)
                .make(request, locale, progress);
    }

    /**
     * Writes {@code reports/receipts/<name>.pdf}, one page a receipt (in XLSX, one sheet); gives the paths written.
     *
     * @param receipts as JSON, as they lie in the outbox
     */
    public List<Path> receipts(
            List<String> receipts, String name, Set<Format> formats, Locale locale, Progress progress) {
        var base = workspace.reports().resolve("receipts").resolve(name);
        var letterheads = Letterheads.ministry(settings, locale);
        var author = new ReceiptSlip(locale);
        try (var step = progress.step(String.valueOf(base.getFileName()), receipts.size())) {
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
                        receipt.synthetic(),
                        locale));
                step.advance(1);
            }
            var written = new ArrayList<Path>();
            for (var format : formats.stream().sorted().toList()) {
                written.add(format.file(base));
                renderer.slips(slips, format, format.file(base));
            }
            return written;
        }
    }

    /** What a report says, once a warehouse is open. */
    @FunctionalInterface
    private interface Author {
        Content content(Warehouse warehouse);
    }

    private List<Path> made(Path base, Set<Format> formats, Progress progress, Letterheads letterheads, Author author) {
        try (var step = progress.step(String.valueOf(base.getFileName()), 2);
                var warehouse = new Warehouse(workspace.warehouse())) {
            var content = author.content(warehouse);
            step.advance(1);
            var build = BuildInfo.read(warehouse).map(BuildInfo::buildId).orElse("");
            var files = press.print(content, letterheads, base, formats, build, progress);
            step.advance(1);
            return files;
        }
    }
}
