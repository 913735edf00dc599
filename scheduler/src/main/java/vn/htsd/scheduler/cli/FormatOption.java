package vn.htsd.scheduler.cli;

import java.util.EnumSet;
import java.util.Set;
import picocli.CommandLine.Option;
import vn.htsd.reports.render.Format;

/** Of commands that make a report: what kinds of file. */
final class FormatOption {
    @Option(names = "--format", paramLabel = "pdf,docx,xlsx", split = ",", defaultValue = "pdf")
    private Set<Format> formats = EnumSet.of(Format.PDF);

    Set<Format> formats() {
        return Set.copyOf(formats);
    }
}
