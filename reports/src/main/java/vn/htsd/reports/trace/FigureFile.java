package vn.htsd.reports.trace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import vn.htsd.data.problem.Category;
import vn.htsd.data.problem.HtsdException;
import vn.htsd.data.problem.Message;
import vn.htsd.reports.render.Block;

/** {@code national.figures.json} beside {@code national.pdf}: the figures of a report, for those who ask after one. */
public final class FigureFile {
    static final String BUNDLE = "vn.htsd.reports.trace.messages";
    private static final String ENDING = ".figures.json";

    private final Path reports;

    /** @param reports the directory of all reports */
    public FigureFile(Path reports) {
        this.reports = reports;
    }

    /** Writes the figures that {@code report} prints, completely or not at all. */
    public void write(Path report, String build, List<Block> letter, List<Block> annexes, Locale language) {
        var file = beside(report);
        var list = FigureList.of(name(file), build, letter, annexes);
        if (list.entries().isEmpty()) {
            return;
        }
        var unfinished = file.resolveSibling("." + file.getFileName() + ".tmp");
        try {
            Files.writeString(unfinished, FigureJson.write(list, language));
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new HtsdException(
                    Category.ENVIRONMENT, Message.of(BUNDLE, "figures_unwritable", file, e.getMessage()), e);
        }
    }

    /**
     * The list of the report whose name {@code id} begins with; empty where there is none.
     *
     * @throws HtsdException if it cannot be read
     */
    public Optional<FigureList> listOf(String id) {
        if (!Files.isDirectory(reports)) {
            return Optional.empty();
        }
        try (var files = Files.walk(reports)) {
            var file = files.filter(each -> each.getFileName().toString().endsWith(ENDING))
                    .filter(each -> id.startsWith(name(each) + "."))
                    // "2025.national.x" before "2025.national", should both be there.
                    .max(java.util.Comparator.comparingInt(each -> name(each).length()));
            return file.isEmpty() ? Optional.empty() : Optional.of(read(file.get()));
        } catch (IOException e) {
            throw unreadable(reports, e);
        }
    }

    private static FigureList read(Path file) {
        try {
            return FigureJson.read(Files.readString(file));
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /** The list of the report at {@code report}. */
    public static Path beside(Path report) {
        var name = report.getFileName().toString();
        var dot = name.lastIndexOf('.');
        return report.resolveSibling((dot < 0 ? name : name.substring(0, dot)) + ENDING);
    }

    /** {@code 2025.national} of {@code reports/2025/national.figures.json}. */
    private String name(Path file) {
        var path = reports.relativize(file).toString().replace('\\', '/');
        return path.substring(0, path.length() - ENDING.length()).replace('/', '.');
    }

    private static HtsdException unreadable(Path file, IOException e) {
        return new HtsdException(
                Category.ENVIRONMENT, Message.of(BUNDLE, "figures_unreadable", file, e.getMessage()), e);
    }
}
