package vn.htsd.ingest.sample;

import java.math.BigDecimal;

/** The unit of money that a sheet names, and how an amount is written in it. */
enum Funds {
    DONG("đồng", 0),
    THOUSAND("nghìn đồng", 3),
    MILLION("triệu đồng", 6);

    /** All amounts are whole multiples of this, so that millions need one decimal and no sum is ever rounded. */
    private static final long STEP = 100_000;

    private final String label;
    private final int zeros;

    Funds(String label, int zeros) {
        this.label = label;
        this.zeros = zeros;
    }

    static long rounded(long amount) {
        return amount / STEP * STEP;
    }

    String label() {
        return label;
    }

    /** What stands in the cell for {@code vnd}. */
    Number written(long vnd) {
        if (this == MILLION) {
            return BigDecimal.valueOf(vnd).movePointLeft(zeros).doubleValue();
        }
        return this == THOUSAND ? vnd / 1_000 : vnd;
    }

    String numberFormat() {
        return this == MILLION ? "#,##0.0" : "#,##0";
    }
}
