package vn.htsd.ingest.check;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.report.Measure;

/** From written amounts to whole đồng. */
final class Amounts {
    /** What DECIMAL(18,0) still adds up a country of. */
    private static final BigDecimal LARGEST = BigDecimal.valueOf(99_999_999_999_999_999L);

    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    private Amounts() {}

    /** The amount in đồng; null where it is no whole đồng or beyond all reason. */
    static Value.@Nullable Money inDong(BigDecimal amount, BigDecimal lastDigit, boolean approximate, int zeros) {
        // Scaled, not moved: a number like 1E999999999 is never written out.
        var dong = amount.scaleByPowerOfTen(zeros);
        if (dong.stripTrailingZeros().scale() > 0 || isTooLarge(dong)) {
            return null;
        }
        // The last digit of an amount in đồng is exact: nobody rounds to half a đồng.
        var half = lastDigit.movePointRight(zeros).divide(TWO).toBigInteger().longValue();
        return new Value.Money(new Measure(dong.longValueExact(), approximate), half);
    }

    /** No public budget is this large. */
    static boolean isTooLarge(BigDecimal dong) {
        return dong.compareTo(LARGEST) > 0;
    }
}
