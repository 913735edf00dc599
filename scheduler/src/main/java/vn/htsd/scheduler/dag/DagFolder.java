package vn.htsd.scheduler.dag;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import vn.htsd.scheduler.dag.yaml.DagException;

/** The DAG files directly in a directory, but for those that {@code .airflowignore} leaves out. */
public record DagFolder(Path directory) {
    /** All of them by name; nothing where there is no such directory. */
    public List<DagFile> read(Reading reading) throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        var ignored = ignored();
        try (Stream<Path> files = Files.list(directory)) {
            return withoutTwins(files.filter(DagFile::isDagFile)
                    .filter(file -> !ignored.ignores(file.getFileName()))
                    .sorted()
                    .map(file -> DagFile.read(file, reading))
                    .toList());
        }
    }

    private IgnoreFile ignored() throws IOException {
        var file = directory.resolve(IgnoreFile.NAME);
        return IgnoreFile.parse(Files.isRegularFile(file) ? Files.readString(file) : "");
    }

    /** Of two DAGs with one id the first stays. */
    private static List<DagFile> withoutTwins(List<DagFile> files) {
        var owner = new LinkedHashMap<String, String>();
        var kept = new ArrayList<DagFile>();
        for (var file : files) {
            var errors = new ArrayList<>(file.errors());
            var dags = new ArrayList<Dag>();
            for (var dag : file.dags()) {
                var first = owner.putIfAbsent(dag.id(), file.name());
                if (first == null) {
                    dags.add(dag);
                } else {
                    errors.add(new ImportError(
                            file.name(), dag.id(), "", 0, DagException.reason("dag_twice", dag.id(), first)));
                }
            }
            kept.add(new DagFile(file.name(), dags, file.outlines(), errors));
        }
        return kept;
    }
}
