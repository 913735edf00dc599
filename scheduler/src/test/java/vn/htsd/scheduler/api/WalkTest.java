package vn.htsd.scheduler.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import vn.htsd.scheduler.engine.Bench;
import vn.htsd.scheduler.engine.EngineSettings;
import vn.htsd.scheduler.store.AttemptRows;
import vn.htsd.scheduler.store.NodeRows;
import vn.htsd.scheduler.store.PoolRows;

/**
 * Asks every call that openapi.json describes for everything that it says may be asked. A filter that is ignored lets rows through
 * that nobody could have: that is what is looked for.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WalkTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    /** What names in paths stand for; where a list takes it, everything. */
    private static final Map<String, String> PARTS =
            Map.of("dag_id", "t", "dag_run_id", "~", "task_id", "~", "section", "core", "option", "x");

    private final List<String> problems = new ArrayList<>();
    private Bench bench;
    private AirflowApi api;
    private Description description;

    @BeforeAll
    void setUp(@TempDir Path folder) throws Exception {
        bench = new Bench(folder, "2025-10-08T03:00:00Z", EngineSettings.STANDARD);
        Files.createDirectories(folder.resolve("dags"));
        Files.writeString(folder.resolve("dags/wrong.yml"), "wrong: {tasks: {}}\nworse: {schedule: x y}\n");
        var yaml =
                """
                t:
                  is_paused_upon_creation: false
                  dag_display_name: Tê
                  schedule: "0 1 * * *"
                  start_date: 2025-10-06
                  catchup: true
                  tags: [tuần, lễ]
                  default_args: {owner: bộ}
                  task_groups: {nhóm: {}}
                  tasks:
                    good: {RUN ok, pool: nhỏ, queue: xa, task_group_name: nhóm}
                    bad: {RUN fail, dependencies: [good], task_display_name: Hỏng}
                    last: {EMPTY, dependencies: [bad]}
                other:
                  schedule: None
                  tasks: {only: {EMPTY}}
                """;
        bench.file(yaml.replace("good:", "first:").replace("[good]", "[first]"));
        bench.file(yaml);
        api = new AirflowApi(
                bench.database,
                bench.bag,
                folder.resolve("logs"),
                bench.clock,
                "0.1.0",
                Map.of("core", Map.of("x", "1")),
                () -> {});
        bench.database.change(sql -> new NodeRows(sql).join(new AttemptRows.Owner("một", "máy")));
        bench.database.change(sql -> new NodeRows(sql).join(new AttemptRows.Owner("hai", "máy khác")));
        bench.database.change(sql -> new PoolRows(sql).save(new PoolRows.Pool("nhỏ", 1, null, false)));
        bench.settle();
        send("POST", "/api/v2/dags/other/dagRuns", "{\"dag_run_id\": \"tay\", \"conf\": {\"k\": 1}}");
        for (var what : List.of("một", "hai", "ba")) {
            send("POST", "/api/v2/pools", "{\"name\": \"%s\", \"slots\": 1}".formatted(what));
            send("POST", "/api/v2/variables", "{\"key\": \"%s\", \"value\": \"v\"}".formatted(what));
            send(
                    "POST",
                    "/api/v2/connections",
                    "{\"connection_id\": \"%s\", \"conn_type\": \"http\", \"port\": 1}".formatted(what));
        }
        send(
                "POST",
                "/api/v2/backfills",
                "{\"dag_id\": \"t\", \"from_date\": \"2025-09-01\", \"to_date\": \"2025-09-02T12:00:00Z\"}");
        send(
                "POST",
                "/api/v2/backfills",
                "{\"dag_id\": \"t\", \"from_date\": \"2025-08-01\", \"to_date\": \"2025-08-01T12:00:00Z\"}");
        bench.settle();
        description = Description.ours(api.openApi());
    }

    @BeforeEach
    void forget() {
        problems.clear();
    }

    @AfterAll
    void tearDown() {
        bench.close();
    }

    private record Answer(int status, JsonNode json) {
        /** The rows of a list, whatever its name. */
        List<JsonNode> rows() {
            for (var field : json.properties()) {
                if (field.getValue().isArray()) {
                    return StreamSupport.stream(field.getValue().spliterator(), false)
                            .toList();
                }
            }
            return List.of();
        }

        boolean names(String... place) {
            return status == 422
                    && StreamSupport.stream(json.path("detail").spliterator(), false)
                            .anyMatch(flaw -> flaw.path("loc").equals(MAPPER.valueToTree(place)));
        }
    }

    private Answer send(String method, String path, String body, String... query) {
        var asked = new java.util.HashMap<String, List<String>>();
        for (int at = 0; at < query.length; at += 2) {
            asked.put(query[at], List.of(query[at + 1]));
        }
        var response = api.answer(new ApiRequest(method, path, asked, Json.parse(body), "", Caller.local(Users.ADMIN)));
        return new Answer(response.status(), MAPPER.valueToTree(response.body()));
    }

    private void expect(boolean right, String what, Answer answer) {
        if (!right) {
            var text = answer.json().toString();
            problems.add(what + " → " + answer.status() + " " + text.substring(0, Math.min(text.length(), 300)));
        }
    }

    private static String path(String template, Map<String, String> parts) {
        var path = template;
        for (var part : parts.entrySet()) {
            path = path.replace("{" + part.getKey() + "}", ApiRequest.encoded(part.getValue()));
        }
        return path;
    }

    private JsonNode resolved(JsonNode schema) {
        if (schema.has("anyOf")) {
            return resolved(schema.path("anyOf").get(0));
        }
        return schema.has("$ref")
                ? description.document.at(schema.path("$ref").asText().substring(1))
                : schema;
    }

    private static String kind(JsonNode schema) {
        return schema.has("enum")
                ? "words"
                : schema.path("format").asText(schema.path("type").asText());
    }

    /** Lists that may be asked with GET. */
    private List<String> lists() {
        return description.calls().stream()
                .filter(call -> call.startsWith("GET"))
                .map(call -> call.substring(4))
                .filter(template -> resolved(description
                                .operation("GET", template)
                                .at("/responses/200/content/application~1json/schema"))
                        .at("/properties")
                        .has("total_entries"))
                .filter(template -> !template.matches(".*/(tries|links|upstreamAssetEvents)"))
                .toList();
    }

    @Test
    void every_list_takes_what_it_says_that_it_takes() {
        var filled = new TreeSet<String>();
        for (var template : lists()) {
            var path = path(template, PARTS);
            var all = send("GET", path, "", "limit", "100", "exclude_stale", "false");
            expect(all.status() == 200, path, all);
            if (all.rows().size() > 1) {
                filled.add(template);
            }
            for (var parameter : description.operation("GET", template).path("parameters")) {
                if (parameter.path("in").asText().equals("query")) {
                    parameter(template, path, parameter, all);
                }
            }
        }
        assertThat(problems).isEmpty();
        assertThat(filled).as("lists with something to filter").hasSizeGreaterThan(11);
    }

    private void parameter(String template, String path, JsonNode parameter, Answer all) {
        var name = parameter.path("name").asText();
        var schema = resolved(parameter.path("schema"));
        var item = kind(schema).equals("array") ? resolved(schema.path("items")) : schema;
        switch (name) {
            case "limit" -> limit(path, all);
            case "offset" -> offset(path, all);
            case "order_by" -> orders(path, parameter, all);
            case "tags_match_mode" ->
                expect(send("GET", path, "", name, "odd").names("query", name), path + " " + name, all);
            default -> filter(template, path, name, kind(item), all);
        }
    }

    private void limit(String path, Answer all) {
        var one = send("GET", path, "", "limit", "1");
        expect(one.rows().size() == Math.min(1, all.rows().size()), path + " limit", one);
        expect(one.json().path("total_entries").equals(all.json().path("total_entries")), path + " limit", one);
        expect(send("GET", path, "", "limit", "many").names("query", "limit"), path + " limit=many", one);
        expect(send("GET", path, "", "limit", "-1").names("query", "limit"), path + " limit=-1", one);
        expect(send("GET", path, "", "limit", "0").rows().size() == all.rows().size(), path + " limit=0", one);
    }

    private void offset(String path, Answer all) {
        var rest = send("GET", path, "", "offset", "1", "limit", "100");
        var rows = all.rows();
        expect(rest.rows().equals(rows.subList(Math.min(1, rows.size()), rows.size())), path + " offset", rest);
        expect(send("GET", path, "", "offset", "-1").names("query", "offset"), path + " offset=-1", rest);
    }

    private void orders(String path, JsonNode parameter, Answer all) {
        var note = parameter.path("description").asText();
        // tasks of a DAG may be sorted by each of their fields, and the description names none
        var fields = note.contains("attributes:")
                ? List.of(note.replaceAll(".*attributes: `(.*)`", "$1").split(", "))
                : List.of("task_id", "retries");
        for (var field : fields) {
            var up = send("GET", path, "", "order_by", field, "limit", "100");
            var down = send("GET", path, "", "order_by", "-" + field, "limit", "100");
            expect(Set.copyOf(up.rows()).equals(Set.copyOf(all.rows())), path + " order_by " + field, up);
            if (field.equals("id") && path.endsWith("dagVersions")) {
                continue; // its letters mean nothing: sorted by the number
            }
            expect(isSorted(up.rows(), field, false), path + " order_by " + field, up);
            expect(isSorted(down.rows(), field, true), path + " order_by -" + field, down);
        }
        var odd = send("GET", path, "", "order_by", "secret");
        expect(odd.status() == 400, path + " order_by secret", odd);
    }

    /** What is not there comes last; a field that rows do not have is not looked at. */
    private static boolean isSorted(List<JsonNode> rows, String field, boolean down) {
        var values = rows.stream()
                .map(row -> row.path(field))
                .filter(value -> !value.isNull() && !value.isMissingNode())
                .toList();
        boolean gapsLast = rows.stream()
                .map(row -> row.path(field))
                .dropWhile(value -> !value.isNull())
                .allMatch(JsonNode::isNull);
        for (int at = 1; at < values.size(); at++) {
            int order = compare(values.get(at - 1), values.get(at));
            if (down ? order < 0 : order > 0) {
                return false;
            }
        }
        return gapsLast || values.isEmpty();
    }

    private static int compare(JsonNode one, JsonNode other) {
        return one.isNumber()
                ? Double.compare(one.doubleValue(), other.doubleValue())
                : one.asText().replace("Z", "").compareTo(other.asText().replace("Z", ""));
    }

    private void filter(String template, String path, String name, String kind, Answer all) {
        var what = path + " " + name;
        switch (kind) {
            case "date-time", "number" -> range(what, path, name, kind, all);
            case "boolean" -> {
                var yes = send("GET", path, "", name, "true", "limit", "100").rows();
                var no = send("GET", path, "", name, "false", "limit", "100").rows();
                var either = name.matches("exclude_stale|only_active") ? no.size() : yes.size() + no.size();
                expect(either == all.rows().size(), what, all);
                expect(send("GET", path, "", name, "perhaps").names("query", name), what + "=perhaps", all);
            }
            case "integer" -> {
                none(what, send("GET", path, "", name, "987654"));
                expect(send("GET", path, "", name, "x").names("query", name), what + "=x", all);
            }
            case "words" -> expect(send("GET", path, "", name, "odd").names("query", name), what + "=odd", all);
            default -> {
                var nobody = send("GET", path, "", name, "nobody");
                boolean refused = name.endsWith("state") && nobody.names("query", name) || nobody.status() == 404;
                if (name.startsWith("excluded")) {
                    expect(nobody.rows().size() == all.rows().size(), what, nobody);
                } else if (!refused) {
                    none(what, nobody);
                }
                if (name.endsWith("_pattern")) {
                    pattern(what, path, name, all);
                }
            }
        }
        if (template.endsWith("taskInstances") && name.equals("state")) {
            var none = send("GET", path, "", name, "none");
            expect(none.status() == 200, what + "=none", none);
        }
    }

    private void none(String what, Answer answer) {
        expect(answer.status() == 200 && answer.rows().isEmpty(), what, answer);
        expect(answer.json().path("total_entries").asInt() == 0, what, answer);
    }

    private void pattern(String what, String path, String name, Answer all) {
        var every = send("GET", path, "", name, "~", "limit", "100");
        expect(every.rows().size() == all.rows().size(), what + "=~", every);
        var any = send("GET", path, "", name, "%", "limit", "100");
        var either = send("GET", path, "", name, "nobody | %", "limit", "100");
        expect(any.rows().equals(either.rows()), what + "=a | b", either);
    }

    /** In the far future lies nothing; before it lies what has such a moment at all. */
    private void range(String what, String path, String name, String kind, Answer all) {
        boolean from = name.matches(".*_(gte|gt)|after");
        var never = kind.equals("number") ? (from ? "1e12" : "-1") : from ? "2999-01-01" : "1970-01-01T00:00:00Z";
        var always = kind.equals("number") ? (from ? "-1" : "1e12") : from ? "1970-01-01" : "2999-01-01T00:00:00Z";
        none(what + "=" + never, send("GET", path, "", name, never));
        var within = send("GET", path, "", name, always, "limit", "100");
        var field = name.replaceAll("_(gte|gt|lte|lt)$|^dag_run_", "");
        Predicate<JsonNode> has = row -> row.hasNonNull(field);
        if (all.rows().stream().anyMatch(row -> row.has(field))) {
            expect(within.rows().stream().allMatch(has), what + "=" + always, within);
            expect(within.rows().size() == all.rows().stream().filter(has).count(), what + "=" + always, within);
        }
        expect(send("GET", path, "", name, "soon").names("query", name), what + "=soon", all);
    }

    @Test
    void lists_that_are_asked_with_a_body_take_what_they_say_too() {
        for (var call : List.of("/api/v2/dags/~/dagRuns/list", "/api/v2/dags/~/dagRuns/~/taskInstances/list")) {
            var template = call.replace("dags/~", "dags/{dag_id}").replace("Runs/~", "Runs/{dag_run_id}");
            var body = resolved(
                    description.operation("POST", template).at("/requestBody/content/application~1json/schema"));
            for (var field : body.path("properties").properties()) {
                var name = field.getKey();
                var never = never(name, kind(resolved(field.getValue())));
                if (never != null) {
                    none(call + " " + name, send("POST", call, never.toString()));
                }
            }
            var all = send("POST", call, "{}");
            var second = send("POST", call, "{\"page_limit\": 1, \"page_offset\": 1, \"order_by\": \"-start_date\"}");
            expect(all.rows().size() > 2, call, all);
            expect(second.rows().size() == 1, call, second);
            var down = send("POST", call, "{\"order_by\": \"-start_date\"}");
            expect(isSorted(down.rows(), "start_date", true), call, down);
            expect(second.rows().equals(down.rows().subList(1, 2)), call, second);
            var odd = send("POST", call, "{\"order_by\": \"secret\"}");
            expect(odd.status() == 400, call, odd);
        }
        assertThat(problems).isEmpty();
    }

    /** A body that no row answers to; null for a field that filters nothing. */
    private static @org.jspecify.annotations.Nullable ObjectNode never(String name, String kind) {
        var body = MAPPER.createObjectNode();
        boolean from = name.matches(".*_(gte|gt)");
        if (name.matches("order_by|page_limit|page_offset")) {
            return null;
        }
        return switch (kind) {
            case "date-time" -> body.put(name, from ? "2999-01-01T00:00:00Z" : "1970-01-01T00:00:00Z");
            case "number" -> body.put(name, from ? 1e12 : -1);
            case "array" ->
                name.matches("states?")
                        ? body.set(name, MAPPER.createArrayNode().add(name.equals("state") ? "deferred" : "running"))
                        : body.set(name, MAPPER.createArrayNode().add("nobody"));
            default -> body.put(name, "nobody");
        };
    }

    @Test
    void a_field_that_nobody_knows_is_refused_and_so_is_one_of_another_kind() {
        for (var call : description.calls()) {
            var method = call.split(" ")[0];
            var template = call.split(" ")[1];
            var schema = resolved(
                    description.operation(method, template).at("/requestBody/content/application~1json/schema"));
            if (schema.isMissingNode() || template.startsWith("/auth")) {
                continue;
            }
            var path = path(template, Map.of("dag_id", template.endsWith("list") ? "~" : "t", "dag_run_id", "~"))
                    .replaceAll("\\{\\w+_index}", "-1")
                    .replaceAll("\\{\\w+}", "x");
            var unknown = send(method, path, "{\"odd\": 1}");
            expect(unknown.names("body", "odd"), call + " odd", unknown);
            expect(send(method, path, "").names("body"), call + " without body", unknown);
            for (var field : schema.path("properties").properties()) {
                var wrong = send(method, path, "{\"%s\": {\"no\": [0]}}".formatted(field.getKey()));
                boolean takesAll = resolved(field.getValue()).isEmpty()
                        || kind(resolved(field.getValue())).equals("object");
                expect(takesAll || wrong.names("body", field.getKey()), call + " " + field.getKey(), wrong);
            }
        }
        assertThat(problems).isEmpty();
    }

    @Test
    void what_is_not_there_is_not_found() {
        for (var call : description.calls()) {
            var method = call.split(" ")[0];
            var template = call.split(" ")[1];
            if (!method.equals("GET") || !template.contains("{")) {
                continue;
            }
            var path = template.replaceAll(
                            "\\{(\\w+_number|map_index|backfill_id|import_error_id|event_log_id)}", "987654")
                    .replaceAll("\\{\\w+}", "nobody");
            var answer = send(method, path, "", "interval", "1");
            boolean refusedAnyway = template.contains("externalLogUrl") || template.endsWith("/xcomEntries");
            expect(refusedAnyway || answer.status() == 404, call, answer);
            expect(refusedAnyway || answer.json().path("detail").isTextual(), call, answer);
            var odd = template.replaceAll(
                    ".*\\{(\\w+_number|map_index|backfill_id|import_error_id|event_log_id)}.*", "$1");
            if (!odd.equals(template)) {
                expect(
                        send(method, path.replaceAll("/987654(/|$)", "/x$1"), "", "interval", "1")
                                .names("path", odd),
                        call + " " + odd + "=x",
                        answer);
            }
        }
        assertThat(problems).isEmpty();
    }

    @Test
    void settings_come_as_text_where_text_is_asked_for() {
        var asked = new ApiRequest(
                "GET", "/api/v2/config", Map.of(), Json.parse(""), "text/plain", Caller.local(Users.ADMIN));
        assertThat(api.answer(asked).body()).isEqualTo("[core]\nx = 1\n");
    }

    @Test
    void every_call_asks_for_the_role_that_it_says() {
        var open = new ArrayList<String>();
        for (var call : description.calls()) {
            var operation = description.operation(call.split(" ")[0], call.split(" ")[1]);
            if (operation.path("security").isEmpty()) {
                open.add(call);
            } else {
                assertThat(operation.path("description").asText().toUpperCase(Locale.ROOT))
                        .containsAnyOf("VIEWER", "USER", "OP", "ADMIN");
            }
        }
        assertThat(open)
                .containsExactlyInAnyOrder("POST /auth/token", "POST /auth/token/cli", "GET /api/v2/monitor/health");
    }
}
