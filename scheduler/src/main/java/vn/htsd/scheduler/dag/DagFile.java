package vn.htsd.scheduler.dag;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The DAGs of one file, and what kept others out: one bad DAG never takes its neighbours with it.
 *
 * @param dags in the order of the file
 */
public record DagFile(String name, List<Dag> dags, List<ImportError> errors) {
    /** Defaults of all DAG files beside it; holds no DAG itself. */
    private static final List<String> FOLDER_DEFAULTS = List.of("defaults.yml", "defaults.yaml");

    public DagFile {
        dags = List.copyOf(dags);
        errors = List.copyOf(errors);
    }

    /** The DAG files directly in {@code directory}, by name. */
    public static List<DagFile> in(Path directory, Map<String, String> environment, Instant now) throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return withoutTwins(files.filter(DagFile::isDagFile)
                    .sorted()
                    .map(file -> read(file, environment, now))
                    .toList());
        }
    }

    private static boolean isDagFile(Path file) {
        var name = file.getFileName().toString();
        return name.matches("[^.].*\\.ya?ml") && !FOLDER_DEFAULTS.contains(name) && Files.isRegularFile(file);
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
            kept.add(new DagFile(file.name(), dags, errors));
        }
        return kept;
    }

    /** Reads {@code file} and the folder's defaults beside it; whatever is wrong becomes an error of the file. */
    public static DagFile read(Path file, Map<String, String> environment, Instant now) {
        var name = file.getFileName().toString();
        try {
            var folder = file.toAbsolutePath().getParent();
            for (var defaults : FOLDER_DEFAULTS) {
                if (folder != null && Files.isRegularFile(folder.resolve(defaults))) {
                    return parse(
                            name, Files.readString(file), Files.readString(folder.resolve(defaults)), environment, now);
                }
            }
            return parse(name, Files.readString(file), "", environment, now);
        } catch (IOException e) {
            return failed(name, 0, "unreadable", String.valueOf(e));
        }
    }

    /** @param folderDefaults text of {@code defaults.yml}, blank for none */
    public static DagFile parse(
            String name, String text, String folderDefaults, Map<String, String> environment, Instant now) {
        YamlText yaml;
        Map<String, ?> folder;
        try {
            yaml = YamlText.parse(text, environment);
            folder = YamlText.parse(folderDefaults, environment).values();
        } catch (YamlText.YamlProblem e) {
            return failed(name, e.line(), "not_yaml", e.problem());
        }
        var dags = new ArrayList<Dag>();
        var errors = new ArrayList<ImportError>();
        var layers = new Keys("", yaml.values());
        var reader = new DagReader(name, now);
        for (var id : yaml.values().keySet()) {
            if (id.equals("default") || id.equals("task_groups")) {
                continue;
            }
            try {
                if (!id.matches("[\\p{L}\\p{N}_.-]{1,250}")) {
                    throw DagException.at(id, "bad_dag_id", id);
                }
                var defaults = layers.mapping("default").over(new Keys("", YamlText.texted(folder)));
                var dag = layers.mapping(id).over(defaults);
                dags.add(reader.read(id, dag, defaults.texts("tags")));
            } catch (DagException e) {
                var key = e.key().startsWith(id + ".") ? e.key().substring(id.length() + 1) : e.key();
                errors.add(new ImportError(name, id, key, yaml.line(e.key()), e.reason()));
            }
        }
        return new DagFile(name, dags, errors);
    }

    private static DagFile failed(String name, int line, String reason, String argument) {
        return new DagFile(
                name, List.of(), List.of(new ImportError(name, "", "", line, DagException.reason(reason, argument))));
    }
}
