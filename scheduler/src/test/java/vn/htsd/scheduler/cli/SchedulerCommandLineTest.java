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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import vn.htsd.data.workspace.Workspace;
import vn.htsd.scheduler.api.ApiServer;
import vn.htsd.scheduler.api.Users;
import vn.htsd.scheduler.app.Assembly;
import vn.htsd.scheduler.app.ConfigFile;
import vn.htsd.scheduler.dag.Reading;
import vn.htsd.scheduler.engine.DagBag;
import vn.htsd.scheduler.store.Database;

/** Every command of the scheduler, on the run store and by way of a server: the same orders, the same answers. */
class SchedulerCommandLineTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2025-10-08T03:00:00Z"), ZoneOffset.UTC);

    @TempDir
    static Path folder;

    private static Path home;
    private static Path remote;
    private static Assembly assembly;
    private static Database database;
    private static ApiServer server;

    /** Where a command is carried out. */
    private enum Where {
        HERE,
        SERVER
    }

    private record Result(int exit, String out, String err) {}

    private static Result run(Where where, String... arguments) {
        var environment = new HashMap<>(Map.of("HTSD_HOME", home.toString(), "HTSD_LANG", "en"));
        var words = new ArrayList<>(Arrays.asList(arguments));
        if (where == Where.SERVER) {
            environment.put("HTSD_SERVER_TOKEN", server.localSecret());
            words.addAll(List.of("--server", "http://127.0.0.1:" + server.port()));
        }
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var streams = Streams.toFile(
                new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8));
        int exit = new Invocation(environment, streams, CLOCK, null).run(words.toArray(String[]::new));
        return new Result(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static JsonNode json(Where where, String... arguments) throws IOException {
        var words = Stream.concat(Arrays.stream(arguments), Stream.of("-o", "json"));
        var result = run(where, words.toArray(String[]::new));
        assertThat(result.exit()).as(result.err()).isZero();
        return new ObjectMapper().readTree(result.out());
    }

    @BeforeAll
    static void setUp() throws IOException {
        home = folder.resolve("here");
        remote = folder.resolve("there");
        for (var each : List.of(home, remote)) {
            new Workspace(each).create();
            Files.writeString(
                    each.resolve("dags/t.yml"),
                    """
                    t:
                      schedule: "0 1 * * *"
                      start_date: 2025-10-01
                      params: {campaign: 2025}
                      tasks:
                        say:
                          operator: airflow.operators.bash.BashOperator
                          bash_command: "echo {{ ds }} {{ params.campaign }} {{ var.value.greeting }} $MORE"
                          env: {WORD: "{{ var.value.api_token }}"}
                          append_env: true
                        then: {operator: airflow.operators.empty.EmptyOperator, dependencies: [say]}
                    """);
        }
        var config = ConfigFile.read(remote.resolve("htsd.yaml"), Map.of());
        assembly = new Assembly(new Workspace(remote), config, CLOCK);
        database = Database.open(assembly.database());
        var bag = new DagBag(remote.resolve("dags"), moment -> new Reading(Map.of(), moment), CLOCK);
        bag.load(database);
        server = ApiServer.start(
                Listening.api(assembly, database, bag, CLOCK, () -> {}),
                new Users(database, CLOCK),
                () -> "",
                "127.0.0.1",
                0);
    }

    @AfterAll
    static void tearDown() {
        server.close();
        database.close();
        assembly.close();
    }

    /** Section 5 of the contract, with the options that it names. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    dags list                   | -o --server
                    dags details                | -o --server
                    dags show                   | -o
                    dags plan                   | -o --now
                    dags next-execution         | -o --server -n
                    dags trigger                | -o --server -c --conf -r --run-id -l --logical-date
                    dags pause                  | -o --server
                    dags unpause                | -o --server
                    dags delete                 | --server -y
                    dags test                   | -o --logical-date
                    dags state                  | --server
                    dags list-runs              | -o --server --state -s -e --no-backfill
                    dags list-jobs              | -o --server --state --limit
                    dags list-import-errors     | -o --server
                    dags export-airflow         |
                    tasks list                  | -o --server
                    tasks state                 | --server
                    tasks states-for-dag-run    | -o --server
                    tasks render                | -o --server
                    tasks failed-deps           | -o --server
                    tasks logs                  | --server --try-number
                    tasks clear                 | -o --server -s -e -t -f --only-failed -r --only-running -u -d -y
                    tasks test                  | -o -t --task-params -n --dry-run --env-vars
                    backfill create             | -o --server --dag-id --from-date --to-date --run-backwards --max-active-runs --reprocess-behavior --dry-run --dag-run-conf
                    backfill list               | -o --server
                    backfill pause              | -o --server
                    backfill unpause            | -o --server
                    backfill cancel             | -o --server
                    pools list                  | -o --server
                    pools get                   | -o --server
                    pools set                   | -o --server --include-deferred
                    pools delete                | --server
                    pools import                | --server
                    pools export                | --server
                    variables list              | -o --server
                    variables get               | -o --server -d --default
                    variables set               | -o --server --description
                    variables delete            | --server
                    variables import            | --server -a --action-on-existing-key
                    variables export            | --server
                    connections list            | -o --server
                    connections get             | -o --server
                    connections set             | -o --server --conn-type --conn-host --conn-login --conn-port --conn-schema --conn-extra --conn-description
                    connections delete          | --server
                    connections import          | --server --overwrite
                    connections export          | --server --file-format --serialization-format
                    users create                | -o --server -r
                    users list                  | -o --server
                    users reset-password        | -o --server
                    db check                    | -o --server
                    db clean                    | -o --server --clean-before-timestamp -t --dry-run -y
                    jobs check                  | --server
                    config list                 | -o --server
                    config get-value            | --server
                    """)
    void a_command_is_there_with_its_options_and_helps_in_both_languages(String command, String options) {
        for (var language : List.of("vi", "en")) {
            var words = new ArrayList<>(List.of(command.split(" ")));
            words.addAll(List.of("--help", "--lang", language));
            var help = run(Where.HERE, words.toArray(String[]::new));
            assertThat(help.exit()).as(help.err()).isZero();
            assertThat(help.out()).contains("htsd " + command);
            for (var option : options == null ? new String[0] : options.split(" ")) {
                assertThat(help.out()).containsPattern("(^|[ ,])" + option + "([=,\\s]|$)");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Where.class)
    void templates_are_shown_of_a_run_that_is_there_and_of_one_that_is_not(Where where) throws IOException {
        run(where, "variables", "set", "api_token", "s3cret-word");
        run(where, "variables", "set", "greeting", "xin");
        run(where, "dags", "trigger", "t", "-r", "r1", "-c", "{\"campaign\": 2024}", "-l", "2025-10-02T01:00:00Z");
        assertThat(json(where, "tasks", "render", "t", "say", "r1")
                        .path("bash_command")
                        .asText())
                .isEqualTo("echo 2025-10-02 2024 xin $MORE");
        assertThat(json(where, "tasks", "render", "t", "say", "2025-10-02T01:00:00Z")
                        .path("bash_command")
                        .asText())
                .contains(" 2024 ");
        var imagined = run(where, "tasks", "render", "t", "say", "2025-09-01");
        assertThat(imagined.out())
                .contains("# property: bash_command", "echo 2025-09-01 2025 xin $MORE")
                .contains("WORD")
                .doesNotContain("s3cret-word");
        assertThat(run(where, "dags", "list-runs", "t", "-o", "plain").out()).doesNotContain("2025-09-01");
        assertThat(run(where, "tasks", "render", "t", "nobody", "r1").err()).contains("`nobody` was not found");
        assertThat(run(where, "tasks", "render", "t", "say", "r9").err()).contains("r9");
        assertThat(run(where, "dags", "state", "t", "2025-10-02T01:00:00Z").out())
                .startsWith("queued");
        assertThat(json(where, "tasks", "clear", "t", "-t", "^th", "--run-id", "r1"))
                .hasSize(1);
        assertThat(run(where, "tasks", "clear", "t", "-t", "nothing").err()).contains("No task fits");
    }

    @Test
    void a_task_is_tried_and_nothing_is_written_down() throws IOException {
        run(Where.HERE, "variables", "set", "greeting", "chào");
        run(Where.HERE, "variables", "set", "api_token", "s3cret-word");
        var tried = run(
                Where.HERE,
                "tasks",
                "test",
                "t",
                "say",
                "2025-10-03",
                "-t",
                "{\"campaign\": 2023}",
                "--env-vars",
                "{\"MORE\": \"thêm\"}",
                "-o",
                "json");
        assertThat(tried.exit()).as(tried.err()).isZero();
        var result = new ObjectMapper().readTree(tried.out());
        assertThat(result.path("state").asText()).isEqualTo("success");
        assertThat(result.path("return_value").asText()).isEqualTo("2025-10-03 2023 chào thêm");
        assertThat(tried.err()).contains("Exit code 0");
        assertThat(run(Where.HERE, "dags", "list-runs", "t", "-o", "plain").out())
                .doesNotContain("2025-10-03");
        assertThat(run(Where.HERE, "tasks", "test", "t", "say", "2025-10-03", "--dry-run")
                        .out())
                .contains("echo 2025-10-03 2025 chào");
        assertThat(run(Where.HERE, "tasks", "test", "t", "nobody").err()).contains("has no task");
    }

    @ParameterizedTest
    @EnumSource(Where.class)
    void settings_go_out_into_files_and_come_back(Where where) throws IOException {
        var file = folder.resolve(where + ".json").toString();
        run(where, "pools", "set", "small", "2", "ít", "--include-deferred");
        assertThat(run(where, "pools", "export", file).exit()).isZero();
        run(where, "pools", "delete", "small");
        assertThat(run(where, "pools", "import", file).err()).contains("Taken in: 2");
        assertThat(json(where, "pools", "get", "small").path("include_deferred").asBoolean())
                .isTrue();

        run(where, "variables", "set", "list", "[1,2]", "--description", "hai số");
        run(where, "variables", "set", "code", "007");
        run(where, "variables", "set", "half", "1.50");
        run(where, "variables", "set", "my_password", "kín");
        var exported = run(where, "variables", "export", file);
        assertThat(exported.err()).contains("my_password");
        assertThat(Path.of(file)).content().doesNotContain("kín").contains("\"code\" : \"007\"");
        for (var key : List.of("list", "code", "half")) {
            run(where, "variables", "delete", key);
        }
        assertThat(run(where, "variables", "import", file).exit()).isZero();
        assertThat(run(where, "variables", "get", "list").out().strip()).isEqualTo("[1,2]");
        assertThat(run(where, "variables", "get", "code").out().strip()).isEqualTo("007");
        assertThat(run(where, "variables", "get", "half").out().strip()).isEqualTo("1.50");
        assertThat(json(where, "variables", "get", "list").path("description").asText())
                .isEqualTo("hai số");
        assertThat(run(where, "variables", "get", "none", "-d", "không").out().strip())
                .isEqualTo("không");
        assertThat(run(where, "variables", "get", "none").exit()).isEqualTo(1);
        run(where, "variables", "set", "code", "008");
        assertThat(run(where, "variables", "import", file, "-a", "fail").err()).contains("Already there");
        run(where, "variables", "import", file, "-a", "skip");
        assertThat(run(where, "variables", "get", "code").out().strip()).isEqualTo("008");

        Files.writeString(
                Path.of(file),
                """
                {"mail": {"conn_type": "smtp", "host": "mail.vn", "login": "lan", "password": "kín", "port": 25},
                 "web": "https://u%40x:p@web.vn:443/a?timeout=3"}
                """);
        assertThat(run(where, "connections", "import", file).err()).contains("Taken in: 2");
        assertThat(run(where, "connections", "import", file).err()).contains("“mail” is there already");
        var web = json(where, "connections", "get", "web");
        assertThat(web.path("login").asText()).isEqualTo("u@x");
        assertThat(web.path("port").asInt()).isEqualTo(443);
        assertThat(web.path("schema").asText()).isEqualTo("a");
        var out = run(where, "connections", "export", "-", "--file-format", "env", "--serialization-format", "uri");
        assertThat(out.out()).contains("mail=smtp://lan@mail.vn:25").contains("web=https://u%40x@web.vn:443/a");
        assertThat(out.out() + out.err()).doesNotContain("kín");
        Files.writeString(Path.of(file), "[1]");
        assertThat(run(where, "pools", "import", file).err()).contains(file).contains("mapping by name");
    }

    @ParameterizedTest
    @EnumSource(Where.class)
    void what_would_be_lost_is_asked_about(Where where) throws IOException {
        assertThat(run(where, "dags", "delete", "t").err()).contains("add -y");
        var before = List.of("db", "clean", "--clean-before-timestamp", "2025-10-08", "-t", "log,job");
        assertThat(json(where, before.toArray(String[]::new))
                        .get(0)
                        .path("table")
                        .asText())
                .isEqualTo("log");
        assertThat(run(where, "db", "clean", "--clean-before-timestamp", "2099-01-01", "-y")
                        .err())
                .contains("Only what lies in the past");
        assertThat(run(where, "db", "clean", "--clean-before-timestamp", "2025-10-08", "-t", "users", "-y")
                        .err())
                .contains("no table `users`");
        assertThat(run(where, "db", "check").exit()).isZero();
    }

    @ParameterizedTest
    @EnumSource(Where.class)
    void users_are_made_wherever_the_run_store_is_open(Where where) throws IOException {
        var made = json(where, "users", "create", "lan", "-r", "Op");
        assertThat(made.path("password").asText()).hasSizeGreaterThan(10);
        assertThat(run(where, "users", "list", "-o", "plain").out()).contains("lan Op");
        assertThat(json(where, "users", "reset-password", "lan")
                        .path("password")
                        .asText())
                .isNotEqualTo(made.path("password").asText());
        assertThat(run(where, "users", "reset-password", "nobody").err()).contains("no user “nobody”");
        assertThat(run(where, "users", "create", "lan", "-r", "Op").err()).contains("already exists");
    }

    @Test
    void a_server_lists_its_dags_and_what_it_could_not_read() throws IOException {
        assertThat(run(Where.SERVER, "dags", "list", "-o", "plain").out()).startsWith("t ");
        assertThat(run(Where.SERVER, "dags", "list-import-errors").exit()).isZero();
        assertThat(run(Where.SERVER, "dags", "next-execution", "t").out().strip())
                .isEqualTo("2025-10-08T01:00:00Z");
        assertThat(run(Where.HERE, "dags", "list", "-o", "yaml").out()).contains("dag_id: \"t\"");
    }
}
