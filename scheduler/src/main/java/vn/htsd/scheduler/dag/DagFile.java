package vn.htsd.scheduler.dag;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import vn.htsd.scheduler.dag.yaml.DagException;
import vn.htsd.scheduler.dag.yaml.Keys;
import vn.htsd.scheduler.dag.yaml.YamlText;

/**
 * The DAGs of one file, and what kept others out: one bad DAG never takes its neighbours with it.
 *
 * @param dags in the order of the file
 * @param outlines the structure of every DAG of the file, of the bad ones too
 */
public record DagFile(String name, List<Dag> dags, List<DagOutline> outlines, List<ImportError> errors) {
    /** Defaults of all DAG files beside it; hold no DAG themselves. */
    private static final List<String> FOLDER_DEFAULTS = List.of("defaults.yml", "defaults.yaml");
    /** Top-level keys that are no DAGs. */
    private static final Set<String> NO_DAGS = Set.of("default", "task_groups");

    public DagFile {
        dags = List.copyOf(dags);
        outlines = List.copyOf(outlines);
        errors = List.copyOf(errors);
    }

    static boolean isDagFile(Path file) {
        var name = file.getFileName().toString();
        return name.matches("[^.].*\\.ya?ml") && !FOLDER_DEFAULTS.contains(name) && Files.isRegularFile(file);
    }

    /** Reads {@code file} and the folder's defaults beside it; whatever is wrong becomes an error of the file. */
    public static DagFile read(Path file, Reading reading) {
        var name = file.getFileName().toString();
        try {
            return parse(name, Files.readString(file), folderDefaults(file), reading);
        } catch (IOException e) {
            return failed(name, 0, "unreadable", String.valueOf(e));
        }
    }

    private static String folderDefaults(Path file) throws IOException {
        var folder = file.toAbsolutePath().getParent();
        for (var defaults : FOLDER_DEFAULTS) {
            if (folder != null && Files.isRegularFile(folder.resolve(defaults))) {
                return Files.readString(folder.resolve(defaults));
            }
        }
        return "";
    }

    /** @param folderDefaults text of {@code defaults.yml}, blank for none */
    public static DagFile parse(String name, String text, String folderDefaults, Reading reading) {
        YamlText yaml;
        Keys folder;
        try {
            yaml = YamlText.parse(text, reading.environment());
        } catch (YamlText.YamlProblem e) {
            return failed(name, e.line(), "not_yaml", e.problem());
        }
        try {
            folder = new Keys(
                    FOLDER_DEFAULTS.get(0),
                    YamlText.parse(folderDefaults, reading.environment()).values());
        } catch (YamlText.YamlProblem e) {
            return failed(name, 0, "defaults_not_yaml", e.line(), e.problem());
        }
        return parse(name, yaml, folder, reading);
    }

    private static DagFile parse(String name, YamlText yaml, Keys folder, Reading reading) {
        var dags = new ArrayList<Dag>();
        var outlines = new ArrayList<DagOutline>();
        var errors = new ArrayList<ImportError>();
        var layers = new Keys("", yaml.values());
        for (var id : yaml.values().keySet()) {
            if (NO_DAGS.contains(id)) {
                continue;
            }
            try {
                var defaults = layers.mapping("default");
                var tags = new LinkedHashSet<>(defaults.texts("tags"));
                tags.addAll(folder.texts("tags"));
                var dag = layers.mapping(id).over(defaults.over(folder));
                var result = new DagReader(name, id, dag, tags, reading).read();
                outlines.add(result.outline());
                if (result.dag() != null) {
                    dags.add(result.dag());
                }
                result.errors().forEach(error -> errors.add(error(name, id, yaml, error)));
            } catch (DagException e) {
                errors.add(error(name, id, yaml, e));
            }
        }
        return new DagFile(name, dags, outlines, errors);
    }

    private static ImportError error(String name, String id, YamlText yaml, DagException e) {
        var key = e.key().startsWith(id + ".") ? e.key().substring(id.length() + 1) : e.key();
        int line = yaml.line(e.key());
        return new ImportError(name, id, key, line == 0 ? yaml.line(id) : line, e.reason());
    }

    private static DagFile failed(String name, int line, String reason, Object... arguments) {
        return new DagFile(
                name,
                List.of(),
                List.of(),
                List.of(new ImportError(name, "", "", line, DagException.reason(reason, arguments))));
    }
}
