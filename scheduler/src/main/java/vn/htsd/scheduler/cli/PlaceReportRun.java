package vn.htsd.scheduler.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import vn.htsd.data.locality.LocalityLevel;
import vn.htsd.scheduler.app.Steps;

/** What the reports of provinces and of communes have in common on the command line. */
final class PlaceReportRun {
    @Option(names = "--campaign", paramLabel = "YEAR")
    private @Nullable Integer campaign;

    @ArgGroup(multiplicity = "1")
    private PlaceOption place = new PlaceOption();

    @Mixin
    private final ReleaseOption release = new ReleaseOption();

    @Mixin
    private final FormatOption format = new FormatOption();

    int run(Htsd htsd, LocalityLevel level) {
        var assembly = release.reading(htsd);
        var year = new CampaignChoice(assembly).chosen(campaign);
        var outcome =
                new Steps(assembly).places(year, level, place.code(), format.formats(), htsd.locale(), htsd.progress());
        if (place.code() == null) {
            htsd.print(
                    "report.burst",
                    outcome.written().size(),
                    outcome.current().size(),
                    assembly.workspace().reports().resolve(year + "/" + level.code()));
        } else {
            new Pieces(htsd).written(outcome.written().isEmpty() ? outcome.current() : outcome.written());
        }
        return 0;
    }
}
