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
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.htsd.scheduler.dag.operator.BashOperator;
import vn.htsd.scheduler.dag.operator.OperatorKind;
import vn.htsd.scheduler.dag.rule.TriggerRule;
import vn.htsd.scheduler.dag.rule.WeightRule;
import vn.htsd.scheduler.dag.timetable.AssetTimetable;
import vn.htsd.scheduler.dag.timetable.NullTimetable;

class DagFileTest {
    private static final Instant NOW = Instant.parse("2025-10-08T03:00:00Z");
    private static final Reading READING = new Reading(Map.of("TEAM", "gdtx"), NOW);

    private static DagFile parse(String text) {
        return DagFile.parse("season.yml", text, "", READING);
    }

    private static Dag only(String text) {
        var file = parse(text);
        assertThat(file.errors()).isEmpty();
        return file.dags().get(0);
    }

    @Test
    void reads_the_shipped_pipeline() throws IOException {
        try (var stream = Dag.class.getResourceAsStream("htsd_pipeline.yml")) {
            assertThat(stream).isNotNull();
            var dag = only(new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8));
            assertThat(dag.tasks()).extracting(Task::id).containsExactly("ingest", "transform", "report");
            assertThat(dag.tasks()).allSatisfy(task -> {
                assertThat(task.operator().name()).isEqualTo("BashOperator");
                assertThat(task.retry().retries()).isEqualTo(1);
                assertThat(task.retry().delay()).isEqualTo(Duration.ofMinutes(1));
            });
            assertThat(dag.paused()).isFalse();
            assertThat(dag.schedule().upcoming(NOW).orElseThrow().runAfter())
                    .isEqualTo(Instant.parse("2025-10-08T03:15:00Z"));
        }
    }

    @Test
    void merges_defaults_deeply_and_unites_tags() {
        var file = DagFile.parse(
                "season.yml",
                """
                default:
                  tags: [all]
                  default_args: {retries: 2, retry_delay: {__type__: datetime.timedelta, minutes: 9}}
                  params: {campaign: 2024, units: [1, 2]}
                late:
                  tags: [$TEAM, "${UNSET}"]
                  default_args: {retries: 3, retry_delay: {__type__: datetime.timedelta, seconds: 5}}
                  params: {units: [3]}
                  tasks:
                    - {task_id: b, operator: airflow.operators.bash.BashOperator, bash_command: "true", dependencies: [a]}
                    - task_id: a
                      operator: airflow.providers.standard.operators.bash.BashOperator
                      bash_command: "true"
                      retries: 0
                      execution_timeout: {__type__: datetime.timedelta, __args__: [0, 90]}
                """,
                "max_active_runs: 4\ntags: [folder]\ndefault_args: {owner: gdtx, retries: 9}\n",
                READING);
        assertThat(file.errors()).isEmpty();
        var dag = file.dags().get(0);
        assertThat(dag.notes().tags()).containsExactly("gdtx", "${UNSET}", "all", "folder", "dagfactory");
        assertThat(dag.limits()).isEqualTo(new RunLimits(4, 16, null));
        assertThat(dag.paused()).isTrue();
        assertThat(dag.schedule().timetable()).isInstanceOf(NullTimetable.class);
        assertThat(dag.params()).isEqualTo(Map.of("campaign", 2024, "units", List.of(3)));
        assertThat(dag.tasks()).extracting(Task::id).containsExactly("a", "b");
        assertThat(dag.tasks()).extracting(task -> task.retry().retries()).containsExactly(0, 3);
        assertThat(dag.tasks()).extracting(task -> task.retry().delay()).containsOnly(Duration.ofSeconds(5));
        assertThat(dag.tasks()).extracting(task -> task.notes().owner()).containsOnly("gdtx");
        assertThat(dag.tasks().get(0).executionTimeout()).isEqualTo(Duration.ofSeconds(90));
    }

    @Test
    void the_tasks_of_the_defaults_are_the_tasks_of_every_dag() {
        var file = parse(
                """
                default:
                  tasks:
                    work: {operator: airflow.operators.bash.BashOperator, bash_command: echo}
                first: {tasks: {work: {bash_command: echo first}}}
                second:
                """);
        assertThat(file.errors()).isEmpty();
        assertThat(file.dags())
                .extracting(dag -> ((BashOperator) dag.tasks().get(0).operator()).command())
                .containsExactly("echo first", "echo");
    }

    @Test
    void anchors_joined_texts_and_every_key_of_a_task() {
        var dag = only(
                """
                default: &common
                  params: {a: 1, b: {__type__: airflow.sdk.Param, default: 7, type: integer}}
                d:
                  <<: *common
                  dag_display_name: Đợt
                  description: the season
                  doc_md: "# doc"
                  dagrun_timeout: {__type__: datetime.timedelta, hours: 2}
                  max_active_tasks: 3
                  render_template_as_native_obj: true
                  on_failure_callback: {callback: airflow.providers.smtp.notifications.smtp.SmtpNotifier, to: a@b.vn}
                  some_key_of_airflow_2: whatever
                  tasks:
                    a:
                      operator: airflow.operators.bash.BashOperator
                      bash_command: {__join__: ["echo ", "x", 1]}
                      env: {A: 1}
                      append_env: true
                      cwd: /tmp
                      skip_on_exit_code: [3, 4]
                      trigger_rule: none_failed_min_one_success
                      depends_on_past: true
                      wait_for_downstream: true
                      ignore_first_depends_on_past: false
                      retry_exponential_backoff: 1.5
                      max_retry_delay: 3600
                      pool: readers
                      pool_slots: 2
                      priority_weight: -5
                      weight_rule: absolute
                      queue: q
                      max_active_tis_per_dag: 1
                      max_active_tis_per_dagrun: 2
                      params: {c: null}
                      owner: gdtx
                      email: a@b.vn
                      do_xcom_push: false
                      task_display_name: Bước
                      start_date: 2025-10-02
                      executor_config: {x: 1}
                      inlets: ["s3://x"]
                      on_retry_callback: [{callback: airflow.providers.http.notifications.http.HttpNotifier}]
                """);
        assertThat(dag.notes().displayName()).isEqualTo("Đợt");
        assertThat(dag.params()).isEqualTo(Map.of("a", 1, "b", 7));
        assertThat(dag.limits()).isEqualTo(new RunLimits(16, 3, Duration.ofHours(2)));
        assertThat(dag.nativeTemplates()).isTrue();
        assertThat(dag.callbacks()).containsOnlyKeys("on_failure_callback");
        var task = dag.task("a");
        assertThat(task.operator())
                .isEqualTo(new BashOperator("echo x1", Map.of("A", "1"), true, "/tmp", java.util.Set.of(3, 4)));
        assertThat(task.rule()).isEqualTo(TriggerRule.NONE_FAILED_MIN_ONE_SUCCESS);
        assertThat(task.past()).isEqualTo(new PastRule(true, true, false));
        assertThat(task.retry().multiplier()).isEqualTo(1.5);
        assertThat(task.retry().maxDelay()).isEqualTo(Duration.ofHours(1));
        assertThat(task.claim()).isEqualTo(new Claim("readers", 2, -5, WeightRule.ABSOLUTE, "q", 1, 2));
        assertThat(task.params()).containsEntry("c", null);
        assertThat(task.notes().email()).containsExactly("a@b.vn");
        assertThat(task.xcomPush()).isFalse();
        assertThat(task.start()).isEqualTo(Instant.parse("2025-10-02T00:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            airflow.operators.bash_operator.BashOperator                                 | bash_command: x
            airflow.operators.dummy.DummyOperator                                        |
            airflow.providers.standard.operators.empty.EmptyOperator                     |
            airflow.providers.http.operators.http.HttpOperator                           | endpoint: x, headers: {a: b}
            airflow.providers.http.operators.http.SimpleHttpOperator                     | endpoint: x
            airflow.operators.email.EmailOperator                                        | to: a@b.vn, subject: s, html_content: h
            airflow.providers.smtp.operators.smtp.EmailOperator                          | to: [a@b.vn], subject: s, html_content: h
            airflow.providers.common.sql.operators.sql.SQLExecuteQueryOperator           | sql: select 1
            airflow.operators.weekday.BranchDayOfWeekOperator                            | week_day: Monday, follow_task_ids_if_true: t, follow_task_ids_if_false: []
            airflow.providers.standard.operators.weekday.BranchDayOfWeekOperator         | week_day: [saturday], follow_task_ids_if_true: t, follow_task_ids_if_false: t
            airflow.operators.latest_only.LatestOnlyOperator                             |
            airflow.providers.standard.operators.latest_only.LatestOnlyOperator          |
            airflow.sensors.bash.BashSensor                                              | bash_command: x, mode: reschedule
            airflow.providers.standard.sensors.bash.BashSensor                           | bash_command: x, timeout: 60
            airflow.sensors.filesystem.FileSensor                                        | filepath: /x, poke_interval: {__type__: datetime.timedelta, seconds: 5}
            airflow.providers.standard.sensors.filesystem.FileSensor                     | filepath: /x, soft_fail: true
            airflow.providers.http.sensors.http.HttpSensor                               | endpoint: x
            airflow.providers.common.sql.sensors.sql.SqlSensor                           | sql: select 1, conn_id: w
            airflow.sensors.external_task.ExternalTaskSensor                             | external_dag_id: x, execution_delta: 2 hours
            airflow.providers.standard.sensors.external_task.ExternalTaskSensor          | external_dag_id: x, external_task_id: y
            airflow.operators.trigger_dagrun.TriggerDagRunOperator                       | trigger_dag_id: x
            airflow.providers.standard.operators.trigger_dagrun.TriggerDagRunOperator    | trigger_dag_id: x, conf: {a: 1}
            """)
    void operators_go_by_their_old_and_new_import_paths(String path, String arguments) {
        var dag = only("d:\n  tasks:\n    t: {operator: " + path + (arguments == null ? "" : ", " + arguments) + "}\n");
        var name = path.substring(path.lastIndexOf('.') + 1)
                .replace("Dummy", "Empty")
                .replace("SimpleHttp", "Http");
        assertThat(dag.task("t").operator().name()).isEqualTo(name);
        assertThat(OperatorKind.of(path).orElseThrow().className()).isEqualTo(name);
    }

    @ParameterizedTest(name = "{0} -> {1}: {2}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            schedule: '61 * * * *'                                          | schedule           | bad_cron
            schedule: '0 7 * *'                                             | schedule           | bad_cron
            schedule: '@continuous'                                         | max_active_runs    | continuous
            schedule_interval: '@daily'                                     | schedule_interval  | old_key
            dagrun_timeout_sec: 5                                           | dagrun_timeout_sec | old_key
            schedule: {__type__: airflow.timetables.events.EventsTimetable} | schedule           | unknown_timetable
            schedule: {__type__: airflow.timetables.trigger.CronTriggerTimetable, cron: '@daily'} | schedule.timezone | no_timezone
            schedule: {__type__: airflow.timetables.trigger.CronTriggerTimetable, crn: '@daily'} | schedule.crn | unknown_argument
            schedule: {__type__: datetime.timedelta, hours: -1}             | schedule           | not_forward
            schedule: {__type__: datetime.timedelta, fortnights: 1}         | schedule.fortnights | unknown_argument
            timezone: Asia/Hanoi                                            | timezone           | not_zone
            {schedule: '@daily', start_date: yesterday}                     | start_date         | not_date
            catchup: maybe                                                  | catchup            | not_flag
            max_active_runs: 0                                              | max_active_runs    | not_number_from
            tasks: {a: {operator: airflow.operators.python.PythonOperator}} | tasks.a.operator   | python_operator
            tasks: {a: {operator: airflow.providers.standard.sensors.python.PythonSensor}} | tasks.a.operator | python_operator
            tasks: {a: {operator: airflow.operators.python.ShortCircuitOperator}} | tasks.a.operator | python_operator
            tasks: {a: {decorator: airflow.sdk.task, python_callable: x.y}} | tasks.a.decorator  | python_key
            tasks: {a: {operator: airflow.operators.bash.BashOperator, expand: {bash_command: [a]}}} | tasks.a.expand | python_key
            tasks: {a: {operator: company.Special}}                         | tasks.a.operator   | unknown_operator
            tasks: {a: {bash_command: 'true'}}                              | tasks.a.operator   | missing
            tasks: {a: {operator: airflow.operators.empty.EmptyOperator, dependencies: [z]}} | tasks.a.dependencies | unknown_dependency
            tasks: {a: {operator: airflow.operators.empty.EmptyOperator, dependencies: [a]}} | tasks | cycle
            tasks: {a: {operator: airflow.operators.empty.EmptyOperator, task_group_name: g}} | tasks.a.task_group_name | unknown_group
            tasks: {a: {operator: airflow.operators.empty.EmptyOperator, trigger_rule: dummy}} | tasks.a.trigger_rule | not_one_of
            tasks: {a: {operator: airflow.operators.empty.EmptyOperator, weight_rule: heavy}} | tasks.a.weight_rule | not_one_of
            default_args: {retry_delay_sec: 5} | default_args.retry_delay_sec | old_key
            task_groups: {g: {default_args: {retry_delay_sec: 5}}} | task_groups.g.default_args.retry_delay_sec | old_key
            tasks: {a: {operator: airflow.operators.empty.EmptyOperator, retry_delay_sec: 5}} | tasks.a.retry_delay_sec | old_key
            tasks: {a: {operator: airflow.operators.empty.EmptyOperator, bash_command: x}} | tasks.a.bash_command | unknown_key
            tasks: {a: {operator: airflow.operators.bash.BashOperator, bash_comand: 'x'}} | tasks.a.bash_comand | unknown_key
            tasks: {a: {operator: airflow.operators.bash.BashOperator}}     | tasks.a.bash_command | missing
            tasks: {a: {operator: airflow.sensors.bash.BashSensor, bash_command: x, mode: sleep}} | tasks.a.mode | not_one_of
            tasks: {a: {operator: airflow.operators.empty.EmptyOperator, retry_delay: soon}} | tasks.a.retry_delay | not_duration
            tasks: {a: {operator: airflow.operators.empty.EmptyOperator, on_failure_callback_file: x.py}} | tasks.a.on_failure_callback_file | python_key
            tasks: {a: {operator: airflow.operators.empty.EmptyOperator, on_failure_callback: company.alert}} | tasks.a.on_failure_callback | python_callback
            tasks: {a: {operator: airflow.operators.empty.EmptyOperator, on_retry_callback: {callback: airflow.providers.http.notifications.http.HttpNotifier, jsom: {}}}} | tasks.a.on_retry_callback.jsom | unknown_key
            tasks: [{operator: airflow.operators.empty.EmptyOperator}]      | tasks.0            | no_name
            tasks: []                                                       | tasks              | no_tasks
            """)
    void a_bad_dag_is_named_by_key_and_line_and_its_neighbour_loads(String bad, String key, String reason) {
        var flow = bad.startsWith("{") ? bad.substring(1, bad.length() - 1).replace(", ", "\n  ") : bad;
        var tasks = bad.startsWith("tasks") ? "" : "\n  tasks: {a: {operator: airflow.operators.empty.EmptyOperator}}";
        var file = parse("bad:\n  " + flow + tasks
                + "\ngood:\n  tasks: {a: {operator: airflow.operators.empty.EmptyOperator}}\n");
        assertThat(file.dags()).extracting(Dag::id).containsExactly("good");
        assertThat(file.outlines()).extracting(DagOutline::id).containsExactly("bad", "good");
        assertThat(file.errors()).singleElement().satisfies(error -> {
            assertThat(error.dag()).isEqualTo("bad");
            assertThat(error.key()).isEqualTo(key);
            assertThat(error.line()).isBetween(1, 4);
            assertThat(error.reason().key()).isEqualTo(reason);
            assertThat(error.reason().in(Locale.forLanguageTag("vi")))
                    .doesNotStartWith(reason)
                    .contains(" ");
            assertThat(error.reason().in(Locale.ENGLISH))
                    .doesNotStartWith(reason)
                    .contains(" ");
        });
    }

    @Test
    void everything_that_is_wrong_is_said_with_its_own_line() {
        var file = parse(
                """
                default:
                  default_args:
                    retries: many
                bad:
                  schedule: often
                  tasks:
                    a:
                      operator: airflow.operators.empty.EmptyOperator
                      retries: 0
                    b:
                      operator: airflow.operators.python.PythonOperator
                    c:
                      operator: airflow.operators.empty.EmptyOperator
                """);
        assertThat(file.errors())
                .extracting(ImportError::key, ImportError::line)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("tasks.b.operator", 11),
                        org.assertj.core.groups.Tuple.tuple("default.default_args.retries", 3),
                        org.assertj.core.groups.Tuple.tuple("schedule", 5));
        var outline = file.outlines().get(0);
        assertThat(outline.tasks())
                .extracting(DagOutline.TaskOutline::id, DagOutline.TaskOutline::operator)
                .contains(org.assertj.core.groups.Tuple.tuple("b", "PythonOperator"));
        assertThat(outline.schedule()).isEqualTo("often");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            ['s3://bucket/a', 's3://bucket/b']
            {datasets: [a, b]}
            {__type__: airflow.sdk.Asset, uri: 's3://x'}
            {and: [{__type__: airflow.sdk.Asset, uri: 's3://x'}]}
            {__or__: ['s3://a', 's3://b']}
            """)
    void a_schedule_by_assets_is_shown_reported_and_never_run_by_time(String schedule) {
        var file = parse("d:\n  schedule: " + schedule
                + "\n  start_date: 2025-01-01\n  catchup: true\n"
                + "  tasks: {a: {operator: airflow.operators.empty.EmptyOperator}}\n");
        assertThat(file.errors()).singleElement().satisfies(error -> {
            assertThat(error.reason().key()).isEqualTo("asset_schedule");
            assertThat(error.line()).isEqualTo(2);
        });
        var dag = file.dags().get(0);
        assertThat(dag.schedule().timetable()).isInstanceOf(AssetTimetable.class);
        assertThat(dag.schedule().plan(NOW).runs()).isEmpty();
        assertThat(dag.schedule().plan(NOW).next()).isEmpty();
    }

    @Test
    void a_file_that_is_no_yaml_is_one_error_with_its_line() {
        var file = parse("a:\n  tasks: [unclosed\nb: 1\n");
        assertThat(file.dags()).isEmpty();
        assertThat(file.errors()).singleElement().satisfies(error -> {
            assertThat(error.line()).isPositive();
            assertThat(error.reason().key()).isEqualTo("not_yaml");
        });
        assertThat(parse("just a text").errors()).singleElement();
        assertThat(parse("").errors()).isEmpty();
    }

    @Test
    void of_two_dags_with_one_id_the_first_file_wins(@TempDir Path folder) throws IOException {
        var text = "same:\n  tasks: {a: {operator: airflow.operators.empty.EmptyOperator}}\n";
        Files.writeString(folder.resolve("b.yml"), text);
        Files.writeString(folder.resolve("a.yaml"), text);
        Files.writeString(folder.resolve("draft.yaml"), text);
        Files.writeString(folder.resolve("notes.txt"), "no DAG");
        Files.writeString(folder.resolve("defaults.yml"), "tags: [here]");
        Files.writeString(folder.resolve(".airflowignore"), "draft*");
        var files = new DagFolder(folder).read(READING);
        assertThat(files).extracting(DagFile::name).containsExactly("a.yaml", "b.yml");
        assertThat(files.get(0).dags())
                .singleElement()
                .satisfies(dag -> assertThat(dag.notes().tags()).containsExactly("here", "dagfactory"));
        assertThat(files.get(1).dags()).isEmpty();
        assertThat(files.get(1).errors())
                .extracting(error -> error.reason().key())
                .isEqualTo(List.of("dag_twice"));
        assertThat(new DagFolder(folder.resolve("none")).read(READING)).isEmpty();
    }

    @Test
    void both_languages_have_a_sentence_for_every_reason() throws IOException {
        assertThat(keys("vi")).isEqualTo(keys("en"));
    }

    private static java.util.Set<Object> keys(String language) throws IOException {
        var properties = new java.util.Properties();
        try (var stream = Dag.class.getResourceAsStream("messages_" + language + ".properties")) {
            properties.load(Objects.requireNonNull(stream));
        }
        return properties.keySet();
    }
}
