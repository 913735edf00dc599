package vn.htsd.reports.query;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which build the figures come from.
 *
 * @param enoughCoverage below this coverage a figure carries its sign, and no rate of change is ranked
 * @param mostEstimated above this share of estimates, neither
 */
public record BuildInfo(
        String buildId,
        @Nullable Instant asOf,
        @Nullable Instant lastReceivedAt,
        boolean synthetic,
        double enoughCoverage,
        double mostEstimated) {
    /** A release that an older program made does not say its thresholds, which were not to be chosen then. */
    private static final String SQL =
            """
            SELECT build_id, as_of, last_received_at, synthetic, coalesce(enough_coverage, 0.9) AS enough_coverage,
                   coalesce(most_estimated, 0.2) AS most_estimated
            FROM (SELECT 0.9::DOUBLE AS enough_coverage, 0.2::DOUBLE AS most_estimated WHERE false
                  UNION ALL BY NAME FROM build)
            ORDER BY build_id DESC LIMIT 1
            """;

    public static Optional<BuildInfo> read(Warehouse warehouse) {
        return warehouse.first(
                SQL,
                row -> new BuildInfo(
                        row.text("build_id"),
                        row.instant("as_of"),
                        row.instant("last_received_at"),
                        row.flag("synthetic"),
                        Objects.requireNonNull(row.share("enough_coverage")),
                        Objects.requireNonNull(row.share("most_estimated"))));
    }

    /** The moment that the figures describe: the cut that was asked for, else the last report that is in. */
    public @Nullable Instant moment() {
        return asOf != null ? asOf : lastReceivedAt;
    }
}
