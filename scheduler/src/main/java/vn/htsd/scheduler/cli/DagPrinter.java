package vn.htsd.scheduler.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.htsd.scheduler.dag.DagFile;

/** Shows DAG files to people or to programs. */
record DagPrinter(Htsd htsd) {
    void print(List<DagFile> files, boolean asJson) {
        if (asJson) {
            Json.print(htsd.streams().out(), json(files));
        } else {
            files.forEach(this::print);
        }
    }

    private List<Map<String, @Nullable Object>> json(List<DagFile> files) {
        var rows = new ArrayList<Map<String, @Nullable Object>>();
        var json = new DagJson(htsd.locale());
        for (var file : files) {
            file.dags()
                    .forEach(dag -> rows.add(json.dag(
                            dag, dag.timetable().next(htsd.clock().instant()).orElse(null))));
            file.errors().forEach(error -> rows.add(json.error(error)));
        }
        return rows;
    }

    private void print(DagFile file) {
        file.dags().forEach(dag -> {
            htsd.print("dags.dag", dag.id(), file.name(), dag.timetable().text(), String.join(", ", dag.tags()));
            dag.tasks()
                    .forEach(task -> htsd.print(
                            task.dependencies().isEmpty() ? "dags.first_task" : "dags.task",
                            task.id(),
                            task.operator().name(),
                            String.join(", ", task.dependencies())));
        });
        file.errors()
                .forEach(error -> htsd.print(
                        "dags.error",
                        error.file(),
                        error.line(),
                        error.dag(),
                        error.key(),
                        error.reason().in(htsd.locale())));
    }
}
