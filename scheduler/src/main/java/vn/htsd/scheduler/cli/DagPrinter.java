package vn.htsd.scheduler.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.htsd.scheduler.dag.DagFile;
import vn.htsd.scheduler.dag.DagOutline;
import vn.htsd.scheduler.dag.ImportError;

/** Shows DAG files to people or to programs. */
record DagPrinter(Htsd htsd) {
    void print(List<DagFile> files, Form form) {
        form.print(htsd.streams().out(), json(files), () -> files.forEach(this::print));
    }

    void print(List<DagFile> files, ApiOptions api) {
        api.print(htsd, json(files), () -> files.forEach(this::print));
    }

    private List<Map<String, @Nullable Object>> json(List<DagFile> files) {
        var rows = new ArrayList<Map<String, @Nullable Object>>();
        var json = new DagJson(htsd.locale(), htsd.clock().instant());
        for (var file : files) {
            file.outlines().forEach(outline -> rows.add(json.dag(file, outline)));
            file.errors().stream()
                    .filter(error -> file.outlines().stream()
                            .noneMatch(outline -> outline.id().equals(error.dag())))
                    .forEach(error -> rows.add(json.withoutOutline(error)));
        }
        return rows;
    }

    private void print(DagFile file) {
        file.outlines().forEach(outline -> print(file.name(), outline));
        file.errors().forEach(error -> htsd.streams().out().println(sentence(error)));
    }

    private void print(String file, DagOutline outline) {
        htsd.print("dags.dag", outline.id(), file, outline.schedule(), String.join(", ", outline.tags()));
        outline.tasks()
                .forEach(task -> htsd.print(
                        task.upstream().isEmpty() ? "dags.first_task" : "dags.task",
                        task.id(),
                        task.operator(),
                        String.join(", ", task.upstream())));
    }

    /** What is wrong, beside the result. */
    void tellErrors(DagFile file) {
        file.errors().forEach(error -> htsd.streams().err().println(sentence(error)));
    }

    String sentence(ImportError error) {
        return htsd.texts()
                .say(
                        "dags.error",
                        error.file(),
                        error.line(),
                        error.dag(),
                        error.key(),
                        error.reason().in(htsd.locale()));
    }
}
