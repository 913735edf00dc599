package vn.htsd.scheduler.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.problem.Category;
import vn.htsd.data.problem.HtsdException;
import vn.htsd.data.problem.Message;
import vn.htsd.scheduler.api.AirflowApi;
import vn.htsd.scheduler.api.ApiRequest;
import vn.htsd.scheduler.api.Caller;
import vn.htsd.scheduler.api.Json;
import vn.htsd.scheduler.engine.DagBag;
import vn.htsd.scheduler.engine.Trials;
import vn.htsd.scheduler.run.Surroundings;
import vn.htsd.scheduler.store.Database;

/**
 * Where commands give their orders: a server that was named, the one that runs in this workspace, or, where none runs, the
 * run store itself. The words are the same.
 */
abstract sealed class SchedulerDoor implements AutoCloseable {
    /** What came back, as text. */
    record Reply(int status, String text) {}

    /** @param body null for none */
    abstract Reply reply(String method, String path, Map<String, String> query, @Nullable Object body);

    /** @throws HtsdException if it is refused */
    JsonNode ask(String method, String path, Map<String, String> query, @Nullable Object body) {
        return answered(reply(method, path, query, body));
    }

    @Override
    public void close() {}

    /** @param server null for this workspace's own */
    static SchedulerDoor open(Htsd htsd, @Nullable URI server) {
        if (server != null) {
            return Remote.login(htsd, server);
        }
        var assembly = htsd.forReading();
        var running = new ServerFile(assembly.workspace())
                .read()
                .map(known -> new Remote(URI.create(known.url()), known.token()))
                .filter(Remote::answers);
        return running.isPresent() ? running.get() : new Local(htsd);
    }

    /** What a task sees that is tried here: of a server that has the run store, no connections, whose secrets it keeps. */
    static Surroundings surroundings(Htsd htsd) {
        try (var door = open(htsd, null)) {
            if (door instanceof Local local) {
                return local.surroundings();
            }
            var variables = new LinkedHashMap<String, String>();
            for (var variable : door.all(path("variables"), "variables", Map.of())) {
                variables.put(
                        variable.path("key").asText(), variable.path("value").asText());
            }
            htsd.tell("tasks.no_connections");
            return Surroundings.alone(variables, Map.of());
        }
    }

    /** Parts of a path, each encoded. */
    static String path(String... parts) {
        return ApiRequest.path(parts);
    }

    /** Every row of a list, page by page. */
    List<JsonNode> all(String path, String list, Map<String, String> query) {
        var rows = new ArrayList<JsonNode>();
        while (true) {
            var asked = new LinkedHashMap<>(query);
            asked.put("limit", "100");
            asked.put("offset", Integer.toString(rows.size()));
            var answer = ask("GET", path, asked, null);
            answer.path(list).forEach(rows::add);
            if (answer.path(list).isEmpty()
                    || rows.size() >= answer.path("total_entries").asLong()) {
                return rows;
            }
        }
    }

    /** Beside Airflow's own. */
    static String own(String... parts) {
        return ApiRequest.own(parts);
    }

    /** Like {@link #ask}; nothing where there is no such thing. */
    Optional<JsonNode> find(String path) {
        var reply = reply("GET", path, Map.of(), null);
        return reply.status() == 404 ? Optional.empty() : Optional.of(answered(reply));
    }

    /** The id of a run that is named by its id or, as in Airflow, by the moment that it is about. */
    String runId(String dagId, String idOrMoment) {
        return run(dagId, idOrMoment)
                .orElseGet(() -> ask("GET", path("dags", dagId, "dagRuns", idOrMoment), Map.of(), null))
                .path("dag_run_id")
                .asText();
    }

    /** The run that is named by its id or by the moment that it is about. */
    Optional<JsonNode> run(String dagId, String idOrMoment) {
        return find(path("dags", dagId, "dagRuns", idOrMoment))
                .or(() -> UtcMoment.of(idOrMoment).flatMap(moment -> {
                    var about = Map.of("logical_date_gte", moment.toString(), "logical_date_lte", moment.toString());
                    return all(path("dags", dagId, "dagRuns"), "dag_runs", about).stream()
                            .findFirst();
                }));
    }

    /** Makes a setting, or changes the one that is there; the answer is what there is now. */
    JsonNode put(SettingKind kind, String key, Object body) {
        boolean known = find(path(kind.path(), key)).isPresent();
        return known
                ? ask("PATCH", path(kind.path(), key), Map.of(), kind.asChange(Json.tree(body)))
                : ask("POST", path(kind.path()), Map.of(), body);
    }

    private static JsonNode answered(Reply reply) {
        int status = reply.status();
        var text = reply.text();
        if (status < 300) {
            return Json.parse(text);
        }
        var detail = Json.parse(text).path("detail");
        var sentence = detail.isArray()
                ? detail.path(0).path("loc").path(1).asText() + ": "
                        + detail.path(0).path("msg").asText()
                : detail.asText(text);
        throw new HtsdException(
                status == 401 ? Category.ENVIRONMENT : Category.INPUT,
                Message.of(Problems.BUNDLE, status == 401 ? "server.not_let_in" : "server.refused", sentence));
    }

    /** Over the network. */
    private static final class Remote extends SchedulerDoor {
        private final URI server;
        private final String token;
        private final HttpClient client = HttpClient.newHttpClient();

        Remote(URI server, String token) {
            this.server = server;
            this.token = token;
        }

        /** With {@code HTSD_SERVER_TOKEN}, or {@code HTSD_SERVER_USER} and {@code HTSD_SERVER_PASSWORD}. */
        static Remote login(Htsd htsd, URI server) {
            var environment = htsd.environment();
            var known = environment.get("HTSD_SERVER_TOKEN");
            if (known != null) {
                return new Remote(server, known);
            }
            var body = Map.of(
                    "username", environment.getOrDefault("HTSD_SERVER_USER", "admin"),
                    "password", environment.getOrDefault("HTSD_SERVER_PASSWORD", ""));
            var answer = new Remote(server, "").reply("POST", "/auth/token/cli", Map.of(), body);
            return new Remote(server, answered(answer).path("access_token").asText());
        }

        boolean answers() {
            try {
                return reply("GET", "/api/v2/version", Map.of(), null).status() == 200;
            } catch (HtsdException nobodyThere) {
                return false;
            }
        }

        @Override
        Reply reply(String method, String path, Map<String, String> query, @Nullable Object body) {
            var parameters = new ArrayList<String>();
            query.forEach((name, value) -> parameters.add(ApiRequest.encoded(name) + "=" + ApiRequest.encoded(value)));
            var answer = send(method, path + (parameters.isEmpty() ? "" : "?" + String.join("&", parameters)), body);
            return new Reply(answer.statusCode(), answer.body());
        }

        private HttpResponse<String> send(String method, String path, @Nullable Object body) {
            var base = server.toString().replaceAll("/+$", "");
            var request = HttpRequest.newBuilder(URI.create(base + path))
                    .header("Authorization", "Bearer " + token)
                    .header("Content-Type", "application/json")
                    .method(
                            method,
                            body == null
                                    ? HttpRequest.BodyPublishers.noBody()
                                    : HttpRequest.BodyPublishers.ofString(Json.text(body)))
                    .build();
            try {
                return client.send(request, HttpResponse.BodyHandlers.ofString());
            } catch (ConnectException e) {
                throw unreachable("nobody listens there", e);
            } catch (IOException e) {
                throw unreachable(String.valueOf(e.getMessage()), e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw unreachable("interrupted", e);
            }
        }

        private HtsdException unreachable(String why, Exception cause) {
            return new HtsdException(
                    Category.ENVIRONMENT, Message.of(Problems.BUNDLE, "server.unreachable", server, why), cause);
        }
    }

    /** In this process, on the run store. */
    private static final class Local extends SchedulerDoor {
        private final Database database;
        private final Supplier<AirflowApi> opened;
        private final Trials trials;
        private final Caller caller;
        private @Nullable AirflowApi api;

        Local(Htsd htsd) {
            var assembly = htsd.forReading();
            this.database = Database.open(assembly.database());
            var bag = new DagBag(assembly.workspace().dags(), htsd::reading, htsd.clock());
            bag.load(database);
            this.trials = new Trials(database, bag, htsd.clock());
            this.opened = () -> Listening.api(assembly, database, bag, htsd.clock(), () -> {});
            this.caller = Caller.local(
                    Optional.ofNullable(System.getProperty("user.name")).orElse("local"));
        }

        @Override
        Reply reply(String method, String path, Map<String, String> query, @Nullable Object body) {
            var listed = new LinkedHashMap<String, List<String>>();
            query.forEach((name, value) -> listed.put(name, List.of(value)));
            var answer = api().answer(new ApiRequest(method, path, listed, Json.tree(body), "", caller));
            var result = answer.body();
            return new Reply(answer.status(), result == null ? "" : Json.text(result));
        }

        /** Its contract is read when something is asked: a trial of a task asks for nothing. */
        private AirflowApi api() {
            var open = api;
            if (open == null) {
                open = opened.get();
                api = open;
            }
            return open;
        }

        Surroundings surroundings() {
            return trials.surroundings();
        }

        @Override
        public void close() {
            database.close();
        }
    }
}
