package vn.htsd.reports.query;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which build the figures come from. */
public record BuildInfo(String buildId, @Nullable Instant asOf, @Nullable Instant lastReceivedAt, boolean synthetic) {
    private static final String SQL =
            """
            SELECT build_id, as_of, last_received_at, synthetic FROM build ORDER BY build_id DESC LIMIT 1
            """;

    public static Optional<BuildInfo> read(Warehouse warehouse) {
        return warehouse.first(
                SQL,
                row -> new BuildInfo(
                        row.text("build_id"),
                        row.instant("as_of"),
                        row.instant("last_received_at"),
                        row.flag("synthetic")));
    }

    /** The moment that the figures describe: the cut that was asked for, else the last report that is in. */
    public @Nullable Instant moment() {
        return asOf != null ? asOf : lastReceivedAt;
    }
}
