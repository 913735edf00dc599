package vn.htsd.scheduler.cli;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ResourceBundle;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class InvocationTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2025-10-08T03:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path folder;

    private Path home = Path.of("");

    @BeforeEach
    void setUp() {
        home = folder.resolve("thư mục làm việc");
    }

    private record Result(int exit, String out, String err) {}

    private Result run(String... arguments) {
        return run(Map.of(), arguments);
    }

    private Result run(Map<String, String> settings, String... arguments) {
        var environment = new HashMap<>(settings);
        environment.put("HTSD_HOME", home.toString());
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var streams = Streams.toFile(
                new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8));
        int exit = new Invocation(environment, streams, CLOCK, null).run(arguments);
        return new Result(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            ingst                          | Không có lệnh hoặc tùy chọn “ingst”. Có phải ý bạn là: ingest
            ingst --lang en                | There is no command or option “ingst”. Did you mean: ingest
            ingest --fast                  | Không có lệnh hoặc tùy chọn “--fast”.
            --lang en sample               | --out is missing.
            sample                         | Thiếu --out.
            --lang en                      | The name of a command is missing.
            report                         | Cần thêm tên lệnh.
            ingest -o xml                  | Giá trị “xml” của -o không đúng.
            transform --as-of soon         | Giá trị “soon” của --as-of không đúng.
            --lang fr version              | Giá trị “fr” của --lang không đúng.
            sample --out x --scale big     | Quy mô “big” không đúng
            reference import               | Thiếu PATH.
            """)
    void wrong_usage_is_one_sentence_with_a_hint_and_exit_code_2(String line, String sentence) {
        var result = run(line.split(" "));
        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).startsWith(sentence).containsPattern("htsd[a-z ]* --help");
        assertThat(result.err().strip().lines()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            ingest                         | Chưa có thư mục làm việc
            ingest --lang en               | There is no workspace
            run                            | Chưa có thư mục làm việc
            sql                            | Chưa có thư mục làm việc
            report national                | Chưa có thư mục làm việc
            serve                          | Chưa có thư mục làm việc
            dags list                      | Chưa có thư mục làm việc
            reference import .             | Chưa có thư mục làm việc
            """)
    void a_missing_workspace_is_one_sentence_that_says_what_to_do(String line, String sentence) {
        var result = run(line.split(" "));
        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).startsWith(sentence).contains(home.toString()).contains("htsd init");
        assertThat(result.err().strip().lines()).hasSize(1);
    }

    @Test
    void a_home_that_is_a_file_cannot_be_made() throws IOException {
        Files.writeString(home, "a file");
        var result = run("init");
        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.err())
                .startsWith("Không ghi được vào thư mục làm việc")
                .contains(home.toString());
    }

    @Test
    void init_makes_a_workspace_and_leaves_what_is_there() throws IOException {
        var first = run("init", "--quiet");
        assertThat(first.exit()).isZero();
        assertThat(first.err()).isEmpty();
        var settings = home.resolve("htsd.yaml");
        assertThat(first.out()).contains(settings.toString()).contains("htsd_pipeline.yml");
        Files.writeString(settings, "report: {number: 12}\n");
        assertThat(run("init").exit()).isZero();
        assertThat(settings).hasContent("report: {number: 12}");
        assertThat(home.resolve("inbox")).isDirectory();
    }

    @Test
    void before_the_first_run_there_is_a_sentence_instead_of_an_engine() {
        run("init");
        assertThat(run("sql", "select 1").err())
                .startsWith("Chưa có kho dữ liệu")
                .contains("htsd run");
        assertThat(run("report", "trend", "--lang", "en").err()).startsWith("There is no warehouse");
        assertThat(run("report", "due").exit()).isZero();
        assertThat(run("transform").out()).startsWith("Chưa nhận báo cáo nào");
        assertThat(run("ingest", "--inbox", folder + "/none").err()).startsWith("Không có thư mục " + folder + "/none");
    }

    @Test
    void a_wrong_setting_is_named_with_its_file() throws IOException {
        run("init");
        Files.writeString(home.resolve("htsd.yaml"), "spark:\n  mastr: local\n");
        var unknown = run("transform");
        assertThat(unknown.exit()).isEqualTo(1);
        assertThat(unknown.err())
                .contains("htsd.yaml")
                .contains("“spark.mastr”")
                .contains("spark.master");
        Files.writeString(home.resolve("htsd.yaml"), "report: {date: tomorrow}\n");
        assertThat(run("transform").err()).contains("“tomorrow”").contains("report.date");
        Files.writeString(home.resolve("htsd.yaml"), "a: [\n");
        assertThat(run("transform").err()).contains("YAML").contains("htsd.yaml");
    }

    @Test
    void dags_are_listed_as_one_json_value() throws IOException {
        run("init");
        Files.writeString(home.resolve("dags/bad.yml"), "bad:\n  schedule: often\n  tasks: {}\n");
        var result = run("dags", "list", "-o", "json");
        assertThat(result.exit()).isZero();
        assertThat(result.err()).isEmpty();
        var json = new ObjectMapper().readTree(result.out());
        assertThat(json.findValuesAsText("dag_id"))
                .containsExactly(
                        "bad", "htsd_status", "htsd_provinces", "htsd_national", "htsd_maintenance", "htsd_pipeline");
        assertThat(json.get(0).at("/import_error/line").asInt()).isPositive();
        assertThat(json.get(5).get("next_run").asText()).isEqualTo("2025-10-08T03:15:00Z");
    }

    @Test
    void a_dag_file_is_tried_without_a_workspace() throws IOException {
        var file = Files.writeString(
                folder.resolve("t.yml"),
                """
                t:
                  tasks:
                    a: {operator: airflow.operators.bash.BashOperator, bash_command: htsd version}
                    b: {operator: airflow.operators.bash.BashOperator, bash_command: exit 1, retries: 0, dependencies: [a]}
                """);
        var result = run("dags", "test", file.toString(), "t", "-o", "json");
        assertThat(result.exit()).isEqualTo(1);
        var json = new ObjectMapper().readTree(result.out());
        assertThat(json.get("state").asText()).isEqualTo("failed");
        assertThat(json.findValuesAsText("task_id")).containsExactly("a", "b");
        assertThat(json.get("tasks").findValuesAsText("state")).containsExactly("success", "failed");
        assertThat(home).doesNotExist();
    }

    @Test
    void a_dag_file_is_planned_and_shown_without_a_workspace() throws IOException {
        var file = Files.writeString(
                folder.resolve("p.yml"),
                """
                good:
                  schedule: "0 0 * * *"
                  start_date: 2025-10-01
                  catchup: true
                  default_args: {retries: 1}
                  task_groups: {g: {}}
                  tasks:
                    a: {operator: airflow.operators.empty.EmptyOperator, task_group_name: g}
                    b: {operator: airflow.operators.empty.EmptyOperator, dependencies: [g]}
                bad:
                  tasks:
                    p: {operator: airflow.operators.python.PythonOperator}
                    q: {operator: airflow.operators.empty.EmptyOperator, dependencies: [p]}
                """);
        var plan = run("dags", "plan", file.toString(), "--now", "2025-10-02T00:00:00Z", "-o", "json");
        assertThat(plan.exit()).isZero();
        assertThat(new ObjectMapper().readTree(plan.out()))
                .isEqualTo(
                        new ObjectMapper()
                                .readTree(
                                        """
                        [{"dag_id": "good",
                          "runs": [
                            {"run_id": "scheduled__2025-10-01T00:00:00+00:00", "logical_date": "2025-10-01T00:00:00Z",
                             "data_interval_start": "2025-10-01T00:00:00Z", "data_interval_end": "2025-10-01T00:00:00Z",
                             "run_after": "2025-10-01T00:00:00Z"},
                            {"run_id": "scheduled__2025-10-02T00:00:00+00:00", "logical_date": "2025-10-02T00:00:00Z",
                             "data_interval_start": "2025-10-02T00:00:00Z", "data_interval_end": "2025-10-02T00:00:00Z",
                             "run_after": "2025-10-02T00:00:00Z"}],
                          "next":
                            {"run_id": "scheduled__2025-10-03T00:00:00+00:00", "logical_date": "2025-10-03T00:00:00Z",
                             "data_interval_start": "2025-10-03T00:00:00Z", "data_interval_end": "2025-10-03T00:00:00Z",
                             "run_after": "2025-10-03T00:00:00Z"}}]"""));
        assertThat(plan.err()).contains("PythonOperator").contains("p.yml");
        var periods = Map.of("HTSD_SCHEDULER_CREATE_CRON_DATA_INTERVALS", "true");
        var setting = run(periods, "dags", "plan", file.toString(), "--now", "2025-10-02", "-o", "json");
        assertThat(new ObjectMapper().readTree(setting.out()).at("/0/runs"))
                .singleElement()
                .satisfies(
                        run -> assertThat(run.get("data_interval_end").asText()).isEqualTo("2025-10-02T00:00:00Z"));
        var shown = new ObjectMapper()
                .readTree(run("dags", "show", file.toString(), "-o", "json").out());
        assertThat(shown.findValuesAsText("dag_id")).containsExactly("good", "bad");
        assertThat(shown.at("/0/import_error").isNull()).isTrue();
        assertThat(shown.at("/0/task_groups/0/group_id").asText()).isEqualTo("g");
        assertThat(shown.at("/0/default_args/retries").asInt()).isEqualTo(1);
        assertThat(shown.at("/0/tasks/1/upstream/0").asText()).isEqualTo("g.a");
        assertThat(shown.at("/1/import_error/line").asInt()).isEqualTo(12);
        assertThat(shown.at("/1/tasks/1/upstream/0").asText()).isEqualTo("p");
        assertThat(home).doesNotExist();
    }

    @Test
    void import_errors_and_next_runs_of_the_workspace_are_listed() throws IOException {
        run("init");
        assertThat(run("dags", "list-import-errors", "-o", "json").exit()).isZero();
        Files.writeString(home.resolve("dags/bad.yml"), "bad:\n  schedule: often\n  tasks: {}\n");
        var errors = run("dags", "list-import-errors", "-o", "json", "--lang", "en");
        assertThat(errors.exit()).isEqualTo(1);
        var first = new ObjectMapper().readTree(errors.out()).get(0);
        assertThat(first.fieldNames()).toIterable().containsExactly("file", "dag_id", "key", "line", "reason");
        assertThat(first.get("file").asText()).isEqualTo("bad.yml");
        assertThat(run("dags", "next-execution", "htsd_pipeline", "-n", "2")
                        .out()
                        .lines())
                .containsExactly("2025-10-08T03:15:00Z", "2025-10-08T03:30:00Z");
        assertThat(run("dags", "next-execution", "nobody").exit()).isEqualTo(1);
    }

    @Test
    void completion_knows_the_commands() {
        assertThat(run("completion", "bash").out())
                .contains("_complete_htsd")
                .contains("ingest")
                .contains("--inbox");
    }

    @ParameterizedTest
    @ValueSource(strings = {"vi", "en"})
    void every_command_and_option_is_described(String language) {
        var help = Texts.help(Language.valueOf(language.toUpperCase(java.util.Locale.ROOT)));
        var streams = Streams.toFile(System.out, System.err);
        try (var htsd = new Htsd(Language.VI, Map.of(), streams, CLOCK, null, () -> {})) {
            var missing = new ArrayList<String>();
            undescribed(Commands.of(htsd, "completion").setResourceBundle(help), missing);
            assertThat(missing).isEmpty();
        }
    }

    private static void undescribed(CommandLine command, List<String> missing) {
        var spec = command.getCommandSpec();
        if (spec.usageMessage().header().length == 0) {
            missing.add(spec.qualifiedName());
        }
        spec.args().stream()
                .filter(argument -> argument.description().length == 0)
                .forEach(argument -> missing.add(spec.qualifiedName() + " " + argument.paramLabel()));
        command.getSubcommands().values().forEach(below -> undescribed(below, missing));
    }

    @Test
    void both_languages_say_the_same_things() {
        for (var name : List.of("messages", "help")) {
            assertThat(keys(bundle(name, Language.VI))).isEqualTo(keys(bundle(name, Language.EN)));
        }
    }

    private static ResourceBundle bundle(String name, Language language) {
        return name.equals("help") ? Texts.help(language) : Texts.of(language).sentences();
    }

    private static List<String> keys(ResourceBundle bundle) {
        return bundle.keySet().stream().sorted().toList();
    }

    @Test
    void template_writes_the_form_of_one_reporter_and_asks_whose_it_should_be() {
        var one = run("template", "--reporter", "01477", "--out", folder.toString());
        assertThat(one.exit()).isZero();
        assertThat(folder.resolve("HTSD-A-2025_01477_ubnd-xa-trung-khanh.xlsx"))
                .exists()
                .asString()
                .isEqualTo(one.out().strip());
        assertThat(run("template").exit()).isEqualTo(2);
        assertThat(run("template", "--reporter", "01477", "--all").exit()).isEqualTo(2);
        assertThat(run("template", "--reporter", "99999").err()).contains("99999");
    }
}
