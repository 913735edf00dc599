package vn.htsd.scheduler.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import vn.htsd.data.problem.Category;
import vn.htsd.data.problem.HtsdException;
import vn.htsd.data.problem.Message;
import vn.htsd.data.workspace.Workspace;
import vn.htsd.scheduler.dag.Dag;

/** Makes a workspace with its settings and its DAG; what is there already stays as it is. */
public final class FirstSetup {
    private FirstSetup() {}

    /** @return the files written */
    public static List<Path> of(Workspace workspace) {
        workspace.create();
        var written = new ArrayList<Path>();
        try {
            write(FirstSetup.class, "htsd.yaml", workspace.configuration(), written);
            for (var dags : List.of("htsd_pipeline.yml", "htsd_calendar.yml")) {
                write(Dag.class, dags, workspace.dags().resolve(dags), written);
            }
        } catch (IOException e) {
            throw new HtsdException(
                    Category.ENVIRONMENT,
                    Message.of(Assembly.BUNDLE, "unwritable", workspace.home(), e.getMessage()),
                    e);
        }
        return written;
    }

    private static void write(Class<?> home, String resource, Path target, List<Path> written) throws IOException {
        if (Files.exists(target)) {
            return;
        }
        try (var stream = home.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException("Missing from the jar: " + resource);
            }
            Files.copy(stream, target);
            written.add(target);
        }
    }
}
