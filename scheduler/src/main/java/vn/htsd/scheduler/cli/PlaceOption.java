package vn.htsd.scheduler.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Of commands that report on a place: which one, or all. Exactly one of the two is given. */
final class PlaceOption {
    @Option(names = "--locality", paramLabel = "CODE", required = true)
    private @Nullable String code;

    @Option(names = "--all", required = true)
    private boolean all;

    /** Null for all. */
    @Nullable
    String code() {
        return all ? null : code;
    }
}
