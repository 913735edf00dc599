package vn.htsd.scheduler.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.htsd.scheduler.store.RunRows;
import vn.htsd.scheduler.store.SettingRows;
import vn.htsd.scheduler.store.StoredRun;
import vn.htsd.scheduler.store.TaskRows;
import vn.htsd.scheduler.store.XComRows;

/** Tasks that talk to web services, databases and other DAGs: all of them real. */
class OtherSystemsTest {
    private static final String HTTP =
            "operator: airflow.providers.http.operators.http.HttpOperator, http_conn_id: web";
    private static final String HTTP_SENSOR =
            "operator: airflow.providers.http.sensors.http.HttpSensor, http_conn_id: web, mode: reschedule";
    private static final String SQL = "operator: airflow.providers.common.sql.operators.sql.SQLExecuteQueryOperator";
    private static final String SQL_SENSOR =
            "operator: airflow.providers.common.sql.sensors.sql.SqlSensor, mode: reschedule";
    private static final String TRIGGER =
            "operator: airflow.providers.standard.operators.trigger_dagrun.TriggerDagRunOperator, trigger_dag_id: other";
    private static final String EXTERNAL =
            "operator: airflow.providers.standard.sensors.external_task.ExternalTaskSensor, external_dag_id: other, "
                    + "mode: reschedule";

    @TempDir
    Path folder;

    private Bench bench;
    private HttpServer server;
    private final ExecutorService serving = Executors.newCachedThreadPool();
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private final List<Integer> answers = Collections.synchronizedList(new ArrayList<>());

    @BeforeEach
    void setUp() throws IOException {
        bench = new Bench(folder, "2025-10-08T03:00:00Z", EngineSettings.STANDARD);
        server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        server.createContext("/", exchange -> {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var headers = exchange.getRequestHeaders();
            asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + body + " "
                    + headers.getFirst("Content-Type") + " " + headers.getFirst("Authorization") + " "
                    + headers.getFirst("X-Key"));
            int status = answers.isEmpty() ? 200 : answers.remove(0);
            var answer = "{\"xin\": \"chào\"}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.setExecutor(serving);
        server.start();
        connection(
                "web", "http", "localhost", server.getAddress().getPort(), "user", "s3cret-word", "{\"X-Key\": \"k\"}");
    }

    @AfterEach
    void tearDown() {
        server.stop(0);
        serving.shutdownNow();
        bench.close();
    }

    private void connection(
            String id, String type, String host, Integer port, String login, String secret, String extra) {
        var schema = type.equals("postgres") ? "postgres" : null;
        bench.database.change(sql -> new SettingRows(sql)
                .save(new SettingRows.Connection(id, type, null, host, login, secret, schema, port, extra)));
    }

    private Map<String, String> run(String... tasks) {
        bench.file("t:\n  is_paused_upon_creation: false\n  tasks:\n"
                + String.join("\n", tasks).indent(4));
        bench.trigger("r1");
        bench.settle();
        return bench.tasks("r1");
    }

    private Object result(String task, String key) {
        return bench.database.transact(sql -> {
            var run = new RunRows(sql).find("t", "r1").orElseThrow();
            return new XComRows(sql)
                    .value(run.pk(), task, key)
                    .map(Contexts::value)
                    .orElse(null);
        });
    }

    private String log(String task) throws IOException {
        return Files.readString(folder.resolve("logs/dag_id=t/run_id=r1/task_id=" + task + "/attempt=1.log"));
    }

    @Test
    void an_http_operator_asks_with_what_its_connection_says_and_passes_the_answer_on() throws IOException {
        assertThat(run(
                        "get: {" + HTTP + ", method: GET, endpoint: a/b, data: {day: '{{ run_id }}', q: 'ô 1'}}",
                        "form: {" + HTTP + ", endpoint: /f, data: {n: 1}, headers: {X-Key: own}}",
                        "json: {" + HTTP + ", endpoint: j, request_kwargs: {json: {run: '{{ run_id }}'}}, "
                                + "log_response: true}",
                        "unknown: {operator: airflow.providers.http.operators.http.HttpOperator, retries: 3}"))
                .isEqualTo(Map.of("get", "success/1", "form", "success/1", "json", "success/1", "unknown", "failed/1"));
        var login = "Basic dXNlcjpzM2NyZXQtd29yZA==";
        assertThat(asked)
                .anySatisfy(get -> assertThat(get)
                        .startsWith("GET /a/b?")
                        .contains("day=r1", "q=%C3%B4+1")
                        .endsWith(login + " k"))
                .contains(
                        "POST /f n=1 application/x-www-form-urlencoded " + login + " own",
                        "POST /j {\"run\":\"r1\"} application/json " + login + " k");
        assertThat(result("json", "return_value")).isEqualTo("{\"xin\": \"chào\"}");
        assertThat(log("json")).contains("chào", "Answer: 200").doesNotContain("s3cret-word");
        assertThat(log("unknown")).contains("no connection “http_default”");
    }

    @Test
    void an_http_error_fails_a_task_and_is_tried_again_unless_it_is_not_to_be_checked() throws IOException {
        answers.addAll(List.of(503, 500));
        assertThat(run(
                        "a: {" + HTTP + ", retries: 1, retry_delay: 0}",
                        "b: {" + HTTP + ", extra_options: {check_response: false}, dependencies: [a], "
                                + "trigger_rule: all_done}"))
                .containsEntry("a", "failed/2")
                .containsEntry("b", "success/1");
        assertThat(log("a")).contains("answered 503");
    }

    @Test
    void a_call_that_takes_too_long_is_given_up() throws IOException {
        server.createContext("/slow", exchange -> {
            try {
                Thread.sleep(60_000); // until the test stops the server
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        assertThat(run("a: {" + HTTP + ", endpoint: slow, execution_timeout: 1}"))
                .containsEntry("a", "failed/1");
        assertThat(log("a")).contains("execution_timeout");
    }

    @Test
    void an_http_sensor_looks_again_until_the_service_answers_well() throws IOException {
        answers.addAll(List.of(404, 404, 200));
        assertThat(run("a: {" + HTTP_SENSOR + ", endpoint: ready, poke_interval: 30}"))
                .containsEntry("a", "up_for_reschedule/1");
        bench.clock.tick(Duration.ofSeconds(30));
        bench.settle();
        assertThat(bench.tasks("r1")).containsEntry("a", "up_for_reschedule/1");
        bench.clock.tick(Duration.ofSeconds(30));
        bench.settle();
        assertThat(bench.tasks("r1")).containsEntry("a", "success/1");
    }

    @Test
    void an_http_sensor_fails_on_what_is_not_said_to_mean_not_yet() {
        answers.add(500);
        assertThat(run("a: {" + HTTP_SENSOR + ", endpoint: ready}")).containsEntry("a", "failed/1");
    }

    @Test
    void a_sensor_gives_up_after_its_timeout_without_a_retry() {
        answers.addAll(Collections.nCopies(6, 404));
        run(
                "hard: {" + HTTP_SENSOR + ", endpoint: x, poke_interval: 60, timeout: 60, retries: 4}",
                "soft: {" + HTTP_SENSOR + ", endpoint: x, poke_interval: 60, timeout: 60, soft_fail: true}");
        bench.clock.tick(Duration.ofSeconds(60));
        bench.settle();
        bench.clock.tick(Duration.ofSeconds(60));
        bench.settle();
        assertThat(bench.tasks("r1")).isEqualTo(Map.of("hard", "failed/1", "soft", "skipped/1"));
    }

    @Test
    void sql_runs_in_the_database_of_its_connection_and_passes_rows_on() throws IOException {
        connection("h2", "jdbc", "jdbc:h2:mem:sql;DB_CLOSE_DELAY=-1", null, "sa", null, null);
        Files.createDirectories(folder.resolve("dags"));
        Files.writeString(folder.resolve("dags/count.sql"), "select count(*) from s where n > {{ params.least }}");
        assertThat(run(
                        "make: {" + SQL + ", conn_id: h2, split_statements: true, "
                                + "sql: \"create table s (n int, t varchar); insert into s values (1, 'a;b'), (2, 'c')\"}",
                        "ask: {" + SQL + ", conn_id: h2, sql: 'select t, n from s where n >= %(least)s and t <> :not "
                                + "order by n', parameters: {least: 1, not: '{{ run_id }}'}, "
                                + "dependencies: [make]}",
                        "file: {" + SQL + ", conn_id: h2, sql: count.sql, params: {least: 1}, dependencies: [make]}",
                        "order: {" + SQL + ", conn_id: h2, sql: ['select 1', 'select n from s where n = ?'], "
                                + "parameters: [2], return_last: false, dependencies: [make]}",
                        "half: {" + SQL + ", conn_id: h2, sql: [\"insert into s values (9, 'z')\", select nothing], "
                                + "dependencies: [ask, file, order], trigger_rule: all_done}",
                        "after: {" + SQL + ", conn_id: h2, sql: 'select count(*) from s', dependencies: [half], "
                                + "trigger_rule: all_done}"))
                .isEqualTo(Map.of(
                        "make", "success/1",
                        "ask", "success/1",
                        "file", "success/1",
                        "order", "failed/1", // the first statement has no parameter
                        "half", "failed/1",
                        "after", "success/1"));
        assertThat(result("ask", "return_value")).isEqualTo(List.of(List.of("a;b", 1), List.of("c", 2)));
        assertThat(result("file", "return_value")).isEqualTo(List.of(List.of(1)));
        assertThat(result("after", "return_value")).as("half a transaction").isEqualTo(List.of(List.of(2)));
        assertThat(log("half")).contains("says:");
    }

    @Test
    void without_a_connection_the_published_warehouse_is_asked_and_never_changed() throws Exception {
        try (var connection = DriverManager.getConnection("jdbc:duckdb:" + folder.resolve("warehouse.duckdb"));
                var statement = connection.createStatement()) {
            statement.execute("create table fact as select 7 as n, date '2025-10-01' as day");
        }
        connection("mine", "duckdb", folder.resolve("warehouse.duckdb").toString(), null, null, null, null);
        assertThat(run(
                        "ask: {" + SQL + ", sql: 'select n, day from fact where n = $n', parameters: {n: 7}}",
                        "write: {" + SQL + ", conn_id: htsd_warehouse, sql: 'delete from fact'}",
                        "mine: {" + SQL + ", conn_id: mine, sql: 'delete from fact'}",
                        "outside: {" + SQL + ", sql: \"copy fact to '" + folder.resolve("stolen.csv") + "'\"}",
                        "there: {" + SQL_SENSOR + ", conn_id: htsd_warehouse, sql: 'select n from fact'}",
                        "not_yet: {" + SQL_SENSOR + ", conn_id: htsd_warehouse, sql: 'select n - 7 from fact'}",
                        "empty: {" + SQL_SENSOR + ", conn_id: htsd_warehouse, sql: 'select n from fact where n = 1', "
                                + "fail_on_empty: true}"))
                .isEqualTo(Map.of(
                        "ask", "success/1",
                        "write", "failed/1",
                        "mine", "failed/1",
                        "outside", "failed/1",
                        "there", "success/1",
                        "not_yet", "up_for_reschedule/1",
                        "empty", "failed/1"));
        assertThat(result("ask", "return_value")).isEqualTo(List.of(List.of(7, "2025-10-01")));
    }

    @Test
    void a_statement_on_postgresql_is_cancelled_when_it_takes_too_long() throws Exception {
        try (var postgres = EmbeddedPostgres.builder().start()) {
            connection("pg", "postgres", "localhost", postgres.getPort(), "postgres", "postgres", null);
            assertThat(run(
                            "ask: {" + SQL
                                    + ", conn_id: pg, sql: 'select %s::int + 1, now() is null', parameters: [41]}",
                            "slow: {" + SQL + ", conn_id: pg, sql: 'select pg_sleep(600)', execution_timeout: 1}"))
                    .isEqualTo(Map.of("ask", "success/1", "slow", "failed/1"));
            assertThat(result("ask", "return_value")).isEqualTo(List.of(List.of(42, false)));
            assertThat(asleep(postgres)).isZero();
        }
    }

    private static long asleep(EmbeddedPostgres postgres) throws SQLException {
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement();
                var answer = statement.executeQuery(
                        "select count(*) from pg_stat_activity where query like 'select pg_sleep%' and state = 'active'")) {
            answer.next();
            return answer.getLong(1);
        }
    }

    /** Writes DAG t with {@code tasks}, and DAG other, which does {@code command}. */
    private void withOther(String command, String... tasks) {
        bench.file("t:\n  is_paused_upon_creation: false\n  tasks:\n"
                + String.join("\n", tasks).indent(4)
                + "other:\n  is_paused_upon_creation: false\n  tasks:\n    x: {RUN " + command + "}\n");
    }

    private List<StoredRun> others() {
        return bench.database.transact(sql -> new RunRows(sql).of("other"));
    }

    @Test
    void a_run_of_another_dag_is_started_with_what_it_is_to_be_told() {
        withOther(
                "ok",
                "plain: {" + TRIGGER
                        + ", conf: {campaign: '{{ params.campaign }}', deep: [1]}, params: {campaign: 2025}}",
                "named: {" + TRIGGER
                        + ", trigger_run_id: 'by_{{ run_id }}', logical_date: '2025-10-01 07:00:00+07:00'}",
                "none: {" + TRIGGER + ", logical_date: null}",
                "again: {" + TRIGGER + ", trigger_run_id: 'by_{{ run_id }}', dependencies: [named]}",
                "skip: {" + TRIGGER + ", trigger_run_id: 'by_{{ run_id }}', skip_when_already_exists: true, "
                        + "dependencies: [named]}",
                "absent: {" + TRIGGER.replace(": other", ": nobody") + "}");
        bench.trigger("r1");
        bench.settle();
        assertThat(bench.tasks("r1"))
                .isEqualTo(Map.of(
                        "plain", "success/1",
                        "named", "success/1",
                        "none", "success/1",
                        "again", "failed/1",
                        "skip", "skipped/1",
                        "absent", "failed/1"));
        assertThat(others()).hasSize(3).allMatch(run -> run.triggeredBy().equals("operator"));
        assertThat(others().stream().map(StoredRun::conf)).contains("{\"campaign\":\"2025\",\"deep\":[1]}");
        assertThat(others().stream().map(StoredRun::runId))
                .contains("by_r1", String.valueOf(result("plain", "trigger_run_id")));
        assertThat(others().stream().map(run -> String.valueOf(run.logicalDate())))
                .containsExactlyInAnyOrder("2025-10-01T00:00:00Z", "2025-10-08T03:00:00Z", "null");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            false | {"year":"2025","all":"{'a': [1, None]}","word":"007"} | "2025"
            true  | {"year":2025,"all":{"a":[1,null]},"word":"007"}       | 2025
            """)
    void templates_of_a_dag_that_asks_for_native_values_give_them(boolean nativeValues, String conf, String year)
            throws Exception {
        bench.file(
                """
                t:
                  is_paused_upon_creation: false
                  render_template_as_native_obj: %s
                  params: {year: 2025, all: {a: [1, null]}, word: "007", list: [3, 4]}
                  tasks:
                    start: {%s, conf: {year: '{{ params.year }}', all: '{{ params.all }}', word: '{{ params.word }}'}}
                    rows: {%s, sql: 'select $it', parameters: {it: '{{ params.year }}'}}
                    send: {%s, endpoint: x, request_kwargs: {json: {year: '{{ params.year }}'}}}
                other: {is_paused_upon_creation: false, tasks: {x: {EMPTY}}}
                """
                        .formatted(nativeValues, TRIGGER, SQL, HTTP));
        DriverManager.getConnection("jdbc:duckdb:" + folder.resolve("warehouse.duckdb"))
                .close();
        bench.trigger("r1");
        bench.settle();
        assertThat(bench.tasks("r1").values()).as(log("rows")).allMatch("success/1"::equals);
        assertThat(others().stream().map(StoredRun::conf)).containsExactly(conf);
        assertThat(new ObjectMapper().writeValueAsString(result("rows", "return_value")))
                .isEqualTo("[[" + year + "]]");
        assertThat(asked).anyMatch(call -> call.contains("{\"year\":" + year + "}"));
    }

    @Test
    void a_task_that_waits_for_the_run_that_it_started_fails_with_it_and_starts_it_once() throws Exception {
        withOther(
                "fail",
                "a: {" + TRIGGER + ", wait_for_completion: true, poke_interval: 0, retries: 1, retry_delay: 0}");
        bench.trigger("r1");
        var attempt = bench.planner.pass().attempts().get(0);
        var waiting = new Thread(() -> bench.workers("two").work(attempt));
        waiting.start();
        while (others().isEmpty()) {
            Thread.onSpinWait();
        }
        bench.settle(); // which may see the first try end, and make the second
        waiting.join();
        bench.settle();
        assertThat(bench.tasks("r1")).containsEntry("a", "failed/2");
        assertThat(others()).hasSize(1);
        assertThat(log("a")).contains("Started other", "ended: failed");
    }

    @Test
    void a_finished_run_is_run_again_where_it_is_to_be_reset() {
        withOther("ok", "a: {" + TRIGGER + ", trigger_run_id: one, reset_dag_run: true}");
        bench.trigger("r1");
        bench.settle();
        bench.trigger("r2");
        bench.settle();
        assertThat(bench.tasks("r2")).containsEntry("a", "success/1");
        assertThat(others()).hasSize(1);
        int tries = bench.database.transact(
                sql -> new TaskRows(sql).of(others().get(0).pk()).get(0).tries());
        assertThat(tries).isEqualTo(2);
    }

    @Test
    void an_external_task_sensor_waits_for_the_run_of_the_same_moment_or_an_earlier_one() {
        bench.file("t:\n  is_paused_upon_creation: false\n  schedule: '0 1 * * *'\n  start_date: 2025-10-08\n"
                + "  catchup: true\n  tasks:\n"
                + String.join(
                                "\n",
                                "whole: {" + EXTERNAL + ", check_existence: true}",
                                "task: {" + EXTERNAL + ", external_task_ids: [g.x], allowed_states: [success, failed]}",
                                "group: {" + EXTERNAL + ", external_task_group_id: g}",
                                "before: {" + EXTERNAL + ", execution_delta: 86400}",
                                "failing: {" + EXTERNAL + ", external_task_id: y, failed_states: [failed]}",
                                "soft: {" + EXTERNAL
                                        + ", external_task_id: y, failed_states: [failed], soft_fail: true}",
                                "skip: {" + EXTERNAL + ", external_task_id: y, skipped_states: [failed]}",
                                "absent: {" + EXTERNAL + ", external_task_id: z, check_existence: true}")
                        .indent(4)
                + "other:\n  is_paused_upon_creation: false\n  schedule: '0 1 * * *'\n  start_date: 2025-10-08\n"
                + "  catchup: true\n  task_groups: {g: {}}\n"
                + "  tasks: {x: {RUN ok, task_group_name: g}, y: {RUN fail}}\n");
        bench.settle();
        bench.clock.tick(Duration.ofSeconds(60));
        bench.settle();
        assertThat(bench.tasks("scheduled__2025-10-08T01:00:00+00:00"))
                .isEqualTo(Map.of(
                        "whole", "up_for_reschedule/1", // the other run failed, which is not allowed
                        "task", "success/1",
                        "group", "success/1",
                        "before", "up_for_reschedule/1",
                        "failing", "failed/1",
                        "soft", "skipped/1",
                        "skip", "skipped/1",
                        "absent", "failed/1"));
    }

    @Test
    void callbacks_of_tasks_and_dags_reach_a_web_service_and_what_fails_of_them_changes_nothing() throws IOException {
        var hook = "callback: airflow.providers.http.notifications.http.HttpNotifier, http_conn_id: web, endpoint: ";
        bench.file("t:\n  is_paused_upon_creation: false\n"
                + "  on_failure_callback: {" + hook + "dag}\n"
                + "  on_success_callback: {" + hook + "never}\n"
                + "  tasks:\n"
                + String.join(
                                "\n",
                                "a: {RUN fail, retries: 1, retry_delay: 0, on_retry_callback: {" + hook
                                        + "retry, json: {t: '{{ task.task_id }}', n: '{{ ti.try_number }}'}}, "
                                        + "on_failure_callback: [{callback: "
                                        + "airflow.providers.smtp.notifications.smtp.SmtpNotifier, to: a@b.vn}, {"
                                        + hook
                                        + "failure}]}",
                                ("b: {RUN ok, on_success_callback: {" + hook + "ok}}")
                                        .replace("http_conn_id: web", "http_conn_id: nobody"),
                                "c: {RUN skip, on_skipped_callback: {" + hook + "skipped, data: {s: '{{ reason }}'}}, "
                                        + "on_execute_callback: {" + hook + "begun, method: GET, data: {x: 1}}}",
                                "d: {EMPTY, on_success_callback: {" + hook + "empty, method: GET, data: {x: 1}}}")
                        .indent(4));
        bench.trigger("r1");
        bench.settle();
        bench.called();
        assertThat(bench.tasks("r1"))
                .isEqualTo(Map.of("a", "failed/2", "b", "success/1", "c", "skipped/1", "d", "success/1"));
        assertThat(asked.stream().map(call -> call.replaceFirst(" (application|null).*", "")))
                .containsExactlyInAnyOrder(
                        "POST /retry {\"t\":\"a\",\"n\":\"1\"}",
                        "POST /failure " + body("a", "failed"),
                        "POST /skipped s=skipped",
                        "GET /begun?x=1 ",
                        "GET /empty?x=1 ",
                        "POST /dag " + body("a", "failed"));
        assertThat(log("b")).contains("on_success_callback did not work: There is no connection “nobody”");
        assertThat(Files.readString(folder.resolve("logs/dag_id=t/run_id=r1/task_id=a/attempt=2.log")))
                .contains("on_failure_callback: EmailOperator") // no mail server is set
                .contains("on_failure_callback: HttpOperator");
        assertThat(Files.readString(folder.resolve("logs/dag_id=t/run_id=r1/callbacks.log")))
                .contains("on_failure_callback: HttpOperator", "Answer: 200");
    }

    /** What is sent where nobody says what is to be; the order of its fields does not matter. */
    private String body(String task, String state) {
        return asked.stream()
                .filter(call -> call.contains("\"task_id\":\"" + task + "\"")
                        && call.contains("\"state\":\"" + state + "\"")
                        && call.contains("\"dag_id\":\"t\"")
                        && call.contains("\"run_id\":\"r1\""))
                .map(call -> call.substring(call.indexOf('{'), call.lastIndexOf('}') + 1))
                .findFirst()
                .orElse("nothing");
    }
}
