package vn.htsd.data.report;

import org.jspecify.annotations.Nullable;

/**
 * One funding line.
 *
 * @param fundingSource code of the list {@code funding_source}
 * @param amountVnd whole đồng; null where not reported
 * @param halfDigitVnd half of the last written digit in đồng (12,5 triệu: 50.000), the tolerance of a comparison
 * @param source the cells it was read from
 */
public record Funding(
        String fundingSource,
        @Nullable String sponsor,
        @Nullable Measure amountVnd,
        long halfDigitVnd,
        @Nullable String note,
        String source) {}
