package vn.htsd.ingest.land;

import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.report.Measure;
import vn.htsd.data.report.Report;

/** The figures of a report as they were understood; null where nothing was reported, which is not 0. */
public record Totals(
        @Nullable Long participants, @Nullable Long classes, @Nullable Long sessions, @Nullable Long amountVnd) {
    public static Totals of(Report report) {
        return new Totals(
                sum(report.activities(), activity -> activity.participants().total()),
                sum(report.activities(), activity -> activity.classes()),
                sum(report.activities(), activity -> activity.sessions()),
                sum(report.funding(), funding -> funding.amountVnd()));
    }

    private static <T> @Nullable Long sum(java.util.List<T> rows, Function<T, @Nullable Measure> measure) {
        return rows.stream()
                .map(measure)
                .filter(Objects::nonNull)
                .map(given -> Objects.requireNonNull(given).value())
                .reduce(Long::sum)
                .orElse(null);
    }
}
