package vn.htsd.reports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.progress.Progress;
import vn.htsd.reports.catalogue.Content;
import vn.htsd.reports.render.Document;
import vn.htsd.reports.render.Format;
import vn.htsd.reports.render.ReportRenderer;
import vn.htsd.reports.trace.FigureFile;

/** Prints what a report says, in each format asked for, and lists its figures beside it. */
final class Press {
    private static final Pattern UNFINISHED = Pattern.compile("\\..+\\.(\\d+)");

    private final ReportRenderer renderer;
    private final FigureFile figures;

    Press(ReportRenderer renderer, FigureFile figures) {
        this.renderer = renderer;
        this.figures = figures;
    }

    /**
     * Each file is complete or not there at all.
     *
     * @param base where it goes, without the ending that each format has
     * @param build whose tables it was made of; empty where there is none
     * @param progress has the last word before each file is seen
     */
    List<Path> print(
            Content content, Letterheads letterheads, Path base, Set<Format> formats, String build, Progress progress) {
        var document = document(content, letterheads);
        var files = new ArrayList<Path>();
        for (var format : formats.stream().sorted().toList()) {
            var target = format.file(base);
            renderer.write(document, format, target, progress);
            files.add(target);
        }
        inside(content.inside(), letterheads, base, progress);
        if (!build.isEmpty()) {
            figures.write(files.get(0), build, content.letter(), content.annexes(), letterheads.locale());
        }
        return files;
    }

    private static Document document(Content content, Letterheads letterheads) {
        var letterhead = letterheads.letterhead(content.subject(), content.year());
        return new Document(
                content.title(),
                content.internal() ? letterhead.inside() : letterhead,
                content.letter(),
                content.annexes(),
                content.synthetic(),
                letterheads.locale());
    }

    /** {@code national.internal.pdf}, which nobody is told of who is told of the report: it is not to be sent with it. */
    private void inside(@Nullable Content inside, Letterheads letterheads, Path base, Progress progress) {
        var target = Format.PDF.file(base.resolveSibling(base.getFileName() + ".internal"));
        if (inside != null) {
            renderer.write(document(inside, letterheads), Format.PDF, target, progress);
            return;
        }
        try {
            Files.deleteIfExists(target);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Changes whenever a report under {@code letterheads} could come out otherwise: with the build, the program or its settings. */
    String stamp(String build, Letterheads letterheads) {
        var letterhead = letterheads.letterhead("", 0);
        var all = String.join(
                "\n",
                build,
                Program.digest(),
                renderer.digest(),
                letterheads.locale().getLanguage(),
                letterhead.toString());
        return UUID.nameUUIDFromBytes(all.getBytes(StandardCharsets.UTF_8)).toString();
    }

    /** Removes what a process that was killed left unfinished in {@code directory}. */
    void sweep(Path directory) {
        if (!Files.isDirectory(directory)) {
            return;
        }
        try (var files = Files.list(directory)) {
            for (var file : files.toList()) {
                var name = UNFINISHED.matcher(file.getFileName().toString());
                if (name.matches()
                        && ProcessHandle.of(Long.parseLong(name.group(1))).isEmpty()) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
