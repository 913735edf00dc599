package vn.htsd.scheduler.dag;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DagFileTest {
    private static final Instant NOW = Instant.parse("2025-10-08T03:00:00Z");

    private static DagFile parse(String text) {
        return DagFile.parse("season.yml", text, "", Map.of("TEAM", "gdtx"), NOW);
    }

    @Test
    void reads_the_shipped_pipeline() throws IOException {
        try (var stream = Dag.class.getResourceAsStream("htsd_pipeline.yml")) {
            assertThat(stream).isNotNull();
            var file = parse(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
            assertThat(file.errors()).isEmpty();
            var dag = file.dags().get(0);
            assertThat(dag.tasks()).extracting(Task::id).containsExactly("ingest", "transform", "report");
            assertThat(dag.tasks()).allSatisfy(task -> {
                assertThat(task.operator().name()).isEqualTo("BashOperator");
                assertThat(task.retries()).isEqualTo(1);
                assertThat(task.retryDelay()).isEqualTo(Duration.ofMinutes(1));
            });
            assertThat(dag.paused()).isFalse();
            assertThat(dag.timetable().next(NOW)).contains(Instant.parse("2025-10-08T03:15:00Z"));
        }
    }

    @Test
    void merges_defaults_and_unites_tags() {
        var file = DagFile.parse(
                "season.yml",
                """
                default:
                  tags: [all]
                  default_args: {retries: 2, retry_delay: 5}
                late:
                  tags: [$TEAM, "${UNSET}"]
                  default_args: {retries: 3}
                  tasks:
                    - {task_id: b, operator: airflow.operators.bash.BashOperator, bash_command: "true", dependencies: [a]}
                    - task_id: a
                      operator: airflow.providers.standard.operators.bash.BashOperator
                      bash_command: "true"
                      retries: 0
                      execution_timeout: {__type__: datetime.timedelta, __args__: [0, 90]}
                """,
                "max_active_runs: 4",
                Map.of("TEAM", "gdtx"),
                NOW);
        assertThat(file.errors()).isEmpty();
        var dag = file.dags().get(0);
        assertThat(dag.tags()).containsExactly("gdtx", "${UNSET}", "all", "dagfactory");
        assertThat(dag.maxActiveRuns()).isEqualTo(4);
        assertThat(dag.paused()).isTrue();
        assertThat(dag.timetable()).isInstanceOf(Timetable.Never.class);
        assertThat(dag.tasks()).extracting(Task::id).containsExactly("a", "b");
        assertThat(dag.tasks()).extracting(Task::retries).containsExactly(0, 3);
        assertThat(dag.tasks()).extracting(Task::retryDelay).containsOnly(Duration.ofSeconds(5));
        assertThat(dag.tasks().get(0).executionTimeout()).isEqualTo(Duration.ofSeconds(90));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            schedule: '61 * * * *'                                          | schedule           | bad_cron
            schedule: '0 7 * *'                                             | schedule           | bad_cron
            schedule: '@continuous'                                         | schedule           | later
            schedule_interval: '@daily'                                     | schedule_interval  | old_key
            timezone: Asia/Hanoi                                            | timezone           | not_zone
            {schedule: '@daily', start_date: yesterday}                     | start_date         | not_date
            catchup: maybe                                                  | catchup            | not_flag
            tasks: {a: {operator: airflow.operators.python.PythonOperator}} | tasks.a.operator   | unknown_operator
            tasks: {a: {bash_command: 'true'}}                              | tasks.a.operator   | no_operator
            tasks: {a: {operator: airflow.operators.empty.EmptyOperator, dependencies: [z]}} | tasks.a.dependencies | unknown_dependency
            tasks: {a: {operator: airflow.operators.empty.EmptyOperator, dependencies: [a]}} | tasks | cycle
            tasks: {a: {operator: airflow.operators.empty.EmptyOperator, trigger_rule: all_done}} | tasks.a.trigger_rule | later
            tasks: {a: {operator: airflow.operators.bash.BashOperator, bash_command: 'echo {{ ds }}'}} | tasks.a.bash_command | later
            tasks: {a: {operator: airflow.operators.bash.BashOperator, bash_comand: 'x'}} | tasks.a.bash_comand | unknown_key
            tasks: {a: {operator: airflow.operators.bash.BashOperator}}     | tasks.a.bash_command | no_command
            tasks: {a: {operator: airflow.operators.empty.EmptyOperator, retry_delay: soon}} | tasks.a.retry_delay | not_duration
            tasks: []                                                       | tasks              | no_tasks
            """)
    void a_bad_dag_is_named_by_key_and_line_and_its_neighbour_loads(String bad, String key, String reason) {
        var flow = bad.startsWith("{") ? bad.substring(1, bad.length() - 1).replace(", ", "\n  ") : bad;
        var tasks = bad.startsWith("tasks") ? "" : "\n  tasks: {a: {operator: airflow.operators.empty.EmptyOperator}}";
        var file = parse("bad:\n  " + flow + tasks
                + "\ngood:\n  tasks: {a: {operator: airflow.operators.empty.EmptyOperator}}\n");
        assertThat(file.dags()).extracting(Dag::id).containsExactly("good");
        assertThat(file.errors()).singleElement().satisfies(error -> {
            assertThat(error.dag()).isEqualTo("bad");
            assertThat(error.key()).isEqualTo(key);
            assertThat(error.line()).isBetween(2, 4);
            assertThat(error.reason().key()).isEqualTo(reason);
            assertThat(error.reason().in(Locale.forLanguageTag("vi")))
                    .doesNotStartWith(reason)
                    .contains(" ");
        });
    }

    @Test
    void a_file_that_is_no_yaml_is_one_error_with_its_line() {
        var file = parse("a:\n  tasks: [unclosed\nb: 1\n");
        assertThat(file.dags()).isEmpty();
        assertThat(file.errors()).singleElement().satisfies(error -> {
            assertThat(error.line()).isPositive();
            assertThat(error.reason().key()).isEqualTo("not_yaml");
        });
    }

    @Test
    void of_two_dags_with_one_id_the_first_file_wins(@TempDir Path folder) throws IOException {
        var text = "same:\n  tasks: {a: {operator: airflow.operators.empty.EmptyOperator}}\n";
        Files.writeString(folder.resolve("b.yml"), text);
        Files.writeString(folder.resolve("a.yaml"), text);
        Files.writeString(folder.resolve("notes.txt"), "no DAG");
        var files = DagFile.in(folder, Map.of(), NOW);
        assertThat(files).extracting(DagFile::name).containsExactly("a.yaml", "b.yml");
        assertThat(files.get(0).dags()).hasSize(1);
        assertThat(files.get(1).dags()).isEmpty();
        assertThat(files.get(1).errors())
                .extracting(error -> error.reason().key())
                .isEqualTo(List.of("dag_twice"));
    }
}
