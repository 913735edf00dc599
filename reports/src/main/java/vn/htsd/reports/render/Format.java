package vn.htsd.reports.render;

import java.nio.file.Path;
import java.util.Locale;

/** A kind of file that a report can be. */
public enum Format {
    PDF;

    /** {@code national.pdf} for {@code national}. */
    public Path file(Path base) {
        return base.resolveSibling(base.getFileName() + "." + name().toLowerCase(Locale.ROOT));
    }
}
