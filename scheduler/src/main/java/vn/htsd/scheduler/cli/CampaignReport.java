package vn.htsd.scheduler.cli;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import vn.htsd.reports.render.Format;
import vn.htsd.scheduler.app.Assembly;

/** What all reports on one campaign have in common on the command line: which, of which release, in which formats. */
final class CampaignReport {
    @Option(names = "--campaign", paramLabel = "YEAR")
    private @Nullable Integer campaign;

    @Mixin
    private final ReleaseOption release = new ReleaseOption();

    @Mixin
    private final FormatOption format = new FormatOption();

    /** Prints the report. */
    @FunctionalInterface
    interface Printing<T> {
        T print(Assembly assembly, int year, Set<Format> formats);
    }

    <T> T print(Htsd htsd, Printing<T> printing) {
        var assembly = release.reading(htsd);
        return printing.print(assembly, new CampaignChoice(assembly).chosen(campaign), format.formats());
    }
}
