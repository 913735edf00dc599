package vn.htsd.scheduler.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import vn.htsd.data.release.Releases;
import vn.htsd.scheduler.app.Assembly;

/** Of commands that read the warehouse: that of a release instead of the published one. */
final class ReleaseOption {
    @Option(names = "--release", paramLabel = "NAME")
    private @Nullable String name;

    /** The workspace as the release shows it. */
    Assembly reading(Htsd htsd) {
        if (name == null) {
            return htsd.forReading();
        }
        htsd.forReading();
        return htsd.at(new Releases(htsd.workspace()).named(name));
    }
}
