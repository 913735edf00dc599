package vn.htsd.scheduler.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.htsd.data.workspace.Workspace;
import vn.htsd.scheduler.api.ApiServer;
import vn.htsd.scheduler.api.Role;
import vn.htsd.scheduler.api.Users;
import vn.htsd.scheduler.app.Assembly;
import vn.htsd.scheduler.app.ConfigFile;
import vn.htsd.scheduler.dag.Reading;
import vn.htsd.scheduler.engine.DagBag;
import vn.htsd.scheduler.store.Database;

/** Orders to the scheduler: on the run store while no server runs, and to a server by its address. */
class SchedulerCommandsTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2025-10-08T03:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path home;

    private final Map<String, String> settings = new HashMap<>();

    private record Result(int exit, String out, String err) {}

    private Result run(String... arguments) {
        var environment = new HashMap<>(settings);
        environment.put("HTSD_HOME", home.toString());
        environment.put("HTSD_LANG", "en");
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var streams = Streams.toFile(
                new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8));
        int exit = new Invocation(environment, streams, CLOCK, null).run(arguments);
        return new Result(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private JsonNode json(String... arguments) throws IOException {
        var result = run(arguments);
        assertThat(result.exit()).as(result.err()).isZero();
        return new ObjectMapper().readTree(result.out());
    }

    @BeforeEach
    void setUp() throws IOException {
        run("init", "--quiet");
        Files.writeString(
                home.resolve("dags/t.yml"),
                """
                t:
                  schedule: "0 1 * * *"
                  start_date: 2025-10-01
                  tasks:
                    first: {operator: airflow.operators.empty.EmptyOperator}
                    second: {operator: airflow.operators.empty.EmptyOperator, dependencies: [first]}
                """);
    }

    @Test
    void a_run_is_made_and_seen_without_a_server() throws IOException {
        assertThat(json("dags", "unpause", "t", "-o", "json")
                        .get(0)
                        .path("is_paused")
                        .asBoolean())
                .isFalse();
        var made = json(
                "dags", "trigger", "t", "-r", "r1", "-c", "{\"campaign\": 2025}", "-l", "2025-10-07", "-o", "json");
        assertThat(made.get(0).path("conf").path("campaign").asInt()).isEqualTo(2025);
        assertThat(run("dags", "state", "t", "r1").out()).isEqualTo("queued" + System.lineSeparator());
        assertThat(run("dags", "list-runs", "t").out()).contains("r1").contains("2025-10-07T00:00:00Z");
        assertThat(run("tasks", "list", "t", "-o", "plain").out())
                .contains("first EmptyOperator all_success [\"second\"]");
        assertThat(run("tasks", "states-for-dag-run", "t", "r1", "-o", "yaml").out())
                .contains("task_id: \"second\"");
        assertThat(run("tasks", "failed-deps", "t", "second", "r1").out()).contains("first");
        assertThat(run("tasks", "clear", "t", "--run-id", "r1").err()).contains("2 tasks would run again");
        assertThat(run("tasks", "clear", "t", "--run-id", "r1", "-y").out()).contains("second");
    }

    @Test
    void a_real_airflow_gets_the_same_files_and_a_loader() throws IOException {
        var target = home.resolve("for-airflow");
        assertThat(run("dags", "export-airflow", target.toString()).out()).contains("htsd_dags.py");
        assertThat(target.resolve("htsd_pipeline.yml")).hasSameTextualContentAs(home.resolve("dags/htsd_pipeline.yml"));
        assertThat(target.resolve("htsd_dags.py")).content().contains("load_yaml_dags(globals_dict=globals()");
    }

    @Test
    void the_shipped_dags_load_and_follow_the_calendar() throws IOException {
        assertThat(run("dags", "list-import-errors").exit()).isZero();
        assertThat(run("dags", "next-execution", "htsd_national").out()).startsWith("2025-11-06T00:00:00Z");
        assertThat(run("dags", "next-execution", "htsd_maintenance").out()).startsWith("2025-10-08T18:30:00Z");
    }

    @Test
    void what_is_refused_is_one_sentence() {
        var twice = run("dags", "state", "t", "nothing");
        assertThat(twice.exit()).isEqualTo(1);
        assertThat(twice.err()).startsWith("The scheduler refused: ").contains("nothing");
        assertThat(run("dags", "trigger", "t", "-c", "{not json").exit()).isEqualTo(2);
    }

    @Test
    void a_backfill_is_tried_and_made() throws IOException {
        var period = new String[] {
            "backfill", "create", "--dag-id", "t", "--from-date", "2025-10-02", "--to-date", "2025-10-04", "-o", "json"
        };
        var dry = java.util.Arrays.copyOf(period, period.length + 1);
        dry[period.length] = "--dry-run";
        assertThat(json(dry)).hasSize(2);
        int id = json(period).get(0).path("id").asInt();
        assertThat(json("backfill", "pause", Integer.toString(id), "-o", "json")
                        .get(0)
                        .path("is_paused")
                        .asBoolean())
                .isTrue();
        assertThat(json("dags", "list-runs", "t", "-o", "json")).hasSize(2);
        assertThat(run("backfill", "cancel", Integer.toString(id)).exit()).isZero();
    }

    @Test
    void settings_and_users_are_kept() {
        run("variables", "set", "campaign", "2025");
        assertThat(run("variables", "get", "campaign").out()).startsWith("2025");
        run("variables", "set", "campaign", "2026");
        assertThat(run("variables", "list", "-o", "plain").out()).contains("campaign 2026");
        assertThat(run("pools", "set", "small", "2").out()).contains("slots: 2");
        assertThat(run("connections", "set", "mail", "--conn-type", "smtp", "--conn-host", "mail.vn")
                        .out())
                .contains("mail.vn");
        assertThat(run("pools", "delete", "small").exit()).isZero();
        assertThat(run("users", "create", "lan", "-r", "Op").out())
                .contains("lan")
                .contains("Op");
        assertThat(run("users", "list", "-o", "plain").out()).contains("lan Op");
        assertThat(run("users", "create", "x", "-r", "King").exit()).isEqualTo(2);
        assertThat(run("db", "check").exit()).isZero();
        assertThat(run("jobs", "check").exit()).isEqualTo(1);
        assertThat(run("config", "get-value", "core", "parallelism").out()).isEqualTo("32" + System.lineSeparator());
    }

    @Test
    void a_server_that_is_named_gets_the_same_orders() throws IOException {
        var config = ConfigFile.read(home.resolve("htsd.yaml"), Map.of());
        try (var assembly = new Assembly(new Workspace(home), config, CLOCK);
                var database = Database.open(assembly.database())) {
            var bag = new DagBag(home.resolve("dags"), moment -> new Reading(Map.of(), moment), CLOCK);
            bag.load(database);
            var users = new Users(database, CLOCK);
            users.create("lan", Role.ADMIN, "mật khẩu");
            var api = Listening.api(assembly, database, bag, CLOCK, () -> {});
            try (var server = ApiServer.start(api, users, () -> "", "127.0.0.1", 0)) {
                var url = "http://127.0.0.1:" + server.port();
                assertThat(run("dags", "trigger", "t", "--server", url).err()).contains("does not let this command in");
                settings.put("HTSD_SERVER_USER", "lan");
                settings.put("HTSD_SERVER_PASSWORD", "mật khẩu");
                assertThat(json("dags", "trigger", "t", "-r", "far", "--server", url, "-o", "json")
                                .get(0)
                                .path("triggering_user_name")
                                .asText())
                        .isEqualTo("lan");
                settings.clear();
                new ServerFile(new Workspace(home)).write(url, server.localSecret());
                assertThat(run("dags", "state", "t", "far").out()).startsWith("queued");
            }
        }
        settings.put("HTSD_SERVER_TOKEN", "x");
        assertThat(run("dags", "state", "t", "far", "--server", "http://127.0.0.1:1")
                        .err())
                .contains("cannot be reached");
    }
}
