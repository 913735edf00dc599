package vn.htsd.scheduler.cli;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import vn.htsd.data.locality.LocalityLevel;
import vn.htsd.scheduler.app.Steps;

/** What the reports of provinces and of communes have in common on the command line. */
final class PlaceReportRun {
    @ArgGroup(multiplicity = "1")
    private PlaceOption place = new PlaceOption();

    @Mixin
    private final CampaignReport report = new CampaignReport();

    int run(Htsd htsd, LocalityLevel level) {
        return report.print(htsd, (assembly, year, formats) -> {
            var outcome =
                    new Steps(assembly).places(year, level, place.code(), formats, htsd.locale(), htsd.progress());
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
        });
    }
}
