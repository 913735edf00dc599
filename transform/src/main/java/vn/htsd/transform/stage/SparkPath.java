package vn.htsd.transform.stage;

import java.nio.file.Path;

/** A local path as Spark wants it: with its scheme, blanks and accents as they are, and nothing read as a pattern. */
public final class SparkPath {
    private static final String PATTERN_SIGNS = "([\\\\*?\\[\\]{}])";

    private SparkPath() {}

    /** For writing, where a path is taken as it stands. */
    public static String of(Path path) {
        return "file://" + path.toAbsolutePath();
    }

    /** For reading, where Spark would take signs like {@code [} or {@code *} for a pattern. */
    public static String toRead(Path path) {
        return of(path).replaceAll(PATTERN_SIGNS, "\\\\$1");
    }
}
