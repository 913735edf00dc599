package vn.htsd.transform.harmonise;

/**
 * What decides on the trend, beside the figures.
 *
 * @param shown which figures of a campaign it shows
 */
public record TrendSettings(Comparability comparability, Shown shown) {
    public static final TrendSettings STANDARD = new TrendSettings(Comparability.STANDARD, Shown.OFFICIAL);

    /** Which figures of a campaign. */
    public enum Shown {
        /** Those of its latest official release; those of the build where there is none. */
        OFFICIAL,
        /** Those of the build, whatever was released. */
        PRESENT
    }
}
