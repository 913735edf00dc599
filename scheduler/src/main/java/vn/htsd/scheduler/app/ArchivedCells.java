package vn.htsd.scheduler.app;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.form.FormCatalogue;
import vn.htsd.data.problem.Category;
import vn.htsd.data.problem.HtsdException;
import vn.htsd.data.problem.Message;
import vn.htsd.data.reference.Reference;
import vn.htsd.ingest.check.FigureCells;
import vn.htsd.ingest.check.FigureCells.Wanted;
import vn.htsd.ingest.land.Archive;
import vn.htsd.ingest.land.ArchivedFile;
import vn.htsd.ingest.read.Limits;
import vn.htsd.reports.trace.Line;
import vn.htsd.reports.trace.SourceFile;

/** The cells behind the lines of a trace, read from the archived files themselves; each file once for lines that follow. */
public final class ArchivedCells {
    private static final int REMEMBERED = 64;

    private final Archive archive;
    private final FigureCells cells;
    private final Map<String, List<FigureCells.Report>> read = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, List<FigureCells.Report>> eldest) {
            return size() > REMEMBERED;
        }
    };

    ArchivedCells(Archive archive, FormCatalogue forms, Reference reference, Limits limits) {
        this.archive = archive;
        this.cells = new FigureCells(forms, reference, limits);
    }

    /** How the bytes of {@code file} came and where they lie; empty where the archive no longer has them. */
    public Optional<ArchivedFile> archived(SourceFile file) {
        try {
            return archive.receiptsOf(file.sha256()).stream()
                    .filter(each -> each.receipt().receivedAt().equals(file.receivedAt()))
                    .findFirst()
                    .or(() -> first(file));
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private Optional<ArchivedFile> first(SourceFile file) {
        try {
            return archive.receiptsOf(file.sha256()).stream().findFirst();
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /** The cells that make up the value of {@code line}; none where its value rests on no cell of a file. */
    public List<FigureCells.Cell> of(Line line) {
        var file = line.file();
        var wanted = wanted(line);
        if (file == null || wanted == null) {
            return List.of();
        }
        var reports = read.get(file.sha256());
        if (reports == null) {
            reports = archived(file)
                    .map(kept -> cells.of(kept.path(), file.name()))
                    .orElse(List.of());
            read.put(file.sha256(), reports);
        }
        if (file.ordinal() >= reports.size()) {
            return List.of();
        }
        var report = reports.get(file.ordinal());
        return line.places().stream()
                .flatMap(place -> report.cells(place, wanted).stream())
                .toList();
    }

    /** Null where no single cell holds the value: a row that counts as one, or what was computed. */
    private static @Nullable Wanted wanted(Line line) {
        if (line.role() == Line.Role.DUPLICATES || line.table().equals("submission")) {
            return line.column().contains(".") ? new Wanted.Single(line.column()) : null;
        }
        if (line.role() == Line.Role.DECISION || line.column().equals("*")) {
            return null;
        }
        boolean computed = line.role() != Line.Role.DECLARED
                && !line.basis().isEmpty()
                && !line.basis().equals("reported");
        if (computed) {
            return null;
        }
        return switch (line.table()) {
            case "fact_participants" ->
                line.role() == Line.Role.DECLARED
                        ? new Wanted.Total()
                        : new Wanted.Participants(line.members().get(1));
            case "fact_participants_female" -> line.column().equals("participants") ? new Wanted.Female() : null;
            case "fact_classes" -> line.column().equals("activities") ? null : new Wanted.Activities(line.column());
            case "fact_funding" -> new Wanted.Amount();
            case "fact_opening" ->
                line.column().equals("participants") ? new Wanted.Single("opening.participants") : null;
            default -> null;
        };
    }

    private static HtsdException unreadable(SourceFile file, IOException e) {
        return new HtsdException(
                Category.ENVIRONMENT,
                Message.of(Assembly.BUNDLE, "archive_unreadable", file.sha256(), String.valueOf(e.getMessage())),
                e);
    }
}
