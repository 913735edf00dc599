package vn.htsd.scheduler.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.htsd.scheduler.engine.Bench;
import vn.htsd.scheduler.engine.EngineSettings;

/** The API over a real port, its answers compared with Airflow's own description. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApiTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Bench.SettableClock clock = new Bench.SettableClock("2025-10-08T03:00:00Z");
    private final HttpClient client = HttpClient.newHttpClient();
    private Bench bench;
    private AirflowApi api;
    private ApiServer server;
    private Users users;
    private final List<Description> descriptions = new ArrayList<>();
    private String admin = "";

    /** An answer with what was asked. */
    private record Answer(int status, String text, HttpResponse<String> http) {
        JsonNode json() {
            try {
                return MAPPER.readTree(text);
            } catch (IOException e) {
                throw new IllegalStateException(text, e);
            }
        }

        List<String> each(String list, String field) {
            return StreamSupport.stream(json().path(list).spliterator(), false)
                    .map(row -> row.path(field).asText())
                    .toList();
        }
    }

    @BeforeAll
    void setUp(@TempDir Path folder) throws Exception {
        bench = new Bench(folder, "2025-10-08T03:00:00Z", EngineSettings.STANDARD);
        bench.file(
                """
                t:
                  is_paused_upon_creation: false
                  schedule: "0 1 * * *"
                  start_date: 2025-10-06
                  catchup: true
                  description: Nhận báo cáo
                  tags: [tuần lễ]
                  params: {campaign: 2025}
                  dagrun_timeout: 3600
                  tasks:
                    good: {RUN ok, retries: 1, execution_timeout: 60, priority_weight: 2}
                    bad: {RUN fail, dependencies: [good]}
                    last: {EMPTY, dependencies: [bad]}
                by_hand:
                  schedule: None
                  tasks: {only: {EMPTY, pool: nobodys}}
                """);
        bench.settle();
        users = new Users(bench.database, clock);
        admin = users.firstAdmin().orElseThrow();
        users.create("xem", Role.VIEWER, "mật khẩu");
        api = new AirflowApi(
                bench.database,
                bench.bag,
                folder.resolve("logs"),
                bench.clock,
                "0.1.0",
                Map.of("scheduler", Map.of("parallelism", "32")),
                () -> {});
        descriptions.add(Description.ours(api.openApi()));
        if (Description.airflowsIsThere()) {
            descriptions.add(Description.airflows());
        }
        server = ApiServer.start(api, users, () -> "", "127.0.0.1", 0);
    }

    @AfterAll
    void tearDown() {
        server.close();
        bench.close();
    }

    private Answer send(String method, String path, @Nullable String body, String authorization) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body))
                .header("Content-Type", "application/json");
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        try {
            var response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body(), response);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private String bearer(String name) {
        return "Bearer " + users.token(name);
    }

    /** Asks as the administrator, and compares the answer with our description and with Airflow's. */
    private Answer ask(String method, String template, String path, @Nullable String body) {
        var answer = send(method, path, body, bearer(Users.ADMIN));
        descriptions.forEach(known -> known.check(method, template, answer.status(), answer.text()));
        return answer;
    }

    private Answer get(String template, String path) {
        return ask("GET", template, path, null);
    }

    private Answer get(String path) {
        return get(path.replaceAll("\\?.*", ""), path);
    }

    private static final String RUN = "scheduled__2025-10-07T01:00:00+00:00";
    private static final String RUNS_OF = "/api/v2/dags/{dag_id}/dagRuns";
    private static final String ONE_RUN = RUNS_OF + "/{dag_run_id}";
    private static final String INSTANCE = ONE_RUN + "/taskInstances/{task_id}";

    /** One long story, so that every answer is of something that happened. */
    @Test
    void every_answer_has_the_shape_that_airflow_describes() throws Exception {
        dags();
        runs();
        tasks();
        backfills();
        settings();
        bulk();
        waiting();
        others();
        assertThat(descriptions.stream().flatMap(known -> known.problems.stream()))
                .isEmpty();
        var ours = descriptions.get(0);
        assertThat(ours.calls())
                .filteredOn(call -> !ours.checked.contains(call))
                .as("described, and asked by nobody in this test")
                .containsExactlyInAnyOrderElementsOf(ANSWERED_ELSEWHERE);
    }

    /** Tokens and health lie before the door, openapi.json is the description; logs elsewhere are refused, as by Airflow. */
    private static final List<String> ANSWERED_ELSEWHERE = List.of(
            "POST /auth/token",
            "POST /auth/token/cli",
            "GET /api/v2/openapi.json",
            "GET " + INSTANCE + "/externalLogUrl/{try_number}");

    private void dags() {
        var dags = get("/api/v2/dags");
        assertThat(dags.each("dags", "dag_id")).containsExactly("by_hand", "t");
        assertThat(dags.json().path("total_entries").asInt()).isEqualTo(2);
        assertThat(get("/api/v2/dags?tags=tu%E1%BA%A7n%20l%E1%BB%85&order_by=-dag_id&dag_id_pattern=%25t")
                        .each("dags", "dag_id"))
                .containsExactly("t");
        assertThat(get("/api/v2/dags?paused=true&limit=1").each("dags", "dag_id"))
                .containsExactly("by_hand");
        assertThat(get("/api/v2/dags?last_dag_run_state=failed").each("dags", "dag_id"))
                .containsExactly("t");
        get("/api/v2/dags/{dag_id}", "/api/v2/dags/t");
        get("/api/v2/dags/{dag_id}/details", "/api/v2/dags/t/details");
        ask("PATCH", "/api/v2/dags/{dag_id}", "/api/v2/dags/by_hand", "{\"is_paused\": false}");
        assertThat(ask("PATCH", "/api/v2/dags", "/api/v2/dags?dag_id_pattern=by%25", "{\"is_paused\": true}")
                        .json()
                        .path("dags")
                        .get(0)
                        .path("is_paused")
                        .asBoolean())
                .isTrue();
        assertThat(get("/api/v2/dags/{dag_id}/tasks", "/api/v2/dags/t/tasks").each("tasks", "task_id"))
                .containsExactly("bad", "good", "last");
        get("/api/v2/dags/{dag_id}/tasks/{task_id}", "/api/v2/dags/t/tasks/good");
        get("/api/v2/dags/{dag_id}/dagVersions", "/api/v2/dags/t/dagVersions");
        get("/api/v2/dags/{dag_id}/dagVersions/{version_number}", "/api/v2/dags/t/dagVersions/1");
        get("/api/v2/dagSources/{dag_id}", "/api/v2/dagSources/t");
        get("/api/v2/dagStats?dag_ids=t");
        get("/api/v2/dagTags");
        assertThat(get("/api/v2/dagWarnings").each("dag_warnings", "message"))
                .containsExactly("Dag 'by_hand' references non-existent pools: [nobodys]");
    }

    private void runs() {
        var runs = get(RUNS_OF, "/api/v2/dags/t/dagRuns?order_by=-run_after&state=failed&limit=2");
        assertThat(runs.each("dag_runs", "dag_run_id")).containsExactly("scheduled__2025-10-08T01:00:00+00:00", RUN);
        assertThat(runs.json().path("total_entries").asInt()).isEqualTo(3);
        assertThat(get(RUNS_OF, "/api/v2/dags/~/dagRuns?logical_date_gte=2025-10-08T00:00:00Z")
                        .each("dag_runs", "dag_id"))
                .containsExactly("t");
        get(ONE_RUN, "/api/v2/dags/t/dagRuns/" + RUN);
        var made = ask(
                "POST",
                RUNS_OF,
                "/api/v2/dags/t/dagRuns",
                "{\"logical_date\": null, \"dag_run_id\": \"r1\", \"conf\": {\"campaign\": 2024}}");
        assertThat(made.status()).isEqualTo(200);
        assertThat(made.json().path("state").asText()).isEqualTo("queued");
        assertThat(ask("POST", RUNS_OF, "/api/v2/dags/t/dagRuns", "{\"logical_date\": null, \"dag_run_id\": \"r1\"}")
                        .status())
                .isEqualTo(409);
        bench.settle();
        ask(
                "POST",
                RUNS_OF + "/list",
                "/api/v2/dags/~/dagRuns/list",
                "{\"dag_ids\": [\"t\"], \"states\": [\"failed\"], \"page_limit\": 2}");
        get(ONE_RUN + "/upstreamAssetEvents", "/api/v2/dags/t/dagRuns/r1/upstreamAssetEvents");
        ask("PATCH", ONE_RUN, "/api/v2/dags/t/dagRuns/r1", "{\"note\": \"thử\", \"state\": \"success\"}");
        ask("POST", ONE_RUN + "/clear", "/api/v2/dags/t/dagRuns/r1/clear", "{}");
        var cleared = ask("POST", ONE_RUN + "/clear", "/api/v2/dags/t/dagRuns/r1/clear", "{\"dry_run\": false}");
        assertThat(cleared.json().path("state").asText()).isEqualTo("queued");
        bench.settle();
        for (var none : List.of("0", "0.0004", "NaN")) {
            assertThat(send("GET", "/api/v2/dags/t/dagRuns/r1/wait?interval=" + none, null, bearer(Users.ADMIN))
                            .status())
                    .as(none)
                    .isEqualTo(422);
        }
        assertThat(get(RUNS_OF, "/api/v2/dags/t/dagRuns?run_id_pattern=%7C").each("dag_runs", "dag_run_id"))
                .isEmpty();
        var waited = get(ONE_RUN + "/wait", "/api/v2/dags/t/dagRuns/r1/wait?interval=0.1&result=good&result=bad");
        assertThat(waited.json())
                .isEqualTo(MAPPER.valueToTree(Map.of("state", "failed", "results", results("[ok]", null))));
        assertThat(waited.http().headers().firstValue("Content-Type").orElse(""))
                .startsWith("application/x-ndjson");
        assertThat(ask("DELETE", ONE_RUN, "/api/v2/dags/t/dagRuns/r1", null).status())
                .isEqualTo(204);
    }

    private static Map<String, @Nullable String> results(String good, @Nullable String bad) {
        var results = new HashMap<String, @Nullable String>();
        results.put("good", good);
        results.put("bad", bad);
        return results;
    }

    /** Whoever waits hears each state until the run has ended. */
    private void waiting() throws Exception {
        ask("PATCH", "/api/v2/dags/{dag_id}", "/api/v2/dags/by_hand", "{\"is_paused\": false}");
        ask("POST", RUNS_OF, "/api/v2/dags/by_hand/dagRuns", "{\"logical_date\": null, \"dag_run_id\": \"awaited\"}");
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port()
                        + "/api/v2/dags/by_hand/dagRuns/awaited/wait?interval=0.02"))
                .header("Authorization", bearer("xem"))
                .build();
        try (var lines =
                client.send(request, HttpResponse.BodyHandlers.ofLines()).body()) {
            var heard = lines.iterator();
            assertThat(heard.next()).isEqualTo("{\"state\":\"queued\"}");
            bench.settle();
            var last = "";
            while (heard.hasNext()) {
                last = heard.next();
            }
            assertThat(last).isEqualTo("{\"state\":\"success\"}");
        }
    }

    private void bulk() {
        var pools = "/api/v2/pools";
        var one = "{\"name\": \"một\", \"slots\": 1}";
        var two = "{\"name\": \"hai\", \"slots\": 2}";
        bulk(pools, "create", one, "");
        var refused = bulk(pools, "create", one + "," + two, "");
        assertThat(refused.path("create")
                        .path("errors")
                        .path(0)
                        .path("status_code")
                        .asInt())
                .isEqualTo(409);
        assertThat(get(pools).each("pools", "name")).contains("một").doesNotContain("hai");
        var made = bulk(
                pools, "create", one.replace(": 1", ": 7") + "," + two, ", \"action_on_existence\": \"overwrite\"");
        assertThat(made.path("create").path("success").toString()).isEqualTo("[\"hai\",\"một\"]");
        bulk(
                pools,
                "update",
                "{\"name\": \"hai\", \"slots\": 5, \"description\": \"x\"}",
                ", \"update_mask\": [\"slots\"]");
        var hai = get("/api/v2/pools/{pool_name}", "/api/v2/pools/hai").json();
        assertThat(hai.path("slots").asInt()).isEqualTo(5);
        assertThat(hai.path("description").asText()).isNotEqualTo("x");
        var gone = bulk(pools, "delete", "\"một\", \"hai\", \"ba\"", ", \"action_on_non_existence\": \"skip\"");
        assertThat(gone.path("delete").path("success")).hasSize(2);
        assertThat(gone.path("delete").path("errors")).isEmpty();
        bulk("/api/v2/variables", "create", "{\"key\": \"k\", \"value\": \"v\"}", "");
        bulk("/api/v2/variables", "delete", "\"k\"", "");
        bulk("/api/v2/connections", "create", "{\"connection_id\": \"c\", \"conn_type\": \"http\"}", "");
        bulk("/api/v2/connections", "delete", "{\"connection_id\": \"c\", \"conn_type\": \"http\"}", "");
        var path = "/api/v2/dags/t/dagRuns/" + RUN + "/taskInstances";
        var noted =
                bulk(ONE_RUN + "/taskInstances", path, "update", "{\"task_id\": \"good\", \"note\": \"đã xem\"}", "");
        assertThat(noted.path("update").path("success").path(0).asText()).isEqualTo("t." + RUN + ".good[-1]");
        assertThat(get(INSTANCE, path + "/good").json().path("note").asText()).isEqualTo("đã xem");
        assertThat(send("PATCH", pools, "{\"actions\": []}", bearer("xem")).status())
                .isEqualTo(403);
        ask("DELETE", INSTANCE, path + "/last", null);
        assertThat(get(ONE_RUN + "/taskInstances", path).each("task_instances", "task_id"))
                .containsExactlyInAnyOrder("bad", "good");
    }

    private JsonNode bulk(String path, String action, String entities, String more) {
        return bulk(path, path, action, entities, more);
    }

    private JsonNode bulk(String template, String path, String action, String entities, String more) {
        var body = "{\"actions\": [{\"action\": \"%s\", \"entities\": [%s]%s}]}".formatted(action, entities, more);
        var answer = ask("PATCH", template, path, body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private void tasks() {
        var of = "/api/v2/dags/t/dagRuns/" + RUN + "/taskInstances";
        assertThat(get(ONE_RUN + "/taskInstances", of + "?order_by=start_date").each("task_instances", "state"))
                .containsExactlyInAnyOrder("failed", "success", "upstream_failed");
        assertThat(get(ONE_RUN + "/taskInstances", of + "?state=none").each("task_instances", "state"))
                .isEmpty();
        ask(
                "POST",
                ONE_RUN + "/taskInstances/list",
                "/api/v2/dags/~/dagRuns/~/taskInstances/list",
                "{\"task_ids\": [\"good\"]}");
        get(INSTANCE, of + "/good");
        get(INSTANCE + "/{map_index}", of + "/good/-1");
        get(INSTANCE + "/dependencies", of + "/last/dependencies");
        get(INSTANCE + "/links", of + "/good/links");
        assertThat(get(INSTANCE + "/tries", of + "/good/tries").each("task_instances", "try_number"))
                .containsExactly("1");
        get(INSTANCE + "/tries/{task_try_number}", of + "/good/tries/1");
        assertThat(get(INSTANCE + "/logs/{try_number}", of + "/good/logs/1").each("content", "event"))
                .contains("[ok]", "Exit code 0");
        assertThat(get(INSTANCE + "/xcomEntries", of + "/good/xcomEntries").each("xcom_entries", "key"))
                .containsExactly("return_value");
        var xcom = get(INSTANCE + "/xcomEntries/{xcom_key}", of + "/good/xcomEntries/return_value");
        assertThat(xcom.json().path("value").asText()).isEqualTo("[ok]");
        ask("PATCH", INSTANCE + "/dry_run", of + "/bad/dry_run", "{\"new_state\": \"success\"}");
        ask("PATCH", INSTANCE + "/{map_index}", of + "/bad/-1", "{\"note\": \"xem lại\"}");
        ask("PATCH", INSTANCE, of + "/bad", "{\"new_state\": \"success\"}");
        bench.settle();
        assertThat(get(ONE_RUN, "/api/v2/dags/t/dagRuns/" + RUN)
                        .json()
                        .path("state")
                        .asText())
                .isEqualTo("success");
        var clear = "/api/v2/dags/{dag_id}/clearTaskInstances";
        var dry = ask(
                "POST",
                clear,
                "/api/v2/dags/t/clearTaskInstances",
                "{\"task_ids\": [\"good\"], \"include_downstream\": true, \"only_failed\": false, \"dag_run_id\": \""
                        + RUN + "\"}");
        assertThat(dry.json().path("total_entries").asInt()).isEqualTo(3);
        assertThat(get(INSTANCE, of + "/good").json().path("state").asText()).isEqualTo("success");
        ask(
                "POST",
                clear,
                "/api/v2/dags/t/clearTaskInstances",
                "{\"dry_run\": false, \"only_failed\": false, \"dag_run_id\": \"" + RUN + "\"}");
        bench.settle();
        assertThat(get(INSTANCE, of + "/good").json().path("try_number").asInt())
                .isEqualTo(2);
    }

    private void backfills() {
        var body = "{\"dag_id\": \"t\", \"from_date\": \"2025-09-01\", \"to_date\": \"2025-09-03T00:00:00Z\"}";
        assertThat(ask("POST", "/api/v2/backfills/dry_run", "/api/v2/backfills/dry_run", body)
                        .each("backfills", "logical_date"))
                .containsExactly("2025-09-01T01:00:00Z", "2025-09-02T01:00:00Z");
        var made = ask("POST", "/api/v2/backfills", "/api/v2/backfills", body);
        var one = "/api/v2/backfills/" + made.json().path("id").asInt();
        ask("PUT", "/api/v2/backfills/{backfill_id}/pause", one + "/pause", null);
        bench.settle();
        assertThat(get(RUNS_OF, "/api/v2/dags/t/dagRuns?run_type=backfill").each("dag_runs", "state"))
                .containsOnly("queued");
        ask("PUT", "/api/v2/backfills/{backfill_id}/unpause", one + "/unpause", null);
        bench.settle();
        assertThat(get(RUNS_OF, "/api/v2/dags/t/dagRuns?run_type=backfill").each("dag_runs", "state"))
                .containsExactly("failed", "failed");
        assertThat(get("/api/v2/backfills/{backfill_id}", one)
                        .json()
                        .path("completed_at")
                        .isNull())
                .isFalse();
        get("/api/v2/backfills?dag_id=t");
        var other = ask("POST", "/api/v2/backfills", "/api/v2/backfills", body.replace("2025-09-0", "2025-08-0"));
        ask(
                "PUT",
                "/api/v2/backfills/{backfill_id}/cancel",
                "/api/v2/backfills/" + other.json().path("id").asInt() + "/cancel",
                null);
    }

    private void settings() {
        assertThat(ask("POST", "/api/v2/pools", "/api/v2/pools", "{\"name\": \"nhỏ\", \"slots\": 2}")
                        .status())
                .isEqualTo(201);
        get("/api/v2/pools");
        var pool = "/api/v2/pools/nh%E1%BB%8F";
        get("/api/v2/pools/{pool_name}", pool);
        ask("PATCH", "/api/v2/pools/{pool_name}", pool, "{\"slots\": 3}");
        assertThat(ask("DELETE", "/api/v2/pools/{pool_name}", pool, null).status())
                .isEqualTo(204);
        ask("POST", "/api/v2/variables", "/api/v2/variables", "{\"key\": \"smtp_password\", \"value\": \"bí mật\"}");
        assertThat(get("/api/v2/variables").text()).doesNotContain("bí mật");
        get("/api/v2/variables/{variable_key}", "/api/v2/variables/smtp_password");
        ask(
                "PATCH",
                "/api/v2/variables/{variable_key}",
                "/api/v2/variables/smtp_password",
                "{\"key\": \"smtp_password\", \"value\": \"khác\"}");
        ask("DELETE", "/api/v2/variables/{variable_key}", "/api/v2/variables/smtp_password", null);
        var made = ask(
                "POST",
                "/api/v2/connections",
                "/api/v2/connections",
                "{\"connection_id\": \"mail\", \"conn_type\": \"smtp\", \"host\": \"mail.vn\", \"password\": \"bí"
                        + " mật\"}");
        assertThat(made.text()).contains("mail.vn").doesNotContain("bí mật");
        get("/api/v2/connections");
        get("/api/v2/connections/{connection_id}", "/api/v2/connections/mail");
        ask(
                "PATCH",
                "/api/v2/connections/{connection_id}",
                "/api/v2/connections/mail",
                "{\"connection_id\": \"mail\", \"conn_type\": \"smtp\", \"port\": 25}");
        ask("DELETE", "/api/v2/connections/{connection_id}", "/api/v2/connections/mail", null);
    }

    private void others() {
        assertThat(get("/api/v2/version").json().path("version").asText()).isEqualTo("3.2.1");
        get("/api/v2/monitor/health");
        var events = get("/api/v2/eventLogs?event=trigger_dag_run");
        assertThat(events.each("event_logs", "owner")).containsOnly("admin");
        get(
                "/api/v2/eventLogs/{event_log_id}",
                "/api/v2/eventLogs/"
                        + events.json()
                                .path("event_logs")
                                .get(0)
                                .path("event_log_id")
                                .asInt());
        get("/api/v2/jobs");
        get("/api/v2/providers");
        get("/api/v2/plugins");
        get("/api/v2/plugins/importErrors");
        get("/api/v2/assets");
        get("/api/v2/assets/aliases");
        get("/api/v2/assets/events");
        get("/api/v2/config");
        get("/api/v2/config/section/{section}/option/{option}", "/api/v2/config/section/scheduler/option/parallelism");
        bench.file("by_hand: {schedule: None, tasks: {only: {EMPTY}}}\nbroken: {tasks: {}}", true);
        assertThat(get("/api/v2/importErrors").each("import_errors", "filename"))
                .containsExactly("t.yml");
        var error = get("/api/v2/importErrors")
                .json()
                .path("import_errors")
                .get(0)
                .path("import_error_id")
                .asLong();
        get("/api/v2/importErrors/{import_error_id}", "/api/v2/importErrors/" + error);
        assertThat(get("/api/v2/dags?exclude_stale=false").each("dags", "dag_id"))
                .containsExactly("by_hand", "t");
        assertThat(ask("DELETE", "/api/v2/dags/{dag_id}", "/api/v2/dags/t", null)
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            GET    | /api/v2/dags/nobody                    |                                | 404 | `nobody` was not found
            GET    | /api/v2/dags/by_hand/dagRuns/nothing   |                                | 404 | `nothing` was not found
            GET    | /api/v2/nothing                        |                                | 404 | Not Found
            PUT    | /api/v2/dags                           |                                | 405 | Method Not Allowed
            GET    | /api/v2/dags?limit=many                |                                | 422 | ["query","limit"]
            GET    | /api/v2/dags?order_by=secret           |                                | 400 | disallowed
            PATCH  | /api/v2/dags/by_hand                   | {"is_paused": true, "x": 1}    | 422 | ["body","x"]
            PATCH  | /api/v2/dags/by_hand                   | {"is_paused": "maybe"}         | 422 | ["body","is_paused"]
            POST   | /api/v2/dags/by_hand/dagRuns           | {"conf": 1}                    | 422 | ["body","conf"]
            POST   | /api/v2/dags/by_hand/dagRuns           | {"logical_date": "soon"}       | 422 | ["body","logical_date"]
            POST   | /api/v2/dags/by_hand/dagRuns           | {"logical_date": null, "dag_run_id": "../x"} | 422 | dag_run_id
            GET    | /api/v2/dags/by_hand/dagRuns?state=odd |                                | 422 | ["query","state"]
            POST   | /api/v2/dags/by_hand/dagRuns           | {not json                      | 422 | JSON decode error
            """)
    void what_is_wrong_is_said_at_its_place(
            String method, String path, @Nullable String body, int status, String words) {
        var answer = send(method, path, body, bearer(Users.ADMIN));
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.text()).contains(words);
    }

    @Test
    void the_first_version_answers_in_its_own_words_to_name_and_password() {
        var basic = "Basic "
                + Base64.getEncoder().encodeToString((Users.ADMIN + ":" + admin).getBytes(StandardCharsets.UTF_8));
        assertThat(send("GET", "/api/v1/dags", null, "").http().headers().firstValue("WWW-Authenticate"))
                .contains("Basic");
        assertThat(send("GET", "/api/v1/dags/by_hand", null, basic)
                        .json()
                        .path("is_active")
                        .asBoolean())
                .isTrue();
        var made = send("POST", "/api/v1/dags/by_hand/dagRuns", "{\"conf\": {}}", basic);
        assertThat(made.status()).as(made.text()).isEqualTo(200);
        assertThat(made.json().path("execution_date").asText()).startsWith("2025-10-");
        assertThat(made.json().path("external_trigger").asBoolean()).isTrue();
        var run =
                "/api/v1/dags/by_hand/dagRuns/" + made.json().path("dag_run_id").asText();
        assertThat(send("DELETE", run, null, basic).status()).isEqualTo(204);
        assertThat(send("GET", "/api/v1/dags/nobody", null, basic)
                        .json()
                        .path("status")
                        .asInt())
                .isEqualTo(404);
        assertThat(send("GET", "/api/v1/backfills", null, basic).status()).isEqualTo(404);
        assertThat(send("GET", "/api/v2/dags", null, basic).status()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            GET   | version                                           |                                  | 200 | "version"
            GET   | health                                            |                                  | 200 | "metadatabase"
            GET   | dags?only_active=true&order_by=-dag_id&limit=1    |                                  | 200 | "schedule_interval"
            GET   | dags?limit=many                                   |                                  | 422 | "title"
            GET   | dags/by_hand/details                              |                                  | 200 | "is_active"
            GET   | dags/by_hand/tasks                                |                                  | 200 | "only"
            GET   | dags/~/dagRuns?execution_date_gte=2999-01-01      |                                  | 200 | "total_entries":0
            GET   | dags/~/dagRuns?order_by=-execution_date           |                                  | 200 | "execution_date"
            GET   | dags/~/dagRuns?state=odd                          |                                  | 422 | "status":422
            POST  | dags/~/dagRuns/list                               | {"execution_date_lte": "1970-01-01T00:00:00Z"} | 200 | "total_entries":0
            POST  | dags/~/dagRuns/list                               | {"order_by": "-execution_date", "page_limit": 1} | 200 | "dag_runs"
            POST  | dags/~/dagRuns/list                               | {"odd": 1}                       | 422 | "detail"
            POST  | dags/~/dagRuns/~/taskInstances/list               | {"state": ["none"], "dag_ids": ["nobody"]} | 200 | "total_entries":0
            PATCH | pools/default_pool                                | {"name": "default_pool", "slots": 127} | 200 | "slots":127
            GET   | variables?limit=1                                 |                                  | 200 | "variables"
            GET   | connections                                       |                                  | 200 | "connections"
            GET   | pools/nobody                                      |                                  | 404 | "status":404
            PATCH | dags/by_hand                                      | {"is_paused": true}              | 200 | "is_paused":true
            """)
    void the_first_version_takes_what_it_took(
            String method, String path, @Nullable String body, int status, String words) {
        var answer = send(method, "/api/v1/" + path, body, bearer(Users.ADMIN));
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.text()).contains(words);
    }

    @Test
    void nobody_gets_in_without_saying_who_they_are_and_a_viewer_changes_nothing() {
        var anonymous = send("GET", "/api/v2/dags", null, "");
        assertThat(anonymous.status()).isEqualTo(401);
        assertThat(anonymous.http().headers().firstValue("WWW-Authenticate")).contains("Bearer");
        assertThat(send("GET", "/api/v2/dags", null, bearer("nobody")).status()).isEqualTo(401);
        assertThat(send("GET", "/api/v2/dags", null, bearer("xem") + "x").status())
                .isEqualTo(401);
        assertThat(send("GET", "/api/v2/monitor/health", null, "").status()).isEqualTo(200);
        assertThat(send("GET", "/api/v2/dags", null, bearer("xem")).status()).isEqualTo(200);
        assertThat(send("PATCH", "/api/v2/dags/by_hand", "{\"is_paused\": true}", bearer("xem"))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void a_password_gives_a_token_for_a_day_and_wrong_ones_close_the_door_for_a_while() {
        var right = send("POST", "/auth/token", login(Users.ADMIN, admin), "");
        assertThat(right.status()).isEqualTo(201);
        var token = "Bearer " + right.json().path("access_token").asText();
        assertThat(send("GET", "/api/v2/version", null, token).status()).isEqualTo(200);
        users.create("quên", Role.USER, "đúng");
        for (int time = 0; time < 5; time++) {
            assertThat(send("POST", "/auth/token", login("quên", "sai"), "").status())
                    .isEqualTo(401);
        }
        assertThat(send("POST", "/auth/token/cli", login("quên", "đúng"), "").status())
                .isEqualTo(429);
        clock.tick(Duration.ofMinutes(6));
        assertThat(send("POST", "/auth/token/cli", login("quên", "đúng"), "").status())
                .isEqualTo(201);
        clock.tick(Duration.ofDays(1));
        assertThat(send("GET", "/api/v2/version", null, token).status()).isEqualTo(401);
    }

    private static String login(String name, String password) {
        return Json.text(Map.of("username", name, "password", password));
    }
}
