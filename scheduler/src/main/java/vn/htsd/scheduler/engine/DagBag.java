package vn.htsd.scheduler.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import vn.htsd.scheduler.dag.Dag;
import vn.htsd.scheduler.dag.DagFile;
import vn.htsd.scheduler.dag.DagFolder;
import vn.htsd.scheduler.dag.Reading;
import vn.htsd.scheduler.run.Weights;

/** The DAGs as the files of a folder have them now. */
public final class DagBag {
    private final Path folder;
    private final Function<Instant, Reading> reading;
    private final Clock clock;
    private volatile Content content = new Content("", List.of(), Map.of(), Map.of());

    /** @param reading with what the files are read at a moment */
    public DagBag(Path folder, Function<Instant, Reading> reading, Clock clock) {
        this.folder = folder;
        this.reading = reading;
        this.clock = clock;
    }

    private record Content(
            String fingerprint, List<DagFile> files, Map<String, Dag> dags, Map<String, Weights> weights) {}

    public Path folder() {
        return folder;
    }

    /**
     * Reads the folder again if it changed.
     *
     * @return whether it did
     */
    public synchronized boolean refresh() {
        var now = Fingerprint.of(folder);
        if (now.equals(content.fingerprint())) {
            return false;
        }
        try {
            content = content(now, new DagFolder(folder).read(reading.apply(clock.instant())));
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Content content(String fingerprint, List<DagFile> files) {
        var dags = new LinkedHashMap<String, Dag>();
        var weights = new LinkedHashMap<String, Weights>();
        for (var file : files) {
            for (var dag : file.dags()) {
                dags.put(dag.id(), dag);
                weights.put(dag.id(), new Weights(dag));
            }
        }
        return new Content(fingerprint, List.copyOf(files), dags, weights);
    }

    public List<DagFile> files() {
        return content.files();
    }

    public Map<String, Dag> dags() {
        return content.dags();
    }

    public Optional<Dag> dag(String dagId) {
        return Optional.ofNullable(content.dags().get(dagId));
    }

    Weights weights(Dag dag) {
        var known = content.weights().get(dag.id());
        return known == null ? new Weights(dag) : known;
    }

    /** The text of a DAG's file; empty where it is gone. */
    public String source(Dag dag) {
        try {
            return Files.readString(folder.resolve(dag.fileName()));
        } catch (IOException e) {
            return "";
        }
    }
}
