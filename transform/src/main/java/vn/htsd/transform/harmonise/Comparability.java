package vn.htsd.transform.harmonise;

import java.io.Serializable;

/**
 * When two years may be compared.
 *
 * @param smallestBase a change from less than this is no rate
 * @param enoughCoverage what both years must be covered by, 0 to 1
 * @param mostEstimated what share of either figure may be an estimate, 0 to 1
 */
public record Comparability(long smallestBase, double enoughCoverage, double mostEstimated) implements Serializable {
    public static final Comparability STANDARD = new Comparability(30, 0.9, 0.2);

    public Comparability {
        if (smallestBase < 1 || !isShare(enoughCoverage) || !isShare(mostEstimated)) {
            throw new IllegalArgumentException("A base of at least 1 and shares between 0 and 1 are needed, found "
                    + smallestBase + ", " + enoughCoverage + ", " + mostEstimated);
        }
    }

    private static boolean isShare(double share) {
        return share >= 0 && share <= 1;
    }
}
