package vn.htsd.scheduler.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Writes the DAG files of the workspace as a real Airflow takes them: the same files, and the loader that it needs. */
@Command(name = "export-airflow", abbreviateSynopsis = true)
final class DagsExportAirflowCommand implements Callable<Integer> {
    private static final String LOADER =
            """
            # Loads the YAML files beside it as DAGs. Meant for Apache Airflow 3.2 with dag-factory 1.1 (pip install
            # "dag-factory>=1.1,<2"); the tasks call htsd, which has to be on the PATH of the workers, with HTSD_HOME set.
            from pathlib import Path
            from dagfactory import load_yaml_dags
            load_yaml_dags(globals_dict=globals(), dags_folder=str(Path(__file__).parent))
            """;

    private final Htsd htsd;

    @Parameters(paramLabel = "DIR", descriptionKey = "api.directory")
    private Path directory = Path.of("");

    DagsExportAirflowCommand(Htsd htsd) {
        this.htsd = htsd;
    }

    @Override
    public Integer call() throws IOException {
        var folder = htsd.workspace().require().dags();
        Files.createDirectories(directory);
        try (Stream<Path> files = Files.list(folder)) {
            for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
                copy(file);
            }
        }
        var loader = directory.resolve("htsd_dags.py");
        Files.writeString(loader, LOADER);
        htsd.streams().out().println(loader);
        return 0;
    }

    /** DAG files, what they share, their scripts, and the list of files to be ignored. */
    private void copy(Path file) throws IOException {
        var target = directory.resolve(file.getFileName().toString());
        Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
        htsd.streams().out().println(target);
    }
}
