package vn.htsd.scheduler.api;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import vn.htsd.scheduler.dag.ImportError;
import vn.htsd.scheduler.store.EventRows;
import vn.htsd.scheduler.store.NodeRows;
import vn.htsd.scheduler.store.RowFilter;

/**
 * How the scheduler is, what it could not read, what was changed by whom, and what it does not have.
 *
 * @param version of the product
 * @param config settings that may be seen, by section and key
 */
record InfoApi(Part part, String version, Map<String, Map<String, String>> config) {
    private static final String JOB = "SchedulerJob";
    private static final Duration HEALTHY = Duration.ofSeconds(30);
    /** Whose API this is, for clients that ask before they speak. */
    static final String AIRFLOW = "3.2.1";

    void routes(Router router) {
        router.get(
                "/api/v2/version",
                call -> ApiResponse.ok(
                        new AirflowJson.Json().with("version", AIRFLOW).with("git_version", "htsd " + version)));
        router.get(AirflowApi.HEALTH, call -> ApiResponse.ok(health()));
        router.get("/api/v2/importErrors", this::importErrors);
        router.get("/api/v2/importErrors/{import_error_id}", this::importError);
        router.get("/api/v2/eventLogs", this::events);
        router.get("/api/v2/eventLogs/{event_log_id}", this::event);
        router.get("/api/v2/jobs", this::jobs);
        router.get("/api/v2/providers", call -> Lists.answer(call, "providers", List.of()));
        router.get("/api/v2/plugins", call -> Lists.answer(call, "plugins", List.of()));
        router.get(
                "/api/v2/plugins/importErrors",
                call -> ApiResponse.ok(AirflowJson.list("import_errors", List.of(), 0)));
        router.get("/api/v2/assets", call -> Lists.answer(call, "assets", List.of()));
        router.get("/api/v2/assets/aliases", call -> Lists.answer(call, "asset_aliases", List.of()));
        router.get("/api/v2/assets/events", call -> Lists.answer(call, "asset_events", List.of()));
        router.on("GET", "/api/v2/config", Role.ADMIN, this::settings);
        router.on("GET", "/api/v2/config/section/{section}/option/{option}", Role.ADMIN, this::setting);
    }

    /** Also for those who have not said who they are: monitors ask without a name. */
    AirflowJson.Json health() {
        var now = part.database().now();
        var nodes = part.database().transact(sql -> new NodeRows(sql).all());
        var beat = lastBeat(nodes);
        boolean alive = beat.isPresent() && Duration.between(beat.get(), now).compareTo(HEALTHY) < 0;
        var stuck = stuck(nodes, now);
        var word = alive ? "healthy" : "unhealthy";
        var at = AirflowJson.moment(beat.orElse(null));
        var scheduler = new AirflowJson.Json()
                .with("status", stuck.isEmpty() ? word : "unhealthy")
                .with("latest_scheduler_heartbeat", at);
        return new AirflowJson.Json()
                .with("metadatabase", Map.of("status", "healthy"))
                .with("scheduler", stuck.isEmpty() ? scheduler : scheduler.with("do_not_stop", stuck))
                .with("triggerer", new AirflowJson.Json().with("status", null).with("latest_triggerer_heartbeat", null))
                .with(
                        "dag_processor",
                        new AirflowJson.Json().with("status", word).with("latest_dag_processor_heartbeat", at));
    }

    /** Attempts that were asked to stop and go on, in schedulers that live. */
    private static List<String> stuck(List<NodeRows.Node> nodes, Instant now) {
        return nodes.stream()
                .filter(node -> isAlive(node, now))
                .map(NodeRows.Node::trouble)
                .filter(Objects::nonNull)
                .flatMap(String::lines)
                .toList();
    }

    private static boolean isAlive(NodeRows.Node node, Instant now) {
        return node.stopped() == null && Duration.between(node.heartbeat(), now).compareTo(HEALTHY) < 0;
    }

    private static Optional<Instant> lastBeat(List<NodeRows.Node> nodes) {
        return nodes.stream()
                .filter(node -> node.stopped() == null)
                .map(NodeRows.Node::heartbeat)
                .max(Instant::compareTo);
    }

    /** The same for the same file and sentence. */
    private static long id(ImportError error) {
        var crc = new CRC32();
        crc.update(text(error).getBytes(StandardCharsets.UTF_8));
        crc.update(error.file().getBytes(StandardCharsets.UTF_8));
        return crc.getValue() & Integer.MAX_VALUE; // clients read it as a whole number of 32 bits
    }

    private static String text(ImportError error) {
        return error.file() + ", line " + error.line() + ", DAG " + error.dag() + ", key " + error.key() + ": "
                + error.reason().in(java.util.Locale.ENGLISH);
    }

    private List<ImportError> errors() {
        return part.bag().files().stream()
                .flatMap(file -> file.errors().stream())
                .toList();
    }

    private AirflowJson.Json json(ImportError error) {
        return new AirflowJson.Json()
                .with("import_error_id", id(error))
                .with("timestamp", AirflowJson.moment(part.bag().readAt()))
                .with("filename", error.file())
                .with("bundle_name", "dags-folder")
                .with("stack_trace", text(error));
    }

    private ApiResponse importErrors(Call call) {
        var found = errors().stream()
                .filter(error -> Lists.like(call, "filename_pattern", error.file()))
                .map(this::json)
                .toList();
        return Lists.answer(call, "import_errors", found, Map.of("id", "import_error_id", "stacktrace", "stack_trace"));
    }

    private ApiResponse importError(Call call) {
        var wanted = call.part("import_error_id");
        return errors().stream()
                .filter(error -> Long.toString(id(error)).equals(wanted))
                .findFirst()
                .map(error -> ApiResponse.ok(json(error)))
                .orElseThrow(() ->
                        new ApiException(404, "The ImportError with import_error_id: `" + wanted + "` was not found"));
    }

    private AirflowJson.Json json(EventRows.Event event) {
        return new AirflowJson.Json()
                .with("event_log_id", event.id())
                .with("when", AirflowJson.moment(event.when()))
                .with("dag_id", event.dagId())
                .with("task_id", event.taskId())
                .with("run_id", event.runId())
                .with("map_index", null)
                .with("try_number", null)
                .with("event", event.event())
                .with("logical_date", null)
                .with("owner", event.owner())
                .with("extra", event.extra())
                .with("dag_display_name", event.dagId())
                .with("task_display_name", event.taskId());
    }

    private ApiResponse events(Call call) {
        var filter = RowFilter.ofEvents();
        for (var field : List.of("dag_id", "task_id", "run_id", "owner", "event")) {
            var value = call.text(field);
            if (value != null) {
                filter.is(field, value);
            }
            Lists.pattern(call, field + "_pattern", field, filter);
        }
        Lists.anyOf(call, "included_events", "event", filter);
        if (!call.all("excluded_events").isEmpty()) {
            filter.notIn("event", call.all("excluded_events"));
        }
        for (var field : List.of("map_index", "try_number")) {
            if (call.text(field) != null) {
                filter.is(field, call.whole(field, 0));
            }
        }
        moment(call, "after", "gt", filter);
        moment(call, "before", "lt", filter);
        call.orders().forEach(order -> filter.orderBy(order.field(), order.down()));
        filter.page(call.limit(), call.offset());
        var page = part.database().transact(sql -> new EventRows(sql).list(filter));
        return ApiResponse.ok(AirflowJson.list(
                "event_logs", page.rows().stream().map(this::json).toList(), page.total()));
    }

    private static void moment(Call call, String name, String sign, RowFilter filter) {
        var moment = call.moment(name);
        if (moment != null) {
            filter.compare("when", sign, moment);
        }
    }

    private ApiResponse event(Call call) {
        var filter = RowFilter.ofEvents().is("id", call.wholePart("event_log_id"));
        return part.database().transact(sql -> new EventRows(sql).list(filter)).rows().stream()
                .findFirst()
                .map(event -> ApiResponse.ok(json(event)))
                .orElseThrow(() ->
                        new ApiException(404, "The Event Log with id: `" + call.part("event_log_id") + "` not found"));
    }

    private ApiResponse jobs(Call call) {
        var found = new ArrayList<AirflowJson.Json>();
        var now = part.database().now();
        for (var node : part.database().transact(sql -> new NodeRows(sql).all())) {
            boolean alive = isAlive(node, now);
            var job = job(node, alive);
            boolean wanted = Lists.equal(call, "is_alive", alive)
                    && Lists.equal(call, "job_state", String.valueOf(job.get("state")))
                    && Lists.equal(call, "job_type", JOB)
                    && Lists.equal(call, "hostname", node.host())
                    && Lists.equal(call, "executor_class", null)
                    && Lists.inRange(call, "start_date", node.started())
                    && Lists.inRange(call, "end_date", node.stopped());
            if (wanted) {
                found.add(job);
            }
        }
        return Lists.answer(call, "jobs", found);
    }

    private static AirflowJson.Json job(NodeRows.Node node, boolean alive) {
        return new AirflowJson.Json()
                .with("id", node.id())
                .with("dag_id", null)
                .with("state", alive ? "running" : node.stopped() == null ? "failed" : "success")
                .with("job_type", JOB)
                .with("start_date", AirflowJson.moment(node.started()))
                .with("end_date", AirflowJson.moment(node.stopped()))
                .with("latest_heartbeat", AirflowJson.moment(node.heartbeat()))
                .with("executor_class", null)
                .with("hostname", node.host())
                .with("unixname", null)
                .with("dag_display_name", null);
    }

    private static AirflowJson.Json section(String name, Map<String, String> options) {
        return new AirflowJson.Json()
                .with("name", name)
                .with(
                        "options",
                        options.entrySet().stream()
                                .map(option -> Map.of("key", option.getKey(), "value", option.getValue()))
                                .toList());
    }

    private ApiResponse settings(Call call) {
        @Nullable String wanted = call.text("section");
        var sections = new TreeMap<>(config);
        sections.keySet().removeIf(name -> wanted != null && !name.equals(wanted));
        if (sections.isEmpty()) {
            throw new ApiException(404, "Section " + wanted + " not found.");
        }
        return answer(call, sections);
    }

    /** As JSON, or as a file of settings is written, if that is what is asked for. */
    private static ApiResponse answer(Call call, SortedMap<String, Map<String, String>> sections) {
        if (!call.request().accept().contains("text/plain")) {
            return ApiResponse.ok(Map.of(
                    "sections",
                    sections.entrySet().stream()
                            .map(section -> section(section.getKey(), section.getValue()))
                            .toList()));
        }
        var text = new StringBuilder();
        sections.forEach((name, options) -> {
            text.append('[').append(name).append("]\n");
            options.forEach(
                    (key, value) -> text.append(key).append(" = ").append(value).append('\n'));
        });
        return ApiResponse.text("text/plain", text.toString());
    }

    private ApiResponse setting(Call call) {
        var section = call.part("section");
        var option = call.part("option");
        var value = config.getOrDefault(section, Map.of()).get(option);
        if (value == null) {
            throw new ApiException(404, "Option [" + section + "/" + option + "] not found.");
        }
        return answer(call, new TreeMap<>(Map.of(section, Map.of(option, value))));
    }
}
