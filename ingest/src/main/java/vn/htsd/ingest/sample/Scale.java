package vn.htsd.ingest.sample;

import vn.htsd.data.problem.Category;
import vn.htsd.data.problem.HtsdException;
import vn.htsd.data.problem.Message;

/**
 * How much to write.
 *
 * @param demo true for a handful of units a commune, in the places that the program ships
 * @param share part of the whole country's communes and units; above 1 only the units grow
 */
record Scale(boolean demo, double share) {
    /** Units that report in one campaign of the whole country. */
    static final int NATIONAL_UNITS = 45_000;

    private static final double LARGEST = 10;

    /** Reads {@code demo}, {@code national} or a factor. */
    static Scale parse(String text) {
        return switch (text) {
            case "demo" -> new Scale(true, 1);
            case "national" -> new Scale(false, 1);
            default -> new Scale(false, factor(text));
        };
    }

    private static double factor(String text) {
        try {
            double factor = Double.parseDouble(text);
            if (factor > 0 && factor <= LARGEST) {
                return factor;
            }
        } catch (NumberFormatException e) {
            // said below, with the same words as a number out of range
        }
        throw new HtsdException(Category.USAGE, Message.of(SampleSeason.BUNDLE, "scale", text));
    }

    long units() {
        return Math.max(1, Math.round(NATIONAL_UNITS * share));
    }
}
