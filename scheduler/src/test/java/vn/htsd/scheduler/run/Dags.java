package vn.htsd.scheduler.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import vn.htsd.scheduler.dag.Dag;
import vn.htsd.scheduler.dag.DagFile;
import vn.htsd.scheduler.dag.Reading;

/** Small DAGs for tests, from the lines of a file; {@code EMPTY} and {@code BASH} stand for the two operators. */
final class Dags {
    private Dags() {}

    static Dag of(String... tasks) {
        return with("", tasks);
    }

    /** @param keys keys of the DAG, such as {@code catchup: true} */
    static Dag with(String keys, String... tasks) {
        var text = "t:\n" + (keys.isEmpty() ? "" : keys.indent(2)) + "  tasks:\n"
                + String.join("\n", tasks).indent(4);
        var file = DagFile.parse(
                "t.yml",
                text.replace("EMPTY", "operator: airflow.operators.empty.EmptyOperator")
                        .replace("BASH", "operator: airflow.operators.bash.BashOperator"),
                "",
                new Reading(Map.of(), Instant.EPOCH));
        assertThat(file.errors()).isEmpty();
        return file.dags().get(0);
    }
}
