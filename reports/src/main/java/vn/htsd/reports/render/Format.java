package vn.htsd.reports.render;

import java.nio.file.Path;
import java.util.Locale;

/** A kind of file that a report can be. */
public enum Format {
    /** To print and sign. */
    PDF,
    /** To edit. */
    DOCX,
    /** To reckon with: every table on a sheet of its own, numbers as numbers. */
    XLSX;

    /** {@code national.pdf} for {@code national}. */
    public Path file(Path base) {
        return base.resolveSibling(base.getFileName() + "." + name().toLowerCase(Locale.ROOT));
    }
}
